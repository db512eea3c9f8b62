package org.whosaw.portal.web.hospital.recipients;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.disclosure.end.Ends;
import org.whosaw.portal.disclosure.end.Owed;
import org.whosaw.portal.disclosure.receipt.OneSided.Unrecorded;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.recipients.RecipientsUiState.Alone;
import org.whosaw.portal.web.hospital.recipients.RecipientsUiState.Late;
import org.whosaw.portal.web.hospital.recipients.RecipientsUiState.Line;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Writes the list of recipients as the desk reads it. */
public final class RecipientsStates {
    private final DirectoryLookup directory;
    private final RecipientRegister register;
    private final Ends ends;
    private final Receipts receipts;

    public RecipientsStates(
            DirectoryLookup directory, RecipientRegister register, Ends ends, Receipts receipts) {
        this.receipts = receipts;
        this.directory = directory;
        this.register = register;
        this.ends = ends;
    }

    RecipientsUiState of(StaffAtDesk desk) {
        Words words = desk.words();
        Speech speech = new Speech(words, false);
        HospitalId hospital = desk.principal().hospitalId();
        List<Owed> owed = ends.late(hospital);
        List<RecipientCard> cards = directory.recipients(hospital);
        List<Line> lines = new ArrayList<>();
        List<Alone> alone = new ArrayList<>();
        int missing = 0;
        for (RecipientCard card : cards) {
            List<RecipientUse> uses = register.ofRecipient(card.id());
            long late = owed.stream().filter(each -> each.recipient().equals(id(card))).count();
            missing += uses.isEmpty() ? 1 : 0;
            lines.add(line(card, uses, late, speech));
            receipts.unrecorded(card.id())
                    .forEach(each -> alone.add(alone(each, card, speech, desk.times())));
        }
        return new RecipientsUiState(
                desk.bar(Place.RECIPIENTS),
                words.get("recipients.headline", "late", owed.size(), "missing", missing),
                words.get("recipients.sub", "count", cards.size()),
                lines,
                owed.stream().map(each -> late(each, cards, speech, desk.times())).toList(),
                alone);
    }

    private static Alone alone(Unrecorded each, RecipientCard card, Speech speech, Times times) {
        return new Alone(
                speech.named(card.name(), card.nameEn()),
                "/desk/recipients/" + id(card),
                times.moment(each.receivedAt()),
                each.elements().isEmpty()
                        ? speech.words().get("guest.received.some")
                        : speech.elements(each.elements()),
                each.receipt());
    }

    static String id(RecipientCard card) {
        return Ids.format(IdPrefix.RECIPIENT, card.id());
    }

    private Line line(RecipientCard card, List<RecipientUse> uses, long late, Speech speech) {
        Words words = speech.words();
        long active = uses.stream().filter(each -> each.state() == UseState.ACTIVE).count();
        List<Chip> chips = new ArrayList<>();
        if (uses.isEmpty()) {
            chips.add(new Chip(words.get("recipients.none"), Tone.ATTENTION));
        } else if (active < uses.size()) {
            chips.add(new Chip(words.get("recipients.unfinished"), Tone.NEUTRAL));
        }
        if (late > 0) {
            chips.add(new Chip(words.get("recipient.late.count", "count", late), Tone.ATTENTION));
        }
        int silent = receipts.unconfirmed(card.id()).size();
        if (silent > 0) {
            chips.add(new Chip(words.get("recipients.silent", "count", silent), Tone.NEUTRAL));
        }
        String kind = speech.ofCode("recipient-kind", card.kind());
        return new Line(
                speech.named(card.name(), card.nameEn()),
                "/desk/recipients/" + id(card),
                kind == null ? "" : kind,
                words.get("recipients.uses", "active", active, "count", uses.size()),
                chips);
    }

    private static Late late(Owed owed, List<RecipientCard> cards, Speech speech, Times times) {
        String name =
                cards.stream()
                        .filter(each -> id(each).equals(owed.recipient()))
                        .findFirst()
                        .map(each -> speech.named(each.name(), each.nameEn()))
                        .orElse("");
        return new Late(
                times.day(java.time.LocalDate.parse(owed.due())),
                speech.words().get("end.late", "count", owed.lateDays()),
                name,
                "/desk/recipients/" + owed.recipient(),
                times.moment(owed.givenAt()),
                speech.words()
                        .get(
                                "recipients.late.what",
                                "elements",
                                speech.elements(owed.elements()),
                                "count",
                                owed.persons()),
                owed.disclosure());
    }
}
