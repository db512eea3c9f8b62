package org.whosaw.portal.web.hospital.questions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.request.AccessReviews.Review;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.AskedLines.Line;
import org.whosaw.portal.request.QuestionDesk.Case;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.questions.CaseUiState.Answering;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.asking.MatterWords;

/** Draws one case at the desk. */
final class CaseViews {
    private final AccessTimeline timeline;
    private final Clock clock;

    CaseViews(AccessTimeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** What was typed and is wrong. */
    record Typed(Field phone, @Nullable AnswerOutcome outcome, Field text, Field code) {
        static final Typed NOTHING = new Typed(Field.EMPTY, null, Field.EMPTY, Field.EMPTY);
    }

    PageView of(StaffAtDesk desk, Case open, Typed typed) {
        Words words = desk.words();
        Request request = open.request();
        QuestionViews lines = new QuestionViews(desk, clock);
        boolean owed = request.state().isOpen();
        return new PageView(
                "hospital/question",
                desk.chrome(words.get("desk.place.questions"), Place.QUESTIONS.href()),
                new CaseUiState(
                        desk.bar(Place.QUESTIONS),
                        words.get("question.headline"),
                        lines.chip(request).text(),
                        request.isOverdue(clock.instant())
                                ? new Note(
                                        Icon.CLOCK, Tone.ATTENTION, words.get("question.overdue"))
                                : null,
                        facts(desk, open, lines),
                        open.reviews().stream().map(each -> heard(desk, each)).toList(),
                        steps(desk, request),
                        "/desk/questions/" + request.number(),
                        owed && open.line().personal() ? typed.phone() : null,
                        owed ? answering(words, typed) : null));
    }

    private List<Fact> facts(StaffAtDesk desk, Case open, QuestionViews lines) {
        Words words = desk.words();
        Request request = open.request();
        Line line = open.line();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("question.patient"),
                        open.record().maskedName(),
                        words.get("question.patient.mrn", "end", open.record().mrnEnd())));
        facts.add(
                new Fact(
                        words.get("question.look"),
                        desk.times().exact(line.at()) + " · " + lines.did(line),
                        lines.where(line)));
        facts.add(new Fact(words.get("question.who"), lines.who(line), null));
        facts.add(
                new Fact(
                        words.get("question.shown"),
                        lines.shown(line),
                        line.persons() > 1
                                ? words.get("review.list", "count", line.persons())
                                : null));
        facts.add(new Fact(words.get("question.why"), why(desk, request), null));
        String hers = request.words();
        if (hers != null) {
            facts.add(
                    new Fact(words.get("question.words"), hers, words.get("question.words.text")));
        }
        Instant due = request.dueAt();
        if (due != null) {
            MatterWords said = new MatterWords(words, clock);
            facts.add(new Fact(words.get("matter.until"), said.dueDay(due), said.promise(request)));
        }
        Request.Answer answer = request.answer();
        if (answer != null) {
            facts.add(
                    new Fact(
                            words.get("matter.answer"),
                            answer.text(),
                            words.get(
                                    "matter.signed",
                                    "code",
                                    answer.signedBy(),
                                    "time",
                                    desk.times().moment(answer.signedAt()))));
        }
        return facts;
    }

    /** Returns what the patient's own page says of it now: a late fact may have cleared it. */
    private String why(StaffAtDesk desk, Request request) {
        AccessReading reading =
                new AccessReading(
                        0,
                        List.of(new Subject(request.person(), request.hospital(), false)),
                        Set.of(request.person()),
                        Filter.NONE,
                        1,
                        null,
                        desk.words().language());
        return timeline.find(reading, request.eventId()).access().explanation().sentence();
    }

    private static Fact heard(StaffAtDesk desk, Review review) {
        Words words = desk.words();
        Times times = desk.times();
        Instant at = review.answeredAt();
        ReviewAnswer answer = review.answer();
        if (at == null || answer == null) {
            return new Fact(
                    words.get("question.page", "time", times.moment(review.madeAt())),
                    words.get("question.page.open"),
                    words.get("review.link.until", "time", times.moment(review.expiresAt())));
        }
        ReviewReason reason = review.reason();
        String said = words.get("review.answer." + answer.code());
        return new Fact(
                words.get("question.page.said", "time", times.moment(at)),
                reason == null ? said : said + words.get("sentence.comma") + reason(words, reason),
                review.words());
    }

    private static String reason(Words words, ReviewReason reason) {
        return words.get("review.reason." + reason.code());
    }

    private static List<Step> steps(StaffAtDesk desk, Request request) {
        return request.events().stream()
                .map(
                        event ->
                                new Step(
                                        Step.State.DONE,
                                        desk.words().get("question.step." + event.step().code()),
                                        desk.times().moment(event.at())))
                .toList();
    }

    private static Answering answering(Words words, Typed typed) {
        List<Choice> outcomes = new ArrayList<>();
        for (AnswerOutcome each : AnswerOutcome.values()) {
            outcomes.add(
                    new Choice(
                            "outcome-" + each.code(),
                            "outcome",
                            each.code(),
                            words.get("matter.outcome." + each.code()),
                            null,
                            each == typed.outcome()));
        }
        return new Answering(outcomes, typed.text(), typed.code());
    }
}
