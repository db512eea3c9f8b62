package org.whosaw.portal.authority.directory;

import org.whosaw.portal.kernel.Coded;

/** Says how well an entry of the directory is known. */
public enum Checked implements Coded {
    /** The rule or the office's own page was read. */
    READ,
    /** Others quote it. */
    SECOND_HAND,
    /** Nobody looked it up; ask before relying on it. */
    MEMORY
}
