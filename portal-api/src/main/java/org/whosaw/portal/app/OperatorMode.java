package org.whosaw.portal.app;

import org.whosaw.portal.kernel.Coded;

/** Says who runs this machine, and so what may be promised on its pages. */
public enum OperatorMode implements Coded {
    /** A region, a group or a trusted third party. */
    INDEPENDENT,
    /** The hospital itself, which is also the respondent. */
    HOSPITAL
}
