package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Coded;

/** Says what she who complains asks for; stored by code. */
public enum Want implements Coded {
    /** That it stops. */
    STOP,
    /** That her data are deleted. */
    DELETE,
    /** That wrong data are corrected. */
    CORRECT,
    /** That somebody finds out how it came about. */
    INVESTIGATE,
    /** That whoever did it is punished. */
    PENALISE,
    /** That her loss is made good. */
    COMPENSATE
}
