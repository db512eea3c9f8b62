package org.whosaw.portal.web.hospital.erasure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.retention.erasure.Erasure;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.erasure.ErasureUiState.Done;
import org.whosaw.portal.web.hospital.erasure.ErasureUiState.Plan;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** Writes what erasing does as the desk reads it. */
final class ErasureStates {
    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;

    ErasureStates(StaffAtDesk desk) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
    }

    ErasureUiState start(List<Erasure> done, @Nullable String note) {
        return new ErasureUiState(
                desk.bar(Place.ERASURE),
                words.get("erasure.headline"),
                words.get("erasure.sub"),
                note(note),
                null,
                true,
                done.stream().map(this::done).toList());
    }

    private @Nullable Note note(@Nullable String note) {
        if ("done".equals(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("erasure.note.done"));
        }
        return "none".equals(note) || "held".equals(note)
                ? new Note(Icon.ALERT, Tone.STOP, words.get("erasure.note." + note))
                : null;
    }

    private Done done(Erasure erasure) {
        return new Done(
                words.get("erasure.done", "day", times.moment(erasure.at())), stays(erasure));
    }

    ErasureUiState plan(
            CounterPerson person, Erasure plan, @Nullable String ground, @Nullable String error) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("erasure.who"),
                        words.get(
                                "erasure.who.text",
                                "name",
                                person.maskedName(),
                                "mrn",
                                person.mrnEnd()),
                        null));
        facts.add(
                new Fact(
                        words.get("erasure.goes"),
                        words.get("erasure.goes.text"),
                        words.get("erasure.goes.more")));
        facts.addAll(stays(plan));
        return new ErasureUiState(
                desk.bar(Place.ERASURE),
                words.get("erasure.plan.headline"),
                words.get("erasure.plan.sub"),
                null,
                new Plan(
                        person.opening(),
                        facts,
                        grounds(ground),
                        "ground".equals(error) ? words.get("erasure.error.ground") : null,
                        "code".equals(error) ? words.get("erasure.error.code") : null),
                false,
                List.of());
    }

    private List<Fact> stays(Erasure erasure) {
        List<Fact> facts = new ArrayList<>();
        for (Erasure.Kept each : erasure.kept()) {
            String kind = "erasure.kept." + each.kind().code();
            facts.add(
                    new Fact(
                            words.get(kind, "count", each.rows()),
                            words.get("erasure.until", "day", times.day(each.until())),
                            words.get(kind + ".law")));
        }
        facts.add(
                new Fact(
                        words.get("erasure.key"),
                        words.get("erasure.key.text", "day", times.day(erasure.keyCopiesUntil())),
                        words.get("erasure.key.more")));
        return facts;
    }

    private List<Choice> grounds(@Nullable String chosen) {
        return Arrays.stream(ErasureGround.values())
                .map(
                        each ->
                                new Choice(
                                        "ground-" + each.code(),
                                        "ground",
                                        each.code(),
                                        words.get("erasure.ground." + each.code()),
                                        null,
                                        each.code().equals(chosen)))
                .toList();
    }
}
