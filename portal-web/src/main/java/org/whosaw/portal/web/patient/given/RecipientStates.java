package org.whosaw.portal.web.patient.given;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.disclosure.ProvisionView.Party;
import org.whosaw.portal.disclosure.RecipientView;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.given.RecipientUiState.ChainNode;
import org.whosaw.portal.web.patient.given.RecipientUiState.ProvisionCard;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one recipient: its card, the chain, each provision. */
public final class RecipientStates {
    private static final int DEEPEST = 6;
    private static final int PAGE = 50;

    private final DisclosureList list;
    private final Clock clock;

    public RecipientStates(DisclosureList list, Clock clock) {
        this.list = list;
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
        boolean entrusted = "entrusted".equals(view.role());
        Page<ProvisionView> page = list.received(who.subjects(), recipient, PAGE, cursor);
        List<ProvisionCard> provisions =
                page.items().stream().map(each -> card(each, entrusted, speech, times)).toList();
        String next = page.next();
        return new RecipientUiState(
                names.name(view.party()),
                names.kind(view.party()),
                facts(view, speech, times),
                chain(view, all, names),
                provisions,
                next == null ? null : "/given/" + recipient + "?cursor=" + next,
                words.get(stop(view, who.loss())));
    }

    private static String stop(RecipientView view, boolean loss) {
        if (view.bases().contains(LegalBasis.CONSENT)) {
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
        add(facts, words, "recipient.keep", view.retention());
        add(facts, words, "recipient.contact", view.contact());
        add(facts, words, "recipient.country", country(view.country(), words));
        add(facts, words, "recipient.code", view.uscc());
        LocalDate end = day(view.contractEnd());
        add(facts, words, "recipient.contract", end == null ? null : times.day(end));
        return facts;
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

    private static List<ChainNode> chain(
            RecipientView view, List<RecipientView> all, RecipientRows names) {
        Party from = view.receivedFrom();
        if (from == null && view.passesOnTo().isEmpty()) {
            return List.of();
        }
        Chain chain = new Chain(view.party(), all, names);
        return List.of(chain.node(from == null ? view.party() : from, 0));
    }

    /** Draws the chain downwards, each party once on a way. */
    private record Chain(Party here, List<RecipientView> all, RecipientRows names) {
        ChainNode node(Party party, int depth) {
            RecipientView view =
                    all.stream()
                            .filter(each -> each.party().id().equals(party.id()))
                            .findFirst()
                            .orElse(null);
            List<Party> next = new ArrayList<>();
            if (view != null && depth < DEEPEST) {
                next.addAll(view.passesOnTo());
            }
            if (view == null && depth == 0) {
                next.add(here);
            }
            return new ChainNode(
                    names.name(party),
                    names.kind(party),
                    party.id().equals(here.id()),
                    next.stream().map(each -> node(each, depth + 1)).toList());
        }
    }

    private static ProvisionCard card(
            ProvisionView view, boolean entrusted, Speech speech, Times times) {
        Words words = speech.words();
        List<Fact> facts = new ArrayList<>();
        add(facts, words, "provision.what", speech.elements(view.elements()));
        add(facts, words, "provision.purpose", speech.of("purpose", view.purpose()));
        facts.add(basis(view, entrusted, words));
        add(facts, words, "provision.method", speech.ofCode("method", view.method()));
        Integer count = view.count();
        if (count != null && count > 1) {
            add(facts, words, "provision.count", words.get("provision.count.text", "count", count));
        }
        facts.add(keep(view, words, times));
        add(facts, words, "provision.system", view.system());
        HeldBack held = view.heldBack();
        if (held != null) {
            facts.add(
                    new Fact(
                            words.get("entry.held"),
                            words.get("entry.held.value", "time", times.moment(held.until())),
                            words.get(
                                    "entry.held.text",
                                    "law",
                                    held.law(),
                                    "article",
                                    held.article())));
        }
        return new ProvisionCard(times.moment(view.occurredAt()), facts);
    }

    private static Fact basis(ProvisionView view, boolean entrusted, Words words) {
        String label = words.get("provision.basis");
        if (view.basis() == LegalBasis.NOT_STATED && entrusted && view.access() != null) {
            return new Fact(label, words.get("provision.basis.entrusted"), null);
        }
        String basis = words.get("provision.basis." + view.basis().code());
        String article = view.article();
        if (article == null) {
            return new Fact(label, basis, null);
        }
        // The statute's own article is said in words; what the hospital wrote stands as written.
        String said =
                article.equals(view.basis().article())
                        ? words.get("provision.article." + view.basis().code())
                        : article;
        return new Fact(label, basis, words.get("provision.law", "article", said));
    }

    private static Fact keep(ProvisionView view, Words words, Times times) {
        LocalDate until = day(view.keepUntil());
        LocalDate destroyed = day(view.destroyedOn());
        List<Chip> chips = List.of();
        String proof;
        if (destroyed != null) {
            proof = words.get("provision.destroyed.on", "day", times.day(destroyed));
        } else if (until != null && until.isBefore(times.today())) {
            proof = words.get("provision.destroyed.overdue");
            long late = ChronoUnit.DAYS.between(until, times.today());
            chips =
                    List.of(
                            new Chip(
                                    words.get("provision.destroyed.late", "count", late),
                                    Tone.ATTENTION));
        } else {
            proof = words.get("provision.destroyed.no");
        }
        return new Fact(
                words.get("provision.keep"),
                until == null ? words.get("provision.keep.none") : times.day(until),
                proof,
                chips,
                false,
                false);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
