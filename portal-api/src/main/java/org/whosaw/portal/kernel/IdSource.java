package org.whosaw.portal.kernel;

/**
 * Makes 64-bit ids that sort by time: 41 bits of milliseconds, then 22 random bits. Safe for
 * threads.
 */
@FunctionalInterface
public interface IdSource {
    /** Returns an id that this source has not returned before. */
    long next();
}
