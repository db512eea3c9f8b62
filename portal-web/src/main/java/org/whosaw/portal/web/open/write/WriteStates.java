package org.whosaw.portal.web.open.write;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.OperatorMode;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.evidence.EvidenceIntake;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.patient.Speech;

/** Builds the screens. */
public final class WriteStates {
    /** Stands among the topics, for people come first. */
    static final String DANGER = "danger";

    static final String HOSPITAL = "hospital";
    private static final int SCREENS = 4;

    /** What callers are known to know, the telling ones first. */
    private static final List<Element> KNEW =
            List.of(
                    Element.PHONE,
                    Element.NAME,
                    Element.DUE_DATE,
                    Element.GESTATIONAL_WEEK,
                    Element.DELIVERY,
                    Element.NEWBORN_BIRTH_DATE,
                    Element.NEWBORN_SEX,
                    Element.WARD,
                    Element.BED,
                    Element.APPOINTMENT,
                    Element.ADDRESS,
                    Element.ID_NUMBER);

    private final ComplaintDesk desk;
    private final OperatorMode operator;
    private final Clock clock;

    public WriteStates(ComplaintDesk desk, OperatorMode operator, Clock clock) {
        this.desk = desk;
        this.operator = operator;
        this.clock = clock;
    }

    private static WriteUiState state(
            Words words, int step, Wrong wrong, @Nullable String code, Object screen) {
        String said = words.get("write.step", "step", step, "of", SCREENS);
        return new WriteUiState(said, wrong.note(), code, screen);
    }

    WriteUiState what(Words words, ComplaintDraft draft, @Nullable String code, Wrong wrong) {
        ComplaintDraft.Happened happened = draft.happened();
        List<Choice> topics = new ArrayList<>();
        for (Topic each : Topic.values()) {
            boolean chosen = each == happened.topic() && !happened.danger();
            topics.add(choice(words, "topic", each.code(), chosen));
        }
        topics.add(choice(words, "topic", DANGER, happened.danger()));
        return state(
                words,
                1,
                wrong,
                code,
                new WriteUiState.What(
                        topics,
                        wrong.at("topic"),
                        new Field(happened.words(), wrong.at("words")),
                        realNames(words, draft)));
    }

    private String realNames(Words words, ComplaintDraft draft) {
        LocalDate today = new Times(words, clock).today();
        String names =
                desk.competence().choices(draft.facts(), today).stream()
                        .filter(AuthorityRef::takesRealNameOnly)
                        .map(each -> each.name().in(words.language()))
                        .collect(Collectors.joining(words.get("list.comma")));
        return names.isEmpty()
                ? words.get("write.names.none")
                : words.get("write.names", "names", names);
    }

    WriteUiState who(Words words, ComplaintDraft draft, String code, Wrong wrong) {
        ComplaintDraft.Who who = draft.who();
        LocalDate on = who.on();
        return state(
                words,
                2,
                wrong,
                code,
                new WriteUiState.Who(
                        Arrays.stream(RespondentKind.values())
                                .map(
                                        each ->
                                                choice(
                                                        words,
                                                        "respondent",
                                                        each.code(),
                                                        each == who.kind()))
                                .toList(),
                        wrong.at("respondent"),
                        new Field(who.caller(), wrong.at("caller")),
                        new Field(on == null ? "" : on.toString(), wrong.at("on")),
                        knew(words, who.knew())));
    }

    private static List<Choice> knew(Words words, Set<Element> ticked) {
        Speech speech = new Speech(words, false);
        return Stream.concat(KNEW.stream(), ticked.stream().filter(each -> !KNEW.contains(each)))
                .map(
                        each ->
                                new Choice(
                                        "knew-" + each.code(),
                                        "knew",
                                        each.code(),
                                        speech.element(each),
                                        null,
                                        ticked.contains(each)))
                .toList();
    }

