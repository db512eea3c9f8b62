package org.whosaw.portal.complaint;

import java.io.InputStream;

/** Opens the evidence of one complaint, whose code is at hand. */
@FunctionalInterface
public interface EvidenceSource {
    /**
     * Returns a file's bytes as a stream that holds only a little of them at a time.
     *
     * @param name as {@link FiledComplaint.Evidence} has it
     */
    InputStream open(String name);
}
