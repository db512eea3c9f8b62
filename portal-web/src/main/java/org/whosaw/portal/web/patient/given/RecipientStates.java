package org.whosaw.portal.web.patient.given;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.disclosure.ApprovedUse;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.disclosure.ProvisionView.Party;
import org.whosaw.portal.disclosure.RecipientView;
import org.whosaw.portal.disclosure.RecipientView.Onward;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.given.RecipientUiState.ChainNode;
import org.whosaw.portal.web.patient.given.RecipientUiState.ProvisionCard;
import org.whosaw.portal.web.patient.given.RecipientUiState.UseCard;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one recipient: its card, the chain, each provision. */
public final class RecipientStates {
    private static final int PAGE = 50;

    private final DisclosureList list;
    private final LongFunction<List<RecipientUse>> askable;
    private final Function<List<Subject>, Set<String>> allowed;
    private final Clock clock;

    /**
     * Builds it.
     *
     * @param askable which uses of a recipient she could allow
     * @param allowed whom she allows something now, {@code rc_…}
     */
    public RecipientStates(
            DisclosureList list,
            LongFunction<List<RecipientUse>> askable,
            Function<List<Subject>, Set<String>> allowed,
            Clock clock) {
        this.list = list;
        this.askable = askable;
        this.allowed = allowed;
        this.clock = clock;
    }

    /** Returns the page of a recipient that received something about her. */
    public RecipientUiState of(SignedIn who, String recipient, @Nullable String cursor) {
        List<RecipientView> all = list.recipients(who.subjects(), Set.of());
        RecipientView view =
                all.stream()
                        .filter(each -> each.party().id().equals(recipient))
                        .findFirst()
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        Words words = who.words();
        Speech speech = new Speech(words, who.loss());
        Times times = new Times(words, clock);
        RecipientRows names = new RecipientRows(speech, times);
        ProvisionFacts facts = new ProvisionFacts(speech, times);
        Page<ProvisionView> page = list.received(who.subjects(), recipient, PAGE, cursor);
        List<ProvisionCard> provisions = page.items().stream().map(facts::card).toList();
        String next = page.next();
        boolean hers =
                view.bases().contains(LegalBasis.CONSENT)
                        || allowed.apply(who.subjects()).contains(recipient);
        return new RecipientUiState(
                names.name(view.party()),
                names.kind(view.party()),
                facts(view, speech, times),
                uses(view, speech, times),
                chain(view, names),
                provisions,
                next == null ? null : "/given/" + recipient + "?cursor=" + next,
                words.get(stop(view, hers, who.loss())),
                hers ? "/stop?recipient=" + recipient : null,
                who.loss() ? List.of() : asks(recipient, speech));
    }

    private List<Row> asks(String recipient, Speech speech) {
        OptionalLong id = Ids.parse(IdPrefix.RECIPIENT, recipient);
        return id.isEmpty()
                ? List.of()
                : askable.apply(id.getAsLong()).stream()
                        .map(
                                use ->
                                        Row.link(
                                                Icon.SHIELD,
                                                speech.of("purpose", use.purpose()),
                                                speech.words().get("recipient.asks.text"),
                                                "/allow/" + use.number()))
                        .toList();
    }

    private static String stop(RecipientView view, boolean hers, boolean loss) {
        if (hers) {
            return loss ? "recipient.stop.consent.loss" : "recipient.stop.consent";
        }
        if (view.unstated() > 0) {
            return "recipient.stop.unknown";
        }
        return "entrusted".equals(view.role()) ? "recipient.stop.work" : "recipient.stop.law";
    }

    private static List<Fact> facts(RecipientView view, Speech speech, Times times) {
        List<Fact> facts = new ArrayList<>();
        Words words = speech.words();
        add(facts, words, "recipient.role", speech.ofCode("recipient-role", view.role()));
        add(facts, words, "recipient.purpose", speech.ofCode("purpose", view.purpose()));
        add(facts, words, "recipient.elements", speech.elements(view.received()));
        add(facts, words, "recipient.often", often(view, words, times));
        add(facts, words, "recipient.keep", view.retention());
        add(facts, words, "recipient.contact", view.contact());
        add(facts, words, "recipient.country", country(view.country(), words));
        add(facts, words, "recipient.code", view.uscc());
        LocalDate end = day(view.contractEnd());
        add(facts, words, "recipient.contract", end == null ? null : times.day(end));
        if (view.late() > 0) {
            String late = words.get("recipient.late.count", "count", view.late());
            facts.add(
                    new Fact(
                            words.get("recipient.late"),
                            words.get("recipient.late.text"),
                            null,
                            List.of(new Chip(late, Tone.ATTENTION)),
                            false,
                            false));
        }
        return facts;
    }

    private static String often(RecipientView view, Words words, Times times) {
        return words.get(
                "given.row",
                "count",
                view.provisions(),
                "when",
                times.day(Times.dayOf(view.last())));
    }

    private static List<UseCard> uses(RecipientView view, Speech speech, Times times) {
        return view.uses().stream().map(each -> use(each, speech, times)).toList();
    }

    /** What the hospital's register approves, as a label on the recipient. */
    private static UseCard use(ApprovedUse use, Speech speech, Times times) {
        Words words = speech.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("use.state"),
                        words.get("use.state." + use.state()),
                        null,
                        List.of(),
                        false,
                        false));
        add(facts, words, "use.basis", ProvisionFacts.ground(words, use.basis(), use.article()));
        add(facts, words, "use.elements", speech.elements(use.elements()));
        add(facts, words, "use.method", speech.ofCode("method", use.method()));
        add(facts, words, "use.retention", use.retention());
        add(facts, words, "recipient.role", speech.ofCode("recipient-role", use.role()));
        LocalDate end = day(use.contractEnd());
        if (use.contract() != null && end != null) {
            add(
                    facts,
                    words,
                    "use.contract",
                    words.get(
                            "use.contract.value", "number", use.contract(), "day", times.day(end)));
        }
        add(facts, words, "use.assessment", use.assessment());
        add(facts, words, "use.abroad", use.crossBorder());
        return new UseCard(speech.of("purpose", use.purpose()), facts);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String country(@Nullable String code, Words words) {
        if (code == null || !code.matches("[A-Z]{2}")) {
            return code;
        }
        return new Locale.Builder()
                .setRegion(code)
                .build()
                .getDisplayCountry(words.language().locale());
    }

    private static void add(List<Fact> facts, Words words, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.get(key), value, null));
        }
    }

    private static List<ChainNode> chain(RecipientView view, RecipientRows names) {
        Party from = view.receivedFrom();
        if (from == null && view.onward().isEmpty()) {
            return List.of();
        }
        Chain chain = new Chain(view.party(), view.onward(), names);
        ChainNode here = chain.node(view.party());
        return List.of(
                from == null
                        ? here
                        : new ChainNode(names.name(from), names.kind(from), false, List.of(here)));
    }

    /** Draws the chain downwards, to any depth; each party stands in it once. */
    private record Chain(Party here, List<Onward> links, RecipientRows names) {
        ChainNode node(Party party) {
            return new ChainNode(
                    names.name(party),
                    names.kind(party),
                    party.id().equals(here.id()),
                    links.stream()
                            .filter(each -> each.from().equals(party.id()))
                            .map(each -> node(each.to()))
                            .toList());
        }
    }
}
