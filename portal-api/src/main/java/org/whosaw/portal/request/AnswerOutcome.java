package org.whosaw.portal.request;

import org.whosaw.portal.kernel.Coded;

/** What an answer to a question comes to. Stored by code. */
public enum AnswerOutcome implements Coded {
    /** The look had a reason, and the answer says which. */
    EXPLAINED,
    /** The account was perhaps used by another. */
    POSSIBLY_ANOTHER_PERSON,
    /** No reason was found. */
    NO_REASON_FOUND
}
