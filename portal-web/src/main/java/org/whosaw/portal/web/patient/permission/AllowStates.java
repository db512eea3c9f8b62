package org.whosaw.portal.web.patient.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.asking.Asking;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.permission.AllowUiState.Answer;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the screen on which she decides. */
final class AllowStates {
    private AllowStates() {}

    static AllowUiState of(
            SignedIn who, String code, Asking asking, Set<Element> ticked, @Nullable String error) {
        Words words = who.words();
        Speech speech = new Speech(words, who.loss());
        RecipientCard card = asking.recipient();
        List<Choice> elements = new ArrayList<>();
        for (Element each : Permission.ordered(asking.notice().elements())) {
            elements.add(
                    new Choice(
                            "element-" + each.code(),
                            "element",
                            each.code(),
                            speech.element(each),
                            null,
                            ticked.contains(each)));
        }
        return new AllowUiState(
                words.get(
                        who.subject().guarded() ? "allow.headline.child" : "allow.headline",
                        "name",
                        speech.named(card.name(), card.nameEn())),
                Speech.dotted(
                        speech.ofCode("recipient-kind", card.kind()),
                        speech.of("purpose", asking.use().purpose())),
                "/allow/" + code,
                asking.notice().code(),
                facts(words, asking),
                elements,
                answers(words, asking.stays()),
                asking.live() == null
                        ? null
                        : new Note(Icon.INFO, Tone.NEUTRAL, words.get("allow.there")),
                error);
    }

    private static List<Fact> facts(Words words, Asking asking) {
        boolean english = words.language() == Language.EN;
        NoticeText text =
                english ? asking.notice().content().english() : asking.notice().content().chinese();
        return facts(words, text);
    }

    /** Returns a notice field by field. */
    static List<Fact> facts(Words words, NoticeText text) {
        return text.fields().entrySet().stream()
                .map(
                        each ->
                                new Fact(
                                        words.get("notice.field." + each.getKey()),
                                        each.getValue(),
                                        null))
                .toList();
    }

    private static List<Answer> answers(Words words, boolean stays) {
        return List.of(
                new Answer("once", words.get("allow.once"), false),
                new Answer("during-stay", words.get("allow.during-stay"), !stays),
                new Answer("no", words.get("allow.no"), false));
    }
}
