package org.whosaw.portal.ingest.file;

import java.util.List;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;

/**
 * Says what became of a file.
 *
 * @param number under which it is known, {@code portal ingest --unseal} takes it
 * @param sha256 its hash in hexadecimal
 * @param resumed how many chunks were durable from an earlier reading
 * @param original {@code destroyed} or {@code sealed}
 */
public record FileReport(
        String number,
        String sha256,
        int resumed,
        SheetTally tally,
        String original,
        List<SheetPlace> faults,
        List<SheetPlace> notes) {
    public FileReport {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }
}
