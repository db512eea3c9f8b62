package org.whosaw.portal.access.why;

import org.whosaw.portal.kernel.Coded;

/** How strongly the hospital's records tie a viewer to a person, the stronger first. */
public enum Strength implements Coded {
    /** A fact on file names this viewer and this person. */
    DIRECT,
    /** They were near each other; that is no reason. */
    NEAR,
    /** Nothing on file ties them. */
    NONE
}
