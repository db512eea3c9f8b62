package org.whosaw.portal.web.patient.knew;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.VisitGroups;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the question what a caller knew, and the answer which records showed exactly that. */
public final class KnewStates {
    private static final int READ = 200;
    private static final int SHOWN = 20;

    /** What callers are known to know, the telling ones first. */
    private static final List<Element> ASKED =
            List.of(
                    Element.PHONE,
                    Element.NAME,
                    Element.DUE_DATE,
                    Element.GESTATIONAL_WEEK,
                    Element.LAST_PERIOD,
                    Element.DELIVERY,
                    Element.NEWBORN_BIRTH_DATE,
                    Element.NEWBORN_SEX,
                    Element.WARD,
                    Element.BED,
                    Element.APPOINTMENT,
                    Element.ADDRESS,
                    Element.ID_NUMBER,
                    Element.BIRTH_DATE,
                    Element.AGE,
                    Element.EMPLOYER,
                    Element.RELATIVES,
                    Element.IMAGING_REPORT,
                    Element.LABORATORY_REPORT,
                    Element.PHOTOGRAPH);

    private final AccessTimeline timeline;
    private final DisclosureList provisions;
    private final Clock clock;

    public KnewStates(AccessTimeline timeline, DisclosureList provisions, Clock clock) {
        this.timeline = timeline;
        this.provisions = provisions;
        this.clock = clock;
    }

    /** Returns the page with the question, and what is wrong with what was asked. */
    public KnewUiState question(
            SignedIn who, Set<Element> ticked, String from, String to, @Nullable String problem) {
        Words words = who.words();
        Note note = problem == null ? null : new Note(Icon.ALERT, Tone.STOP, words.get(problem));
        return new KnewUiState(null, note, choices(who, ticked), from, to);
    }

    /** Returns the page with the answer. */
    public KnewUiState answer(
            SignedIn who,
            Set<Element> elements,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        Words words = who.words();
        Instant from = first == null ? null : start(first);
        Instant to = last == null ? null : start(last.plusDays(1));
        Speech speech = new Speech(words, who.loss());
        AccessLines lines = new AccessLines(speech, new Times(words, clock));
        Filter filter = new Filter(null, null, elements, null, null, from, to);
        AccessReading reading =
                new AccessReading(
                                who.patient().accountId(),
                                who.subjects(),
                                Set.of(),
                                filter,
                                READ,
                                null)
                        .in(words.language());
        List<VisitGroups.Group> visits =
                VisitGroups.of(timeline.knownElements(reading, elements).items());
        List<Row> looks = visits.stream().limit(SHOWN).map(lines::alone).toList();
        List<Row> given = given(who, elements, from, to, speech);
        int found = visits.size() + given.size();
        String named = speech.elements(elements);
        KnewUiState.Answer answer =
                new KnewUiState.Answer(
                        found == 0
                                ? words.get("knew.none")
                                : words.get("knew.found", "count", found),
                        words.get(
                                found == 0 ? "knew.none.text" : "knew.found.text",
                                "elements",
                                named),
                        given,
                        looks,
                        words.get(found == 0 ? "given.unseen.text.short" : "knew.caution"));
        return new KnewUiState(answer, null, choices(who, elements), text(first), text(last));
    }

    private List<Row> given(
            SignedIn who,
            Set<Element> elements,
            @Nullable Instant from,
            @Nullable Instant to,
            Speech speech) {
        Map<String, List<ProvisionView>> byRecipient = new LinkedHashMap<>();
        for (ProvisionView each : provisions.knownElements(who.subjects(), Set.of(), elements)) {
            boolean within =
                    (from == null || !each.occurredAt().isBefore(from))
                            && (to == null || each.occurredAt().isBefore(to));
            if (within) {
                byRecipient
                        .computeIfAbsent(each.recipient().id(), id -> new ArrayList<>())
                        .add(each);
            }
        }
        Times times = new Times(who.words(), clock);
        return byRecipient.values().stream().map(some -> row(some, speech, times)).toList();
    }

    private static Row row(List<ProvisionView> some, Speech speech, Times times) {
        ProvisionView newest = some.get(0);
        Words words = speech.words();
        String often =
                words.get(
                        "given.row",
                        "count",
                        some.size(),
                        "when",
                        times.day(Times.dayOf(newest.occurredAt())));
        return new Row(
                Icon.SHARE,
                Tone.NEUTRAL,
                speech.named(newest.recipient().name(), newest.recipient().nameEn()),
                speech.ofCode("recipient-kind", newest.recipient().kind()),
                Speech.dotted(speech.elements(newest.elements()), often),
                null,
                null,
                List.of(),
                "/given/" + newest.recipient().id(),
                null);
    }

    private static List<Choice> choices(SignedIn who, Set<Element> ticked) {
        Speech speech = new Speech(who.words(), who.loss());
        Set<DataCategory> hushed =
                who.loss() ? EnumSet.of(DataCategory.NEWBORN) : EnumSet.noneOf(DataCategory.class);
        return ASKED.stream()
                .filter(each -> !hushed.contains(each.category()) || ticked.contains(each))
                .map(
                        each ->
                                new Choice(
                                        "knew-" + each.code(),
                                        "element",
                                        each.code(),
                                        speech.element(each),
                                        null,
                                        ticked.contains(each)))
                .toList();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ChinaTime.ZONE).toInstant();
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
