package org.whosaw.portal.web.patient.rights;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.calendar.Deadline;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.clock.RightsClock;
import org.whosaw.portal.request.rights.clock.RightsClock.Run;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the screen on which she says what she asks. */
public final class RightForms {
    private final RightsDesk desk;
    private final RightsClock clocks;
    private final Clock clock;

    public RightForms(RightsDesk desk, RightsClock clocks, Clock clock) {
        this.desk = desk;
        this.clocks = clocks;
        this.clock = clock;
    }

    RightFormUiState of(
            SignedIn who, RequestKind kind, Map<String, String> typed, Map<String, String> wrong) {
        Words words = who.words();
        boolean locked = RightsDesk.needsFactor(kind) && !desk.hasFactor(who.patient());
        boolean other = !typed.getOrDefault("capacity", "own").equals("own");
        boolean guarded = who.subject().guarded();
        Deadline due = clocks.answer(Run.fresh(clock.instant()));
        RightWords said = new RightWords(words, clock);
        return new RightFormUiState(
                words.get("right.kind." + kind.code()),
                words.get("right.kind." + kind.code() + ".text"),
                locked ? new Note(Icon.LOCK, Tone.NEUTRAL, words.get("right.factor")) : null,
                locked && !guarded
                        ? new RightFormUiState.Factor(
                                field("visit", typed, wrong),
                                field("date", typed, wrong),
                                new Field("", wrong.get("counter")))
                        : null,
                locked && guarded,
                kind == RequestKind.OBJECT || kind == RequestKind.RESTRICT ? "/given" : null,
                kind.code(),
                typed.getOrDefault("about", ""),
                scopes(words, kind, typed.getOrDefault("scope", "")),
                wrong.get("scope"),
                capacities(who, typed.getOrDefault("capacity", "own")),
                other,
                field("aboutName", typed, wrong),
                field("aboutNumber", typed, wrong),
                field("relation", typed, wrong),
                kind == RequestKind.PORTABILITY ? field("receiver", typed, wrong) : null,
                field("words", typed, wrong),
                typed.containsKey("colleague"),
                said.promise(due.end(), due.provisional()));
    }

    private static Field field(String name, Map<String, String> typed, Map<String, String> wrong) {
        return new Field(typed.getOrDefault(name, ""), wrong.get(name));
    }

    private static List<Choice> scopes(Words words, RequestKind kind, String chosen) {
        List<Choice> all = new ArrayList<>();
        List<RightsScope> scopes = RightsScope.of(kind);
        for (RightsScope each : scopes) {
            all.add(
                    new Choice(
                            "scope-" + each.code(),
                            "scope",
                            each.code(),
                            words.get("right.scope." + each.code()),
                            each.isShown(kind) ? words.get("right.scope.shown") : null,
                            scopes.size() == 1 || each.code().equals(chosen)));
        }
        return all;
    }

    private static List<Choice> capacities(SignedIn who, String chosen) {
        Words words = who.words();
        List<Choice> all = new ArrayList<>();
        all.add(
                new Choice(
                        "capacity-own",
                        "capacity",
                        "own",
                        words.get(who.subject().guarded() ? "right.for.child" : "right.for.own"),
                        null,
                        chosen.equals("own")));
        for (Capacity each : List.of(Capacity.RELATIVE, Capacity.AGENT)) {
            all.add(
                    new Choice(
                            "capacity-" + each.code(),
                            "capacity",
                            each.code(),
                            words.get("right.for." + each.code()),
                            words.get("right.for." + each.code() + ".text"),
                            each.code().equals(chosen)));
        }
        return all;
    }
}
