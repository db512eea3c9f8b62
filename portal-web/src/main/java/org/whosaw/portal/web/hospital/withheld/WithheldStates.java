package org.whosaw.portal.web.hospital.withheld;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.OpenDeferral;
import org.whosaw.portal.web.hospital.DeskForm;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.withheld.WithheldUiState.Form;
import org.whosaw.portal.web.hospital.withheld.WithheldUiState.Item;
import org.whosaw.portal.web.hospital.withheld.WithheldUiState.Line;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Tone;

/** Writes deferrals as the desk reads them. */
final class WithheldStates {
    private static final Set<String> GOOD =
            Set.of("proposed", "approved", "declined", "reviewed", "lifted");
    private static final List<String> LINES =
            List.of("system", "sourceEventId", "mrn", "law", "article");

    private final StaffAtDesk desk;
    private final Words words;
    private final Times times;

    WithheldStates(StaffAtDesk desk) {
        this.desk = desk;
        this.words = desk.words();
        this.times = desk.times();
    }

    WithheldUiState of(
            List<OpenDeferral> open,
            @Nullable String note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        long late = open.stream().filter(OpenDeferral::overdue).count();
        long waiting = open.stream().filter(each -> !each.standing()).count();
        return new WithheldUiState(
                desk.bar(Place.WITHHELD),
                words.get("withheld.headline", "late", late, "waiting", waiting),
                words.get("withheld.sub", "count", open.size() - waiting),
                DeskForm.note(words, "withheld", note, GOOD, wrong),
                open.stream().map(this::item).toList(),
                form(typed, wrong));
    }

    private Item item(OpenDeferral open) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("withheld.law"),
                        words.get(
                                "withheld.law.text", "law", open.law(), "article", open.article()),
                        open.why()));
        facts.add(new Fact(words.get("withheld.until"), times.moment(open.until()), null));
        facts.add(review(open));
        facts.add(
                new Fact(
                        words.get("withheld.asked"),
                        open.fromSource()
                                ? words.get("withheld.by.source", "name", open.approvedBy())
                                : words.get(open.own() ? "withheld.by.you" : "withheld.by.desk"),
                        times.moment(open.proposedAt())));
        return new Item(
                open.number(),
                words.get(
                        "withheld."
                                + (open.standing() ? "standing" : "proposed")
                                + "."
                                + open.kind().code()),
                facts,
                open.overdue(),
                !open.standing() && !open.own(),
                !open.standing(),
                open.standing(),
                Times.dayOf(open.until()).toString());
    }

    private Fact review(OpenDeferral open) {
        List<Chip> chips =
                open.overdue()
                        ? List.of(new Chip(words.get("withheld.overdue"), Tone.ATTENTION))
                        : List.of();
        return new Fact(
                words.get("withheld.review"),
                times.day(Times.dayOf(open.reviewAt())),
                null,
                chips,
                false,
                false);
    }

    private Form form(Map<String, String> typed, Map<String, String> wrong) {
        String kind = typed.getOrDefault("kind", EntryKind.ACCESS.code());
        List<Choice> kinds = new ArrayList<>();
        for (EntryKind each : EntryKind.values()) {
            kinds.add(
                    new Choice(
                            "kind-" + each.code(),
                            "kind",
                            each.code(),
                            words.get("withheld.kind." + each.code()),
                            null,
                            each.code().equals(kind)));
        }
        return new Form(
                kinds,
                LINES.stream().map(name -> line(name, typed, wrong)).toList(),
                line("until", typed, wrong),
                line("reviewOn", typed, wrong),
                line("why", typed, wrong));
    }

    private Line line(String name, Map<String, String> typed, Map<String, String> wrong) {
        String error = wrong.get(name);
        String key = "withheld.field." + name.toLowerCase(Locale.ROOT);
        return new Line(
                name,
                words.get(key),
                null,
                new Field(
                        Objects.requireNonNullElse(typed.get(name), ""),
                        error == null
                                ? null
                                : words.get(
                                        "withheld.error."
                                                + (name.equals("sourceEventId")
                                                                && error.equals("unknown-reference")
                                                        ? "entry"
                                                        : name.equals("until")
                                                                        || name.equals("reviewOn")
                                                                ? "day"
                                                                : "text"))));
    }
}
