package org.whosaw.portal.request.rights;

import org.whosaw.portal.kernel.Coded;

/** Why something that was asked is not done. Stored by code. */
public enum RefusalReason implements Coded {
    /** A law says how long it is kept. */
    RETENTION_BY_LAW,
    /** A law demands that it be secret for now (PIPL 18, 35). */
    SECRECY_BY_LAW,
    /** Deleting it is technically hard for now (PIPL 47, 2). */
    TECHNICALLY_HARD,
    /** Who asks was not shown. */
    IDENTITY_NOT_SHOWN,
    /** That she may act for the person was not shown. */
    AUTHORITY_NOT_SHOWN,
    /** The one who died arranged otherwise (PIPL 49). */
    ARRANGED_OTHERWISE,
    /** It would harm somebody else. */
    RIGHTS_OF_OTHERS,
    /** Checked, and what is on record is right (PIPL 46). */
    RECORD_IS_RIGHT,
    /** The hospital does not have it. */
    NOT_HELD,
    /** The conditions for handing it on are not met (Network Data Regulation 25). */
    CONDITIONS_NOT_MET
}
