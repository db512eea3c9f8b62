package org.whosaw.portal.web.hospital.guardian;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.hospital.guardian.GuardianView;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.GuardianStep;
import org.whosaw.portal.identity.guardian.Guardians.Done;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.guardian.GuardianUiState.Act;
import org.whosaw.portal.web.hospital.guardian.GuardianUiState.Line;
import org.whosaw.portal.web.hospital.guardian.GuardianUiState.LinkForm;
import org.whosaw.portal.web.hospital.guardian.GuardianUiState.Option;
import org.whosaw.portal.web.hospital.guardian.GuardianUiState.Question;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;

/** Writes a child's guardians as the counter reads them. */
final class GuardianStates {
    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;

    GuardianStates(StaffAtDesk desk) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
    }

    /**
     * Returns the page.
     *
     * @param typed what was chosen before, by name; with the link's id before it in a link's form
     * @param missing which of these were left empty
     */
    GuardianUiState of(
            GuardianView view,
            @Nullable Note note,
            Map<String, String> typed,
            Set<String> missing) {
        long open = view.lines().stream().filter(GuardianView.Line::holds).count();
        List<Done> newest = new ArrayList<>(view.done());
        Collections.reverse(newest);
        return new GuardianUiState(
                desk.bar(Place.COUNTER),
                words.get("guardian.headline", "count", open),
                words.get("guardian.sub", "end", view.child().mrnEnd()),
                note,
                view.child().opening(),
                view.lines().stream().map(each -> line(each, typed, missing)).toList(),
                newest.stream().map(this::done).toList(),
                form(view.grown(), typed, missing));
    }

    private Fact done(Done done) {
        return new Fact(
                times.moment(done.at()),
                words.get(
                        "guardian.step." + done.reason().step().code(),
                        "who",
                        relation(done.relation())),
                words.get(
                        "guardian.done.why",
                        "reason",
                        reason(done.reason()),
                        "paper",
                        paper(done.paper())));
    }

    private Line line(GuardianView.Line line, Map<String, String> typed, Set<String> missing) {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("number", words.get("counter.fact.mrn.end", "end", line.numberEnd())));
        facts.add(
                fact(
                        "time",
                        words.get(
                                "guardian.fact.time.text",
                                "since",
                                times.day(Times.dayOf(line.since())),
                                "until",
                                times.day(Times.dayOf(line.until().minusSeconds(1))))));
        GuardianReason why = line.reason();
        facts.add(
                fact(
                        "reason",
                        why == null ? words.get("guardian.reason.registered") : reason(why)));
        Instant blocked = line.blockedAt();
        GuardianReason blockedFor = line.blockedReason();
        if (blocked != null) {
            facts.add(
                    new Fact(
                            words.get("guardian.fact.blocked"),
                            times.moment(blocked),
                            blockedFor == null ? null : reason(blockedFor)));
        }
        boolean officer = desk.principal().has(StaffRole.PRIVACY_OFFICER);
        boolean over =
                blocked == null && !line.holds() && line.until().isBefore(desk.clock().instant());
        return new Line(
                words.get(
                        blocked != null
                                ? "guardian.line.blocked"
                                : line.holds() ? "guardian.line.open" : "guardian.line.closed",
                        "who",
                        relation(line.relation())),
                facts,
                over || blocked != null && !officer ? null : act(line, typed, missing),
                blocked != null && !officer);
    }

    private Act act(GuardianView.Line line, Map<String, String> typed, Set<String> missing) {
        GuardianStep step =
                line.blockedAt() == null ? GuardianStep.BLOCKED : GuardianStep.UNBLOCKED;
        String action = step == GuardianStep.BLOCKED ? "block" : "unblock";
        String link = line.link();
        boolean typedHere = link.equals(typed.get("link"));
        Map<String, String> mine = typedHere ? typed : Map.of();
        Set<String> wrong = typedHere ? missing : Set.of();
        return new Act(
                action,
                link,
                words.get("guardian." + action),
                words.get("guardian." + action + ".text"),
                question("-" + link, "reason", "guardian.why", reasons(step), mine, wrong),
                question("-" + link, "proof", "guardian.proof", papers(), mine, wrong),
                typedHere);
    }

    private LinkForm form(Instant grown, Map<String, String> typed, Set<String> missing) {
        Map<String, String> mine = typed.containsKey("link") ? Map.of() : typed;
        Set<String> wrong = typed.containsKey("link") ? Set.of() : missing;
        List<Choice> kinds = new ArrayList<>();
        for (CounterDesk.Number kind : CounterDesk.Number.values()) {
            kinds.add(
                    new Choice(
                            "kind-" + kind.code(),
                            "kind",
                            kind.code(),
                            words.get("counter.by." + kind.code()),
                            null,
                            kind.code().equals(mine.getOrDefault("kind", "mrn"))));
        }
        return new LinkForm(
                kinds,
                question(
                        "",
                        "paper",
                        "guardian.identity",
                        options(PaperKind.values(), "paper."),
                        mine,
                        wrong),
                question(
                        "",
                        "relation",
                        "guardian.relation",
                        options(Relation.values(), "guardian.is."),
                        mine,
                        wrong),
                question("", "reason", "guardian.why", reasons(GuardianStep.LINKED), mine, wrong),
                question("", "proof", "guardian.proof", papers(), mine, wrong),
                mine.getOrDefault("since", ""),
                mine.getOrDefault("until", ""),
                times.today().toString(),
                Times.dayOf(grown).toString());
    }

    private List<Option> reasons(GuardianStep step) {
        return GuardianReason.of(step).stream()
                .map(each -> new Option(each.code(), reason(each), false))
                .toList();
    }

    private List<Option> papers() {
        return options(GuardianPaper.values(), "guardian.paper.");
    }

    private List<Option> options(Coded[] all, String key) {
        return Arrays.stream(all)
                .map(each -> new Option(each.code(), words.get(key + each.code()), false))
                .toList();
    }

    private Question question(
            String end,
            String name,
            String key,
            List<Option> options,
            Map<String, String> typed,
            Set<String> missing) {
        return new Question(
                name + end,
                name,
                words.get(key),
                missing.contains(name) ? words.get("guardian.missing") : null,
                options.stream()
                        .map(
                                each ->
                                        new Option(
                                                each.value(),
                                                each.label(),
                                                each.value().equals(typed.get(name))))
                        .toList());
    }

    private Fact fact(String key, String value) {
        return new Fact(words.get("guardian.fact." + key), value, null);
    }

    private String relation(Relation relation) {
        return words.get("guardian.is." + relation.code());
    }

    private String reason(GuardianReason reason) {
        return words.get("guardian.reason." + reason.code());
    }

    private String paper(GuardianPaper paper) {
        return words.get("guardian.paper." + paper.code());
    }
}
