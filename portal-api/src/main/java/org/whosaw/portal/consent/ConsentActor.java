package org.whosaw.portal.consent;

import org.whosaw.portal.kernel.Coded;

/** Who took a step. Stored by code. */
public enum ConsentActor implements Coded {
    PATIENT,
    GUARDIAN,
    /** A member of the desk, for what she says at the counter. */
    STAFF,
    /** A system that asked. */
    SYSTEM,
    /** The hospital, by its register or what it registered. */
    HOSPITAL,
    CLOCK
}
