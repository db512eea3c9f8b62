package org.whosaw.portal.consent.decision;

import org.whosaw.portal.kernel.Coded;

/** Why an answer is no. */
public enum DenyReason implements Coded {
    /** The question is not one that can be answered: subject, action or resource is another. */
    NOT_UNDERSTOOD,
    UNKNOWN_RECIPIENT,
    UNKNOWN_PERSON,
    UNKNOWN_PURPOSE,
    UNKNOWN_ELEMENT,
    /** No element was asked for. */
    NOTHING_ASKED,
    /** The register has no such use, or it is not active. */
    NOT_APPROVED,
    /** The register has another method. */
    OTHER_METHOD,
    /** An element that the register does not have. */
    OUTSIDE_REGISTER,
    /** Nothing covers it: never asked, refused, stopped or over, which is nobody's to know. */
    NO_CONSENT,
    /** A grant covers some of the elements, not all. */
    ELEMENTS_NOT_COVERED
}
