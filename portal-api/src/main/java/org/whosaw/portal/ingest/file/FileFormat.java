package org.whosaw.portal.ingest.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.text.Language;

/** Reads files of one format into the portal. */
public interface FileFormat {
    /** Returns the name by which it is asked for. */
    String name();

    /**
     * Returns what the reading depends on beside the file, so that a changed mapping begins anew.
     */
    default String settings(FileJob job) {
        return "";
    }

    /**
     * Reads a file. The same file gives the same chunks every time.
     *
     * @param skip how many chunks are durable from an earlier reading
     */
    Outcome read(FileJob job, int skip, Course course, Language language) throws IOException;

    /** Hears how it goes. */
    interface Course {
        /** Hears that a chunk is durable, and what it added. */
        void durable(SheetTally added);

        /** Hears how much of the file is read, in any unit. */
        void progress(long done, long total);
    }

    /**
     * What became of a file.
     *
     * @param tally of all that was read now, skipped chunks left out
     * @param faults the first of what was refused, worded
     * @param refused all that was refused and is not counted yet
     */
    record Outcome(
            SheetTally tally, List<SheetPlace> faults, List<SheetPlace> notes, Refused refused) {
        public Outcome {
            faults = List.copyOf(faults);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Counts what was refused.
     *
     * @param system the code of the system whose file it is, or null when it is not known
     * @param byRule how often each rule refused
     */
    record Refused(@Nullable String system, Map<String, Long> byRule) {
        /** Nothing, or counted elsewhere. */
        static final Refused NONE = new Refused(null, Map.of());
    }
}
