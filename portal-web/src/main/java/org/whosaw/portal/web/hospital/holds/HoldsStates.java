package org.whosaw.portal.web.hospital.holds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.retention.pruning.Hold;
import org.whosaw.portal.web.hospital.DeskForm;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.holds.HoldsUiState.Form;
import org.whosaw.portal.web.hospital.holds.HoldsUiState.Item;
import org.whosaw.portal.web.hospital.holds.HoldsUiState.Line;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Tone;

/** Writes legal holds as the desk reads them. */
final class HoldsStates {
    static final String ONE = "one";
    static final String ALL = "all";

    private static final Set<String> GOOD = Set.of("set", "reviewed", "lift-asked", "lifted");
    private static final int LONGEST_REVIEW_DAYS = 365;

    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;

    HoldsStates(StaffAtDesk desk) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
    }

    HoldsUiState of(
            List<Hold> holds,
            @Nullable String note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        long late = holds.stream().filter(Hold::overdue).count();
        long asked = holds.stream().filter(each -> each.liftAsked() != null).count();
        return new HoldsUiState(
                desk.bar(Place.HOLDS),
                words.get("holds.headline", "late", late, "asked", asked),
                words.get("holds.sub", "count", holds.size()),
                DeskForm.note(words, "holds", note, GOOD, wrong),
                holds.stream().map(this::item).toList(),
                form(typed, wrong));
    }

    private Item item(Hold hold) {
        List<Fact> facts = new ArrayList<>();
        String law = hold.law();
        facts.add(
                new Fact(
                        words.get("holds.law"),
                        law == null ? words.get("holds.law.none") : law,
                        hold.reason()));
        facts.add(new Fact(words.get("holds.since"), times.moment(hold.since()), null));
        facts.add(review(hold));
        if (hold.liftAsked() != null) {
            facts.add(
                    new Fact(
                            words.get("holds.lift-asked"),
                            words.get(hold.own() ? "holds.by.you" : "holds.by.other")
                                    + words.get("list.comma")
                                    + times.moment(hold.liftAsked()),
                            hold.liftReason()));
        }
        boolean quiet = hold.liftAsked() == null;
        return new Item(
                hold.id(),
                words.get(hold.wholeHospital() ? "holds.all" : "holds.one"),
                facts,
                quiet,
                !quiet && !hold.own(),
                !quiet && hold.own(),
                latest().toString());
    }

    private Fact review(Hold hold) {
        List<Chip> chips =
                hold.overdue()
                        ? List.of(new Chip(words.get("holds.overdue"), Tone.ATTENTION))
                        : List.of();
        LocalDate on = hold.reviewOn();
        return new Fact(
                words.get("holds.review"),
                on == null ? words.get("holds.review.none") : times.day(on),
                null,
                chips,
                false,
                false);
    }

    private LocalDate latest() {
        return Times.dayOf(desk.clock().instant()).plusDays(LONGEST_REVIEW_DAYS);
    }

    private Form form(Map<String, String> typed, Map<String, String> wrong) {
        boolean all = ALL.equals(typed.get("about"));
        return new Form(
                List.of(about(ONE, !all), about(ALL, all)),
                line("mrn", words.get("holds.field.mrn.hint"), typed, wrong),
                line("law", null, typed, wrong),
                line("reviewOn", null, typed, wrong),
                line("reason", null, typed, wrong),
                latest().toString());
    }

    private Choice about(String code, boolean chosen) {
        return new Choice(
                "about-" + code,
                "about",
                code,
                words.get("holds.about." + code),
                words.get("holds.about." + code + ".text"),
                chosen);
    }

    private Line line(
            String name,
            @Nullable String hint,
            Map<String, String> typed,
            Map<String, String> wrong) {
        String error = wrong.get(name);
        String key =
                switch (name) {
                    case "mrn", "reviewOn" -> "holds.error." + name.toLowerCase(Locale.ROOT);
                    default -> "holds.error.text";
                };
        return new Line(
                name,
                words.get("holds.field." + name.toLowerCase(Locale.ROOT)),
                hint,
                new Field(typed.getOrDefault(name, ""), error == null ? null : words.get(key)));
    }
}
