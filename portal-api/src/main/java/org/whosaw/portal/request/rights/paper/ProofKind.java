package org.whosaw.portal.request.rights.paper;

import org.whosaw.portal.kernel.Coded;

/** What a paper shows. Stored by code. */
public enum ProofKind implements Coded {
    /** Who she is. */
    IDENTITY,
    /** That somebody died. */
    DEATH,
    /** How she is related. */
    KINSHIP,
    /** That somebody empowered her. */
    AUTHORITY
}
