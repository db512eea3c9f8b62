package org.whosaw.portal.ingest.file;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Says what to take in, for whom and how.
 *
 * @param format the name of a registered format
 * @param mapping the name of a sheet's mapping, or null
 * @param origin what the file does not say itself
 */
public record FileJob(
        HospitalId hospital,
        Path file,
        String format,
        @Nullable String mapping,
        SheetOrigin origin,
        Keep keep) {
    @Override
    public String toString() {
        return "FileJob[" + format + "]";
    }
}
