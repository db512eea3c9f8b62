package org.whosaw.portal.web.patient.stops;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.stop.Stop;
import org.whosaw.portal.consent.stop.Stop.AtParty;
import org.whosaw.portal.consent.stop.Stop.AtSystem;
import org.whosaw.portal.consent.stop.StopDesk;
import org.whosaw.portal.consent.stop.StopDesk.Preview;
import org.whosaw.portal.consent.stop.StopKind;
import org.whosaw.portal.consent.stop.TargetState;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.recipient.TaskStates;
import org.whosaw.portal.web.session.SignedIn;

/** Writes stops as the patient reads them. */
public final class StopStates {
    private final StopDesk desk;
    private final Clock clock;

    public StopStates(StopDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** What is to stop, as the page's address says it. */
    record Asked(RevocationScope scope, String field, String value, @Nullable String name) {}

    StopPreviewUiState preview(SignedIn who, Asked asked, boolean nothing) {
        Words words = who.words();
        Preview preview = desk.preview(who.subjects(), asked.scope());
        List<Row> told = new ArrayList<>();
        preview.recipients()
                .forEach(
                        (card, below) -> {
                            told.add(party(words, card, null));
                            below.forEach(each -> told.add(party(words, each, card)));
                        });
        String name = asked.name();
        return new StopPreviewUiState(
                name == null
                        ? words.get("stop.preview.all")
                        : words.get("stop.preview.one", "name", name),
                words.get(preview.isEmpty() ? "stop.preview.none" : "stop.preview.sub"),
                nothing ? new Note(Icon.INFO, Tone.NEUTRAL, words.get("stop.preview.none")) : null,
                told,
                preview.isEmpty() ? List.of() : inForce(words, preview),
                asked.field(),
                asked.value(),
                !preview.isEmpty(),
                "/given");
    }

    private static Row party(Words words, RecipientCard card, @Nullable RecipientCard from) {
        return new Row(
                Icon.BUILDING,
                Tone.NEUTRAL,
                name(words, card),
                words.find("recipient-kind." + card.kind(), null),
                from == null
                        ? words.get("stop.told")
                        : words.get("stop.told.below", "name", name(words, from)),
                null,
                null,
                List.of(),
                null,
                null);
    }

    private static String name(Words words, RecipientCard card) {
        return words.language().named(card.name(), card.nameEn());
    }

    private static List<Fact> inForce(Words words, Preview preview) {
        List<Fact> facts = new ArrayList<>();
        for (Enforcement each : Enforcement.values()) {
            long count = preview.systems().stream().filter(s -> s.enforcement() == each).count();
            if (count > 0) {
                facts.add(
                        new Fact(
                                words.get("stop.will." + each.code()),
                                words.get("stop.systems", "count", count),
                                words.get("stop.will." + each.code() + ".text")));
            }
        }
        return facts;
    }

    StopListUiState list(SignedIn who) {
        Words words = who.words();
        Times times = new Times(words, clock);
        List<Row> rows =
                desk.list(who.subjects()).stream().map(each -> row(words, times, each)).toList();
        return new StopListUiState(
                words.get("stops.headline"),
                words.get(rows.isEmpty() ? "stops.none" : "stops.sub"),
                rows);
    }

    private static Row row(Words words, Times times, Stop stop) {
        List<Chip> chips = new ArrayList<>();
        if (stop.parties().stream().anyMatch(AtParty::wasLate)) {
            chips.add(new Chip(words.get("stop.was-late"), Tone.ATTENTION));
        }
        boolean ended = stop.kind() == StopKind.ENDED;
        if (ended) {
            chips.add(new Chip(words.get("stop.ended"), Tone.NEUTRAL));
        }
        boolean owing = stop.parties().stream().anyMatch(each -> each.state().isOwing());
        return new Row(
                Icon.CHECK,
                Tone.NEUTRAL,
                name(words, stop.recipient()),
                null,
                words.get(
                        ended
                                ? "stop.cause." + stop.cause().code()
                                : owing ? "stop.row.owing" : "stop.row.done"),
                times.moment(stop.at()),
                stop.at().toString(),
                chips,
                "/stops/" + stop.number(),
                null);
    }

    public StopUiState one(SignedIn who, Stop stop) {
        Words words = who.words();
        Times times = new Times(words, clock);
        TaskStates tasks = new TaskStates(words, times);
        int given = desk.givenSince(stop);
        boolean ended = stop.kind() == StopKind.ENDED;
        List<StopUiState.Party> parties =
                stop.parties().stream().map(each -> party(words, tasks, stop, each)).toList();
        return new StopUiState(
                words.get(
                        ended ? "stop.headline.ended" : "stop.headline",
                        "name",
                        name(words, stop.recipient())),
                ended
                        ? words.get(
                                "stop.ended.sub",
                                "cause",
                                words.get("stop.cause." + stop.cause().code()),
                                "time",
                                times.moment(stop.at()))
                        : words.get("stop.sub", "time", times.moment(stop.at())),
                counts(words, stop),
                stop.systems().stream().map(each -> system(words, times, each)).toList(),
                words.get(given == 0 ? "stop.given.none" : "stop.given", "count", given),
                ChainPicture.of(
                        words.get("chain.hospital"),
                        words.get("stop.given.short", "count", given),
                        stop.parties(),
                        labels(words)),
                parties);
    }

    private static ChainPicture.Labels labels(Words words) {
        return new ChainPicture.Labels() {
            @Override
            public String name(AtParty party) {
                return StopStates.name(words, party.card());
            }

            @Override
            public String state(AtParty party) {
                return words.get("stop.state." + party.state().code());
            }
        };
    }

    private static StopUiState.Party party(
            Words words, TaskStates tasks, Stop stop, AtParty party) {
        Long parent = party.parent();
        String from =
                stop.parties().stream()
                        .filter(each -> parent != null && each.card().id() == parent)
                        .findFirst()
                        .map(each -> words.get("stop.from", "name", name(words, each.card())))
                        .orElse(words.get("stop.from.hospital"));
        return new StopUiState.Party(
                name(words, party.card()),
                party.declared() ? words.get("stop.from.declared", "from", from) : from,
                tasks.chips(party),
                tasks.steps(party, stop.at()));
    }

    private static List<Fact> counts(Words words, Stop stop) {
        Map<String, List<TargetState>> groups =
                new java.util.LinkedHashMap<>(Map.of("stop.now", List.of(TargetState.REFUSING)));
        groups.put("stop.told-yes", List.of(TargetState.TOLD));
        groups.put("stop.told-wait", List.of(TargetState.CALLING));
        groups.put("stop.night-yes", List.of(TargetState.IN_FORCE));
        groups.put("stop.night-wait", List.of(TargetState.AWAITING_LIST, TargetState.LISTED));
        groups.put("stop.lifted", List.of(TargetState.LIFTED));
        groups.put("stop.people", List.of(TargetState.PEOPLE_ONLY));
        List<Fact> facts = new ArrayList<>();
        groups.forEach(
                (key, states) -> {
                    long count = stop.at(states.toArray(TargetState[]::new));
                    if (count > 0) {
                        facts.add(
                                new Fact(
                                        words.get(key),
                                        words.get("stop.systems", "count", count),
                                        words.get(key + ".text")));
                    }
                });
        return facts;
    }

    private static Fact system(Words words, Times times, AtSystem at) {
        boolean good =
                at.state() == TargetState.REFUSING
                        || at.state() == TargetState.TOLD
                        || at.state() == TargetState.IN_FORCE;
        return new Fact(
                words.language().named(at.system().name(), at.system().nameEn()),
                times.moment(at.since()),
                null,
                List.of(
                        new Chip(
                                words.get("stop.state." + at.state().code()),
                                good ? Tone.GOOD : Tone.NEUTRAL)),
                false,
                false);
    }
}
