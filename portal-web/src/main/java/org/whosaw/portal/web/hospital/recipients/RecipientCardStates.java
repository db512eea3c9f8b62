package org.whosaw.portal.web.hospital.recipients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.UseFault;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.recipients.RecipientCardUiState.Form;
import org.whosaw.portal.web.hospital.recipients.RecipientCardUiState.Line;
import org.whosaw.portal.web.hospital.recipients.RecipientCardUiState.Pick;
import org.whosaw.portal.web.hospital.recipients.RecipientCardUiState.Use;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Writes one recipient's card and its rows of the register as the desk reads them. */
final class RecipientCardStates {
    static final List<String> METHODS =
            List.of("interface", "file", "paper", "screen", "oral", "photograph");
    static final List<String> LINES =
            List.of(
                    "article",
                    "retention",
                    "necessity",
                    "impact",
                    "contract",
                    "contractFrom",
                    "contractEnd",
                    "assessment",
                    "crossBorder");
    private static final Set<String> DAYS = Set.of("contractFrom", "contractEnd");
    private static final Set<String> NOTES =
            Set.of("written", "published", "active", "suspended", "not-ready");

    private final StaffAtDesk desk;
    private final Words words;
    private final Speech speech;
    private final RecipientRegister register;
    private final DirectoryLookup directory;

    RecipientCardStates(StaffAtDesk desk, RecipientRegister register, DirectoryLookup directory) {
        this.desk = desk;
        this.words = desk.words();
        this.speech = new Speech(words, false);
        this.register = register;
        this.directory = directory;
    }

    RecipientCardUiState of(
            RecipientCard card,
            @Nullable String note,
            Map<String, String> typed,
            Set<Element> ticked,
            @Nullable String refused) {
        return new RecipientCardUiState(
                desk.bar(Place.RECIPIENTS),
                speech.named(card.name(), card.nameEn()),
                words.get("recipients.card.sub"),
                refused == null ? note(note) : new Note(Icon.ALERT, Tone.STOP, refused),
                "/desk/recipients/" + RecipientsStates.id(card),
                facts(card),
                register.ofRecipient(card.id()).stream()
                        .sorted(Comparator.comparing(RecipientUse::purpose))
                        .map(this::use)
                        .toList(),
                form(typed, ticked));
    }

    private @Nullable Note note(@Nullable String note) {
        if (note == null || !NOTES.contains(note)) {
            return null;
        }
        boolean good = !note.equals("not-ready");
        return new Note(
                good ? Icon.CHECK : Icon.ALERT,
                good ? Tone.GOOD : Tone.STOP,
                words.get("recipients.note." + note));
    }

    private List<Fact> facts(RecipientCard card) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "recipient.kind", speech.ofCode("recipient-kind", card.kind()));
        add(facts, "recipient.role", speech.ofCode("recipient-role", card.role()));
        add(facts, "recipient.code", card.uscc());
        add(facts, "recipient.contact", card.contact());
        add(facts, "recipient.country", card.country());
        add(facts, "recipient.contract", card.contractEnd());
        add(facts, "recipients.from", name(card.hospital(), card.onwardOf()));
        return facts;
    }

    /** Says a recipient by its name, or by its code while the directory does not have it. */
    private @Nullable String name(HospitalId hospital, @Nullable String code) {
        return code == null
                ? null
                : directory
                        .recipient(hospital, code)
                        .map(from -> speech.named(from.name(), from.nameEn()))
                        .orElse(code);
    }

    private void add(List<Fact> facts, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.add(new Fact(words.get(key), value, null));
        }
    }

    private Use use(RecipientUse use) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "use.state", words.get("use.state." + use.state().code()));
        add(facts, "use.basis", words.get("ground." + use.basis().code()));
        add(facts, "recipients.field.article", use.article());
        add(facts, "use.elements", speech.elements(use.elements()));
        add(facts, "use.method", speech.ofCode("method", use.method()));
        add(facts, "use.retention", use.retention());
        Contract contract = use.contract();
        if (contract != null) {
            add(
                    facts,
                    "use.contract",
                    contract.number() + " · " + contract.from() + " – " + contract.end());
        }
        add(facts, "use.assessment", use.assessment());
        add(facts, "use.abroad", use.crossBorder());
        if (use.oneTimeToken()) {
            add(facts, "recipients.field.token", words.get("recipients.token.yes"));
        }
        long versions = register.notices(use.id()).size();
        add(
                facts,
                "recipients.versions",
                words.get("recipients.versions.count", "count", versions));
        List<UseFault> faults = register.faults(use);
        return new Use(
                use.number(),
                speech.of("purpose", use.purpose()),
                facts,
                faults.stream().map(each -> words.get("use-fault." + each.code())).toList(),
                use.state() == UseState.ACTIVE,
                faults.isEmpty() && use.state() != UseState.ACTIVE,
                "/desk/recipients/notice/" + use.number());
    }

    private Form form(Map<String, String> typed, Set<Element> ticked) {
        List<Choice> elements = new ArrayList<>();
        for (Element each : Element.values()) {
            elements.add(
                    new Choice(
                            "element-" + each.code(),
                            "element",
                            each.code(),
                            speech.element(each),
                            null,
                            ticked.contains(each)));
        }
        return new Form(
                List.of(
                        pick("purpose", Purpose.values(), speech.words(), "purpose", typed),
                        pick("basis", LegalBasis.values(), words, "ground", typed),
                        methods(typed),
                        pick("role", UseRole.values(), words, "recipient-role", typed),
                        token(typed)),
                elements,
                LINES.stream().map(each -> line(each, typed)).toList());
    }

    private <E extends Enum<E> & Coded> Pick pick(
            String id, E[] all, Words said, String prefix, Map<String, String> typed) {
        Function<E, Choice> choice =
                each ->
                        new Choice(
                                id + "-" + each.code(),
                                id,
                                each.code(),
                                said.get(prefix + "." + each.code()),
                                null,
                                each.code().equals(typed.get(id)));
        return new Pick(
                id, words.get("recipients.field." + id), Arrays.stream(all).map(choice).toList());
    }

    private Pick token(Map<String, String> typed) {
        Function<String, Choice> choice =
                each ->
                        new Choice(
                                "token-" + each,
                                "token",
                                each,
                                words.get("recipients.token." + each),
                                null,
                                each.equals(typed.getOrDefault("token", "no")));
        return new Pick(
                "token",
                words.get("recipients.field.token"),
                List.of(choice.apply("no"), choice.apply("yes")));
    }

    private Pick methods(Map<String, String> typed) {
        return new Pick(
                "method",
                words.get("recipients.field.method"),
                METHODS.stream()
                        .map(
                                each ->
                                        new Choice(
                                                "method-" + each,
                                                "method",
                                                each,
                                                words.get("method." + each),
                                                null,
                                                each.equals(typed.get("method"))))
                        .toList());
    }

    private Line line(String name, Map<String, String> typed) {
        return new Line(
                name,
                words.get("recipients.field." + name.toLowerCase(java.util.Locale.ROOT)),
                DAYS.contains(name) ? "date" : "text",
                new Field(typed.getOrDefault(name, ""), null));
    }
}