    WriteUiState proof(Words words, ComplaintDraft draft, String code, Wrong wrong) {
        List<WriteUiState.Kept> files =
                draft.evidence().stream()
                        .map(each -> new WriteUiState.Kept(each.name(), file(words, each)))
                        .toList();
        List<WriteUiState.Record> records = new ArrayList<>();
        for (Attached each : draft.origin()) {
            boolean goes = !draft.leftOut().contains(each.reference());
            records.add(
                    new WriteUiState.Record(
                            new Choice(
                                    "record-" + each.reference(),
                                    "record",
                                    each.reference(),
                                    each.title(),
                                    each.reference(),
                                    goes),
                            lines(each)));
        }
        return state(
                words,
                3,
                wrong,
                code,
                new WriteUiState.Proof(
                        files,
                        records,
                        EnumSet.allOf(Want.class).stream()
                                .map(
                                        each ->
                                                choice(
                                                        words,
                                                        "want",
                                                        each.code(),
                                                        draft.wants().contains(each)))
                                .toList(),
                        wrong.at("wants"),
                        words.get(
                                "write.file.limits",
                                "most",
                                EvidenceIntake.MOST_FILES,
                                "size",
                                EvidenceIntake.LARGEST >> 20)));
    }

    private static String file(Words words, Evidence file) {
        return words.get(
                "write.file",
                "kind",
                words.get("write.file." + file.type().substring(0, file.type().indexOf('/'))),
                "size",
                file.size() < 1 << 20
                        ? Math.max(1, file.size() >> 10) + " KB"
                        : (file.size() >> 20) + " MB");
    }

    private static List<Fact> lines(Attached record) {
        return record.lines().stream()
                .map(each -> new Fact(each.label(), each.text(), null))
                .toList();
    }

    WriteUiState send(Words words, ComplaintDraft draft, String code, Wrong wrong) {
        Language language = words.language();
        RouteAnswer route = desk.route(draft);
        LocalDate today = new Times(words, clock).today();
        String chosen = draft.to().lead();
        List<Choice> to = new ArrayList<>();
        to.add(authority(words, route.lead(), true, draft.to().authority() && chosen == null));
        Stream.concat(
                        route.copied().stream(),
                        desk.competence().choices(draft.facts(), today).stream())
                .filter(each -> !each.code().equals(route.lead().code()))
                .distinct()
                .forEach(
                        each ->
                                to.add(
                                        authority(
                                                words,
                                                each,
                                                false,
                                                draft.to().authority()
                                                        && each.code().equals(chosen))));
        ComplaintDraft.Hospital hospital = draft.hospital();
        if (hospital != null) {
            to.add(
                    new Choice(
                            "to-hospital",
                            "to",
                            HOSPITAL,
                            words.get("write.to.hospital", "name", hospital.name()),
                            words.get("write.to.hospital.text"),
                            !draft.to().authority()));
        }
        List<Fact> why = new ArrayList<>();
        why.add(
                new Fact(
                        words.get("write.to.proposed"),
                        route.lead().name().in(language),
                        route.reason().in(language)));
        why.add(new Fact(words.get("write.to.law"), route.law().in(language), null));
        return state(
                words,
                SCREENS,
                wrong,
                code,
                new WriteUiState.Send(
                        why,
                        to,
                        wrong.at("to"),
                        also(words, draft, route),
                        new Field(joined(draft.to()), wrong.at("name")),
                        check(words, draft),
                        truths(words)));
    }

    /** What may go at the same time: the hospital's desk, and whom the table names beside. */
    private static List<Choice> also(Words words, ComplaintDraft draft, RouteAnswer route) {
        List<Choice> also = new ArrayList<>();
        ComplaintDraft.Hospital hospital = draft.hospital();
        if (hospital != null) {
            also.add(
                    new Choice(
                            "also",
                            "also",
                            HOSPITAL,
                            words.get("write.also", "name", hospital.name()),
                            words.get("write.also.text"),
                            draft.to().authority() && draft.to().hospital()));
        }
        for (AuthorityRef each : route.copied()) {
            also.add(
                    new Choice(
                            "also-" + each.code(),
                            "also",
                            each.code(),
                            words.get("write.also", "name", each.name().in(words.language())),
                            words.get("write.also.authority"),
                            draft.to().also().contains(each.code())));
        }
        return also;
    }

