package org.whosaw.portal.complaint.hospital;

import org.whosaw.portal.kernel.Coded;

/** Where a complaint stands at the hospital's desk; stored by code. */
public enum CaseState implements Coded {
    /** The desk owes an answer. */
    OPEN,
    /** The desk has asked her something; its clock goes on. */
    ASKED,
    ANSWERED
}
