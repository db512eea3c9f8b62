package org.whosaw.portal.hospital;

import org.whosaw.portal.kernel.Coded;

/** Says why a hospital holds data about a person. */
public enum PersonKind implements Coded {
    PATIENT,
    NEWBORN,
    /** A contact in another person's investigation: no patient, yet data about her was taken. */
    CONTACT,
    COMPANION
}
