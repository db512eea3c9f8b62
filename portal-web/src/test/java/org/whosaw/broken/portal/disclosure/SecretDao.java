package org.whosaw.broken.portal.disclosure;

/** A DAO that a neighbour reaches into. */
public interface SecretDao {
    String secret();
}
