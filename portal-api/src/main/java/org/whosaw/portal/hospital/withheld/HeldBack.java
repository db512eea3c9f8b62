package org.whosaw.portal.hospital.withheld;

import java.time.Instant;

/**
 * What she is told of an entry that was held back, once it is not any more.
 *
 * @param until when it was first there to read
 * @param law the law that put the notice off
 * @param article its article
 */
public record HeldBack(Instant until, String law, String article) {
    @Override
    public String toString() {
        return "HeldBack[" + until + "]";
    }
}
