package org.whosaw.portal.authority.channel;

import java.io.IOException;
import java.io.OutputStream;
import org.whosaw.portal.authority.directory.Authority;

/**
 * One sealed package on its way.
 *
 * @param packageId {@code pk_…}, the same at every try
 */
public record Parcel(String packageId, Authority authority, long size, Content content) {
    /** Writes the sealed bytes, a piece at a time. */
    @FunctionalInterface
    public interface Content {
        /** Writes them all. */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Returns the name of its file: sealed, as CMS files are called. */
    String fileName() {
        return packageId + ".zip.p7m";
    }
}
