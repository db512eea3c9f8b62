package org.whosaw.portal.web.patient.given;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.disclosure.Standing;
import org.whosaw.portal.disclosure.end.End;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.given.RecipientUiState.ProvisionCard;

/** Writes one provision: what, what for, what it rested on, who says so, and how it ends. */
final class ProvisionFacts {
    private static final Pattern PIPL = Pattern.compile("PIPL (13\\(([1-7])\\)|21)");
    private static final LegalBasis[] BASES = LegalBasis.values();

    private final Speech speech;
    private final Words words;
    private final Times times;

    ProvisionFacts(Speech speech, Times times) {
        this.speech = speech;
        this.words = speech.words();
        this.times = times;
    }

    /** Returns the card of a provision. */
    ProvisionCard card(ProvisionView view) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "provision.what", speech.elements(view.elements()));
        add(facts, "provision.purpose", speech.of("purpose", view.purpose()));
        facts.add(standing(view));
        add(facts, "provision.method", speech.ofCode("method", view.method()));
        Integer count = view.count();
        if (count != null && count > 1) {
            add(facts, "provision.count", words.get("provision.count.text", "count", count));
        }
        if (view.access() == null) {
            facts.add(receipt(view.end()));
        }
        facts.add(end(view.end(), view.access() != null));
        add(facts, "provision.system", view.system());
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

    private void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.get(key), value, null));
        }
    }

    private Fact standing(ProvisionView view) {
        Standing standing = view.standing();
        Instant at = standing.since();
        String since = at == null ? "" : times.day(Times.dayOf(at));
        return switch (standing.state()) {
            case COVERED ->
                    marked(
                            words.get("standing.covered.value", "day", since),
                            words.get("standing.covered.detail"),
                            new Chip(words.get("standing.covered"), Tone.GOOD));
            case AFTER_STOP ->
                    marked(
                            words.get("standing.after-stop.value", "day", since),
                            words.get("standing.after-stop.detail"),
                            new Chip(words.get("standing.after-stop"), Tone.ATTENTION));
            case NONE ->
                    marked(
                            words.get("provision.basis." + view.basis().code()),
                            words.get("standing.none.detail"),
                            new Chip(words.get("standing.none"), Tone.ATTENTION));
            case OTHER_BASIS -> other(view, standing);
        };
    }

    private Fact marked(String value, String detail, Chip chip) {
        return new Fact(words.get("provision.basis"), value, detail, List.of(chip), false, false);
    }

    private Fact other(ProvisionView view, Standing standing) {
        if (view.access() != null && view.basis() == LegalBasis.NOT_STATED) {
            return new Fact(
                    words.get("provision.basis"),
                    words.get("provision.basis.entrusted"),
                    law(words, standing.article()));
        }
        boolean stated =
                view.basis() != LegalBasis.NOT_STATED && view.basis() != LegalBasis.CONSENT;
        String value =
                words.get(stated ? "provision.basis." + view.basis().code() : "standing.other");
        return new Fact(words.get("provision.basis"), value, law(words, standing.article()));
    }

    /** Returns a ground with its article, for the register's own label. */
    static String ground(Words words, LegalBasis basis, @Nullable String article) {
        String law = law(words, article);
        String ground = words.get("ground." + basis.code());
        return law == null ? ground : ground + words.get("list.semicolon") + law;
    }

    /** The statute's own article is said in words; what the hospital wrote stands as written. */
    private static @Nullable String law(Words words, @Nullable String article) {
        if (article == null || article.isBlank()) {
            return null;
        }
        Matcher pipl = PIPL.matcher(article);
        String said = article;
        if (pipl.matches()) {
            said = words.get("provision.article." + key(pipl));
        }
        return words.get("provision.law", "article", said);
    }

    private static String key(Matcher pipl) {
        if (pipl.group(2) == null) {
            return "entrusted";
        }
        return BASES[Integer.parseInt(pipl.group(2)) - 1].code();
    }

    /** Both sides say it, or one does: then that is said. */
    private Fact receipt(End end) {
        Instant at = end.receivedAt();
        return new Fact(
                words.get("provision.sides"),
                words.get(at == null ? "provision.sides.one" : "provision.sides.both"),
                at == null ? null : words.get("provision.sides.at", "when", times.moment(at)));
    }

    private Fact end(End end, boolean look) {
        LocalDate due = end.due() == null ? null : LocalDate.parse(end.due());
        List<Chip> chips = List.of();
        String detail;
        if (end.doneOn() != null) {
            String day = times.day(LocalDate.parse(end.doneOn()));
            String by = end.by() == End.Speaker.RECIPIENT ? "recipient" : "hospital";
            detail = words.get("end." + end.state().code() + "." + by, "day", day);
        } else if (end.state() == End.State.LATE && due != null) {
            detail = words.get("end.late.detail");
            long late = ChronoUnit.DAYS.between(due, times.today());
            chips = List.of(new Chip(words.get("end.late", "count", late), Tone.ATTENTION));
        } else if (look) {
            detail = words.get("end.look");
        } else {
            detail = words.get(due == null ? "end.not-set" : "end.open");
        }
        return new Fact(
                words.get("provision.keep"),
                due == null ? words.get("provision.keep.none") : until(end, due),
                detail,
                chips,
                false,
                false);
    }

    private String until(End end, LocalDate due) {
        return end.rests() == End.Rests.CONTRACT_END
                ? words.get("end.contract", "day", times.day(due))
                : times.day(due);
    }
}
