package org.whosaw.portal.web.hospital.questions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.QuestionDesk;
import org.whosaw.portal.request.QuestionDesk.Owed;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.asking.MatterWords;

/** Draws the desk's list of questions, and says of a look what its lists may say. */
final class QuestionViews {
    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;
    private final Speech speech;
    private final MatterWords said;
    private final Clock clock;

    QuestionViews(StaffAtDesk desk, Clock clock) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
        this.speech = new Speech(words, false);
        this.said = new MatterWords(words, clock);
        this.clock = clock;
    }

    PageView list(Owed owed, @Nullable String note) {
        Instant now = clock.instant();
        long late = owed.open().stream().filter(each -> each.request().isOverdue(now)).count();
        return new PageView(
                "hospital/questions",
                desk.chrome(words.get("desk.place.questions"), Place.QUESTIONS.href()),
                new QuestionsUiState(
                        desk.bar(Place.QUESTIONS),
                        words.get("questions.headline", "count", owed.open().size(), "late", late),
                        words.get("questions.sub"),
                        note(owed, note),
                        owed.open().stream().map(this::line).toList(),
                        owed.answered().stream().map(this::line).toList()));
    }

    private @Nullable Note note(Owed owed, @Nullable String note) {
        if ("answered".equals(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("questions.answered.done"));
        }
        return owed.elsewhere() == 0
                ? null
                : new Note(
                        Icon.INFO,
                        Tone.NEUTRAL,
                        words.get("questions.elsewhere", "count", owed.elsewhere()));
    }

    private QuestionsUiState.Line line(QuestionDesk.Entry entry) {
        Request request = entry.request();
        Instant due = request.dueAt();
        return new QuestionsUiState.Line(
                request.number(),
                "/desk/questions/" + request.number(),
                times.moment(entry.line().at()),
                where(entry.line()),
                who(entry.line()),
                List.of(chip(request)),
                due == null ? "" : said.dueDay(due));
    }

    /** Returns the state as the desk reads it. */
    Chip chip(Request request) {
        if (request.isOverdue(clock.instant())) {
            return new Chip(words.get("matter.overdue"), Tone.ATTENTION);
        }
        return new Chip(words.get("questions.state." + request.state().code()), Tone.NEUTRAL);
    }

    /** Returns through what and where a look was. */
    String where(Line line) {
        String place = line.place();
        return Speech.dotted(
                speech.named(line.system(), line.systemEn()),
                place == null ? null : speech.named(place, line.placeEn()));
    }

    /** Returns who looked: department and role, with the masked name. */
    String who(Line line) {
        return Speech.dotted(
                line.maskedName(), line.department(), speech.ofCode("role", line.role()));
    }

    /** Returns what was done. */
    String did(Line line) {
        return words.get("action." + line.action());
    }

    /** Returns what was shown. */
    String shown(Line line) {
        return line.elements().isEmpty()
                ? words.get("entry.saw.none")
                : speech.elements(line.elements());
    }
}
