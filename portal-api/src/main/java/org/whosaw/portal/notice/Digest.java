package org.whosaw.portal.notice;

import org.whosaw.portal.kernel.Coded;

/** How often a message sums up what did not have to be told at once. */
public enum Digest implements Coded {
    DAILY,
    WEEKLY,
    NONE
}
