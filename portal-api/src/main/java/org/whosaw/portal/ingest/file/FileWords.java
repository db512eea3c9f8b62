package org.whosaw.portal.ingest.file;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Words what became of a file, line by line; coordinates and rules, never contents. */
public final class FileWords {
    private final Texts texts;
    private final Language language;

    public FileWords(Texts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    /** Returns the language. */
    public Language language() {
        return language;
    }

    /** Returns the lines of a report. */
    public List<String> of(FileReport report) {
        List<String> lines = new ArrayList<>();
        if (report.resumed() > 0) {
            lines.add(texts.get(language, "file.resumed", report.resumed()));
        }
        report.notes().stream().map(SheetPlace::detail).forEach(lines::add);
        report.faults().stream().map(SheetPlace::detail).forEach(lines::add);
        SheetTally tally = report.tally();
        if (tally.rejected() > report.faults().size() && report.resumed() == 0) {
            lines.add(texts.get(language, "file.more", tally.rejected() - report.faults().size()));
        }
        lines.add(
                texts.get(
                        language,
                        "file.done",
                        tally.rows(),
                        tally.accepted(),
                        tally.duplicate(),
                        tally.held(),
                        tally.doubtful(),
                        tally.rejected(),
                        tally.pages()));
        String key = report.original().equals("destroyed") ? "file.destroyed" : sealed(tally);
        lines.add(texts.get(language, key, report.number(), report.sha256()));
        return lines;
    }

    private static String sealed(SheetTally tally) {
        return tally.rejected() > 0 ? "file.sealed-refused" : "file.sealed";
    }

    /** Returns the lines of a refusal. */
    public List<String> of(PortalException refusal) {
        String code = refusal.errorCode().code();
        String title = texts.get(language, "problem." + code + ".title");
        String detail =
                texts.find(language, "problem." + code + ".detail", refusal.args()).orElse("");
        return List.of(texts.get(language, "file.not-taken"), title, detail);
    }
}
