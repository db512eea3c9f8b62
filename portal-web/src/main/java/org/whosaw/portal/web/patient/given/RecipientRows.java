package org.whosaw.portal.web.patient.given;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.disclosure.ProvisionView.Party;
import org.whosaw.portal.disclosure.RecipientView;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Writes recipients as lines: who, what it received, how often, what to notice. */
public final class RecipientRows {
    private final Speech speech;
    private final Times times;

    public RecipientRows(Speech speech, Times times) {
        this.speech = speech;
        this.times = times;
    }

    /** Returns the line of a recipient. */
    public Row row(RecipientView view) {
        Words words = speech.words();
        String often =
                words.get(
                        "given.row",
                        "count",
                        view.provisions(),
                        "when",
                        times.day(Times.dayOf(view.last())));
        boolean unstated = view.unstated() + view.afterStop() > 0;
        List<Chip> chips = new ArrayList<>();
        if (view.afterStop() > 0) {
            chips.add(new Chip(words.get("standing.after-stop"), Tone.ATTENTION));
        }
        if (view.unstated() > 0) {
            chips.add(new Chip(words.get("given.no-consent"), Tone.ATTENTION));
        }
        if (view.late() > 0) {
            chips.add(
                    new Chip(
                            words.get("recipient.late.count", "count", view.late()),
                            Tone.ATTENTION));
        }
        for (Party party : view.passesOnTo()) {
            chips.add(new Chip(words.get("given.onward", "name", name(party)), Tone.NEUTRAL));
        }
        return new Row(
                icon(view.party().kind()),
                unstated ? Tone.ATTENTION : Tone.NEUTRAL,
                name(view.party()),
                speech.ofCode("recipient-kind", view.party().kind()),
                Speech.dotted(speech.elements(view.received()), often),
                null,
                null,
                chips,
                "/given/" + view.party().id(),
                null);
    }

    /** Returns the line of a recipient of which nobody said on what ground it received. */
    public Row unstated(RecipientView view) {
        Words words = speech.words();
        boolean consents = view.bases().contains(LegalBasis.CONSENT);
        String received =
                words.get("given.received", "elements", speech.someElements(view.received()));
        return new Row(
                icon(view.party().kind()),
                Tone.ATTENTION,
                name(view.party()),
                received,
                words.get(consents ? "given.unstated.consent" : "given.unstated"),
                times.moment(view.last()),
                view.last().toString(),
                List.of(new Chip(words.get("given.no-consent"), Tone.ATTENTION)),
                "/given/" + view.party().id(),
                null);
    }

    /** Returns the party's name in the language in use. */
    public String name(Party party) {
        return speech.named(party.name(), party.nameEn());
    }

    /** Returns what kind of party it is, in words. */
    public String kind(Party party) {
        String kind = speech.ofCode("recipient-kind", party.kind());
        return kind == null ? "" : kind;
    }

    private Icon icon(String kind) {
        return switch (kind) {
            case "photographer" -> Icon.CAMERA;
            case "public-health", "court" -> Icon.SHIELD;
            case "vendor" -> Icon.SYSTEM;
            case "confinement-agency" -> speech.loss() ? Icon.BUILDING : Icon.HEART;
            default -> Icon.BUILDING;
        };
    }
}
