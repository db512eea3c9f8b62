package org.whosaw.portal.kernel;

/**
 * Names one error for machines. Each room has one enum of them; texts for people stand in room
 * text.
 */
public interface ErrorCode {
    /** Returns the stable code, {@code room.what}, for example {@code event.conflict}. */
    String code();

    /** Returns the HTTP status that answers it, 4xx or 503. */
    int status();
}
