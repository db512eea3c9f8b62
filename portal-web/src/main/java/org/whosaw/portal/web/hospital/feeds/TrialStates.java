package org.whosaw.portal.web.hospital.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.ingest.feed.TrialRow;
import org.whosaw.portal.ingest.sheet.SheetFault;
import org.whosaw.portal.ingest.sheet.rest.SheetWords;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.feeds.TrialUiState.Cell;
import org.whosaw.portal.web.hospital.feeds.TrialUiState.One;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** Builds the pages of a trial for one member of the staff. Belongs to one request. */
final class TrialStates {
    private final StaffAtDesk desk;
    private final Words words;
    private final Texts texts;
    private final List<String> mappings;

    TrialStates(StaffAtDesk desk, Texts texts, List<String> mappings) {
        this.desk = desk;
        this.words = desk.words();
        this.texts = texts;
        this.mappings = mappings;
    }

    /** Returns the form, with what was wrong with the sheet before. */
    TrialUiState form(@Nullable String wrong) {
        return state(wrong == null ? null : new Note(Icon.ALERT, Tone.STOP, wrong), null);
    }

    /** Returns one row, masked. */
    TrialUiState row(TrialRow row) {
        Instant at = row.at();
        One one =
                new One(
                        row.token(),
                        words.get(
                                "trial.where",
                                "sheet",
                                row.sheet(),
                                "named",
                                row.sheet().isEmpty() ? "no" : "yes",
                                "row",
                                Integer.toString(row.number()),
                                "place",
                                row.place() + 1,
                                "count",
                                row.count()),
                        verdict(row),
                        at == null ? null : desk.times().exact(at),
                        row.cells().stream().map(this::cell).toList(),
                        row.place() == 0 ? null : Integer.toString(row.place() - 1),
                        row.place() + 1 < row.count() ? Integer.toString(row.place() + 1) : null);
        return state(null, one);
    }

    private TrialUiState state(@Nullable Note note, @Nullable One one) {
        return new TrialUiState(
                desk.bar(Place.FEEDS),
                words.get("trial.headline"),
                words.get("trial.sub"),
                note,
                mappings,
                one);
    }

    private Note verdict(TrialRow row) {
        SheetFault fault = row.fault();
        if (fault != null) {
            String why = new SheetWords(texts, words.language()).place(fault).detail();
            return new Note(Icon.ALERT, Tone.ATTENTION, words.get("trial.refused", "why", why));
        }
        Standing standing = row.standing();
        if (standing == null) {
            return new Note(Icon.INFO, Tone.NEUTRAL, words.get("trial.unread"));
        }
        return switch (standing) {
            case KNOWN -> new Note(Icon.CHECK, Tone.GOOD, words.get("trial.known"));
            case DOUBTFUL -> new Note(Icon.HELP, Tone.ATTENTION, words.get("trial.doubtful"));
            case UNKNOWN -> new Note(Icon.INFO, Tone.NEUTRAL, words.get("trial.unknown"));
        };
    }

    private Cell cell(TrialRow.Cell cell) {
        return new Cell(
                cell.letters() + " " + cell.header(),
                value(cell),
                cell.means() == null
                        ? words.get(cell.known() ? "trial.shown-only" : "trial.not-known")
                        : words.get("trial.means." + cell.means().code()),
                kept(cell));
    }

    /** Of her, only that it was shown; of the look, who, when and where. */
    private String kept(TrialRow.Cell cell) {
        if (cell.shows() != null) {
            String element = words.get("element." + cell.shows().code());
            return words.get("trial.kept", "element", element);
        }
        boolean ofLook = cell.means() != null && !cell.means().isHers() && cell.filled();
        return ofLook ? words.get("trial.kept.look") : "—";
    }

    private String value(TrialRow.Cell cell) {
        if (!cell.filled()) {
            return "—";
        }
        return cell.masked().isEmpty() ? words.get("trial.hidden") : cell.masked();
    }
}
