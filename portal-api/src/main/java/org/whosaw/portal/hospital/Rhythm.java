package org.whosaw.portal.hospital;

import org.whosaw.portal.kernel.Coded;

/** How often a system sends what was looked at in it, as the hospital declares. */
public enum Rhythm implements Coded {
    /** All day long. */
    CONTINUOUS,
    /** One file a night: the normal case, so yesterday's state is no delay. */
    NIGHTLY,
    /** One file after each working day. */
    WORKDAYS
}
