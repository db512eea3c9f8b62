package org.whosaw.portal.web.hospital.complaints;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.hospital.CaseState;
import org.whosaw.portal.complaint.hospital.HospitalCases.Case;
import org.whosaw.portal.complaint.hospital.HospitalCases.Entry;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Builds the desk's list of complaints and the page of one. */
final class ComplaintViews {
    private final Clock clock;

    ComplaintViews(Clock clock) {
        this.clock = clock;
    }

    /** What was typed and is wrong. */
    record Typed(
            String question,
            String reason,
            String remedy,
            @Nullable String questionError,
            @Nullable String answerError,
            @Nullable String codeError) {
        static final Typed NOTHING = new Typed("", "", "", null, null, null);

        @Override
        public String toString() {
            return "Typed[redacted]";
        }
    }

    PageView list(StaffAtDesk desk, List<Entry> entries) {
        Words words = desk.words();
        long owed = entries.stream().filter(each -> each.state() != CaseState.ANSWERED).count();
        return new PageView(
                "hospital/complaints",
                desk.chrome(words.get("desk.place.complaints"), Place.COMPLAINTS.href()),
                new ComplaintsUiState(
                        desk.bar(Place.COMPLAINTS),
                        words.get("desk-case.headline", "count", owed),
                        entries.stream().map(each -> row(desk, each)).toList()));
    }

    private Row row(StaffAtDesk desk, Entry each) {
        Words words = desk.words();
        Times times = desk.times();
        boolean answered = each.state() == CaseState.ANSWERED;
        boolean late = !answered && clock.instant().isAfter(each.dueAt());
        List<Chip> chips = new ArrayList<>();
        chips.add(
                new Chip(
                        words.get("track.hospital." + each.state().code()),
                        late ? Tone.STOP : answered ? Tone.GOOD : Tone.ATTENTION));
        Long holder = each.assignedTo();
        if (holder != null && holder == desk.staff().id()) {
            chips.add(new Chip(words.get("desk-case.mine"), Tone.NEUTRAL));
        }
        return new Row(
                Icon.DOCUMENT,
                late ? Tone.STOP : Tone.NEUTRAL,
                each.number(),
                null,
                answered ? null : words.get("desk-case.due", "when", times.until(each.dueAt())),
                times.moment(each.filedAt()),
                each.filedAt().toString(),
                chips,
                "/desk/complaints/" + each.number(),
                null);
    }

    PageView one(StaffAtDesk desk, Case read, Typed typed) {
        Words words = desk.words();
        Times times = desk.times();
        Entry entry = read.entry();
        String address = "/desk/complaints/" + entry.number();
        boolean open = entry.state() != CaseState.ANSWERED;
        String due = words.get("desk-case.due", "when", times.until(entry.dueAt()));
        return new PageView(
                "hospital/complaint",
                desk.chrome(words.get("desk.place.complaints"), address),
                new ComplaintsUiState.Case(
                        desk.bar(Place.COMPLAINTS),
                        words.get("desk-case.title", "number", entry.number()),
                        open ? due : words.get("track.hospital.answered"),
                        null,
                        address,
                        facts(words, read.content(), times),
                        read.content().evidence().stream()
                                .map(
                                        each ->
                                                new ComplaintsUiState.File(
                                                        address + "/files/" + each.name(),
                                                        each.name()))
                                .toList(),
                        read.steps().stream()
                                .map(
                                        each ->
                                                new Step(
                                                        Step.State.DONE,
                                                        words.get("desk-case.step." + each.step()),
                                                        times.moment(each.at())
                                                                + (each.text() == null
                                                                        ? ""
                                                                        : " · " + each.text())))
                                .toList(),
                        open,
                        new Field(typed.question(), typed.questionError()),
                        new Field(typed.reason(), typed.answerError()),
                        new Field(typed.remedy(), null),
                        new Field("", typed.codeError())));
    }

    private static List<Fact> facts(Words words, ComplaintDraft draft, Times times) {
        Speech speech = new Speech(words, false);
        List<Fact> all = new ArrayList<>();
        Topic topic = draft.happened().topic();
        all.add(
                new Fact(
                        words.get("write.check.what"),
                        topic == null ? "—" : words.get("write.topic." + topic.code()),
                        draft.happened().words()));
        RespondentKind kind = draft.who().kind();
        String caller = draft.who().caller();
        all.add(
                new Fact(
                        words.get("write.check.who"),
                        kind == null ? "—" : words.get("write.respondent." + kind.code()),
                        caller.isEmpty() ? null : caller));
        if (draft.who().on() != null) {
            all.add(new Fact(words.get("write.on"), times.day(draft.who().on()), null));
        }
        if (!draft.who().knew().isEmpty()) {
            all.add(new Fact(words.get("write.knew"), speech.elements(draft.who().knew()), null));
        }
        draft.wants()
                .forEach(
                        each ->
                                all.add(
                                        new Fact(
                                                words.get("write.check.wants"),
                                                words.get("write.want." + each.code()),
                                                null)));
        for (Attached each : draft.attached()) {
            all.add(new Fact(words.get("write.check.record"), each.title(), each.reference()));
        }
        String name = (draft.to().name() + " " + draft.to().contact()).strip();
        all.add(
                new Fact(
                        words.get("desk-case.name"),
                        name.isEmpty() ? words.get("desk-case.no-name") : name,
                        null));
        return all;
    }
}
