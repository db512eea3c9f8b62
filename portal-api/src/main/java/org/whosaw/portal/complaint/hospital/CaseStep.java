package org.whosaw.portal.complaint.hospital;

import org.whosaw.portal.kernel.Coded;

/** What moves a complaint on at the hospital's desk; stored by code. */
public enum CaseStep implements Coded {
    FILED,
    ASSIGNED,
    ASKED,
    /** She wrote something more. */
    REPLIED,
    ANSWERED
}