    private static String joined(ComplaintDraft.To to) {
        return (to.name() + " " + to.contact()).strip();
    }

    private static Choice authority(
            Words words, AuthorityRef each, boolean proposed, boolean checked) {
        String text =
                words.get(each.takesRealNameOnly() ? "write.to.real-name" : "write.to.any-name");
        return new Choice(
                "to-" + each.code(),
                "to",
                each.code(),
                each.name().in(words.language()),
                proposed ? words.get("write.to.first") + " " + text : text,
                checked);
    }

    /** Everything that goes out, before it goes. */
    public List<Fact> check(Words words, ComplaintDraft draft) {
        Speech speech = new Speech(words, false);
        List<Fact> all = new ArrayList<>();
        Topic topic = draft.happened().topic();
        String said =
                draft.happened().danger()
                        ? words.get("write.topic." + DANGER)
                        : topic == null ? "—" : words.get("write.topic." + topic.code());
        all.add(new Fact(words.get("write.check.what"), said, draft.happened().words()));
        RespondentKind kind = draft.who().kind();
        all.add(
                new Fact(
                        words.get("write.check.who"),
                        kind == null ? "—" : words.get("write.respondent." + kind.code()),
                        none(draft.who().caller())));
        LocalDate on = draft.who().on();
        if (on != null) {
            all.add(new Fact(words.get("write.on"), new Times(words, clock).day(on), null));
        }
        if (!draft.who().knew().isEmpty()) {
            all.add(new Fact(words.get("write.knew"), speech.elements(draft.who().knew()), null));
        }
        all.add(
                new Fact(
                        words.get("write.check.wants"),
                        draft.wants().stream()
                                .map(each -> words.get("write.want." + each.code()))
                                .collect(Collectors.joining(words.get("list.comma"))),
                        null));
        for (Attached each : draft.attached()) {
            all.add(new Fact(words.get("write.check.record"), each.title(), each.reference()));
        }
        all.add(
                new Fact(
                        words.get("write.check.files"),
                        words.get("write.check.files.count", "count", draft.evidence().size()),
                        null));
        return all;
    }

    private static @Nullable String none(String text) {
        return text.isEmpty() ? null : text;
    }

    /** What can be promised depends on who runs the machine. */
    List<String> truths(Words words) {
        return List.of(
                words.get("write.truth.sealed"), words.get("write.truth." + operator.code()));
    }

    /** Returns the receipt. */
    public WriteUiState done(Words words, ComplaintBody body) {
        Times times = new Times(words, clock);
        ComplaintBody.Filing filing = java.util.Objects.requireNonNull(body.filing());
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("write.done.code"),
                        body.code(),
                        words.get("write.done.code.text"),
                        List.of(),
                        true,
                        true));
        facts.add(
                new Fact(
                        words.get("write.done.number"),
                        body.number(),
                        null,
                        List.of(),
                        false,
                        true));
        facts.add(new Fact(words.get("write.done.at"), times.exact(filing.at()), null));
        facts.add(
                new Fact(
                        words.get("write.done.hash"),
                        filing.contentHash(),
                        words.get("write.done.hash.text"),
                        List.of(),
                        false,
                        true));
        String hospital = filing.desk() == null ? null : words.get("write.done.hospital");
        return state(
                words,
                SCREENS,
                Wrong.NOTHING,
                null,
                new WriteUiState.Done(
                        words.get(
                                filing.lead() == null
                                        ? "write.done.headline.hospital"
                                        : "write.done.headline"),
                        facts,
                        truths(words),
                        hospital));
    }

    private static Choice choice(Words words, String name, String code, boolean checked) {
        String key = "write." + name + "." + code;
        return new Choice(
                name + "-" + code,
                name,
                code,
                words.get(key),
                words.find(key + ".text", null),
                checked);
    }
}
