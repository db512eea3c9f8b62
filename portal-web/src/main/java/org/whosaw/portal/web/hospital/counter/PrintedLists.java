package org.whosaw.portal.web.hospital.counter;

import java.util.List;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.counter.PrintedListUiState.Line;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;

/** Draws a person's list for paper. */
final class PrintedLists {
    private static final long NO_ACCOUNT = 0;

    private final AccessTimeline timeline;
    private final PaperCode paper;

    PrintedLists(AccessTimeline timeline, PaperCode paper) {
        this.paper = paper;
        this.timeline = timeline;
    }

    PageView page(StaffAtDesk desk, CounterPerson person, Subject subject) {
        Page<Access> entries =
                timeline.list(
                        new AccessReading(
                                NO_ACCOUNT,
                                List.of(subject),
                                java.util.Set.of(),
                                AccessReading.Filter.NONE,
                                AccessReading.MAX_LIMIT,
                                null,
                                desk.words().language()));
        Words words = desk.words();
        Times times = desk.times();
        Speech speech = new Speech(words, false);
        AccessLines lines = new AccessLines(speech, times);
        List<Line> all =
                entries.items().stream().map(entry -> line(entry, speech, lines, times)).toList();
        String note =
                words.get(
                        entries.next() == null ? "list.note" : "list.note.more",
                        "count",
                        all.size());
        return new PageView(
                "hospital/list",
                desk.chrome(words.get("counter.list"), Place.COUNTER.href()),
                new PrintedListUiState(
                        desk.bar(Place.COUNTER),
                        words.get(
                                "list.about", "name", person.maskedName(), "end", person.mrnEnd()),
                        note,
                        all,
                        paper.mark(desk)));
    }

    private static Line line(Access entry, Speech speech, AccessLines lines, Times times) {
        String what = speech.shown(entry.elements(), entry.categories());
        return new Line(
                times.moment(entry.occurredAt()),
                Speech.dotted(lines.who(entry.accessor()), lines.employedInFull(entry.accessor())),
                entry.accessor().code(),
                Speech.dotted(entry.system().name(), lines.place(entry.terminal())),
                Speech.dotted(speech.words().get("action." + entry.action().code()), what));
    }
}
