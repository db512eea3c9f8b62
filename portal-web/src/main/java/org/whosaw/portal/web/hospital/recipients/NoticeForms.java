package org.whosaw.portal.web.hospital.recipients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.recipients.NoticeFormUiState.Line;
import org.whosaw.portal.web.hospital.recipients.NoticeFormUiState.Preview;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/**
 * Writes a notice in both languages: what the register already knows stands in it from the start.
 */
final class NoticeForms {
    private static final int LONGEST = 1_000;

    private final StaffAtDesk desk;

    NoticeForms(StaffAtDesk desk) {
        this.desk = desk;
    }

    /** Both texts, as typed or as the register suggests them. */
    record Both(NoticeText chinese, NoticeText english) {
        /** Returns the names of the fields that say nothing, {@code zh-CN.impact}. */
        Set<String> empty() {
            Set<String> all = new TreeSet<>();
            chinese.empty().forEach(each -> all.add("zh-CN." + each));
            english.empty().forEach(each -> all.add("en." + each));
            return all;
        }
    }

    /** Returns what was typed. */
    static Both typed(Map<String, List<String>> form) {
        return new Both(typed(form, "zh-CN."), typed(form, "en."));
    }

    private static NoticeText typed(Map<String, List<String>> form, String prefix) {
        Map<String, String> fields = new LinkedHashMap<>();
        form.forEach(
                (name, values) -> {
                    if (name.startsWith(prefix) && !values.isEmpty()) {
                        fields.put(name.substring(prefix.length()), cut(values.get(0)));
                    }
                });
        return text(fields);
    }

    private static String cut(String text) {
        String plain = text.strip();
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
    }

    private static NoticeText text(Map<String, String> fields) {
        return new NoticeText(
                fields.getOrDefault("processor", ""),
                fields.getOrDefault("contact", ""),
                fields.getOrDefault("recipient", ""),
                fields.getOrDefault("recipient-contact", ""),
                fields.getOrDefault("purpose", ""),
                fields.getOrDefault("method", ""),
                fields.getOrDefault("kinds", ""),
                fields.getOrDefault("retention", ""),
                fields.getOrDefault("rights", ""),
                fields.getOrDefault("necessity", ""),
                fields.getOrDefault("impact", ""),
                fields.getOrDefault("passes-on", ""),
                fields.getOrDefault("about-no", ""));
    }

    /** Returns what the register and the directory say; what only people know is empty. */
    static Both suggested(Hospital hospital, RecipientCard card, RecipientUse use) {
        return new Both(
                suggested(hospital, card, use, Language.ZH_CN),
                suggested(hospital, card, use, Language.EN));
    }

    private static NoticeText suggested(
            Hospital hospital, RecipientCard card, RecipientUse use, Language language) {
        Words words = Words.of(language);
        Speech speech = new Speech(words, false);
        boolean chinese = language == Language.ZH_CN;
        String method = speech.ofCode("method", use.method());
        return new NoticeText(
                language.named(hospital.name(), hospital.nameEn()),
                orEmpty(hospital.phone()),
                language.named(card.name(), card.nameEn()),
                orEmpty(card.contact()),
                speech.of("purpose", use.purpose()),
                method == null ? "" : method,
                speech.elements(use.elements()),
                chinese ? use.retention() : "",
                words.get("notice-form.rights"),
                chinese ? use.necessity() : "",
                chinese ? use.impact() : "",
                "",
                words.get("notice-form.no"));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Returns the page of the form. */
    NoticeFormUiState page(
            RecipientCard card, RecipientUse use, Both both, boolean tried, boolean preview) {
        Words words = desk.words();
        Set<String> empty = both.empty();
        String back = "/desk/recipients/" + RecipientsStates.id(card);
        List<Line> lines = new ArrayList<>();
        Map<String, String> english = both.english().fields();
        both.chinese()
                .fields()
                .forEach(
                        (name, value) ->
                                lines.add(
                                        new Line(
                                                name,
                                                words.get("notice-field." + name),
                                                field(value, tried, empty, "zh-CN." + name),
                                                field(
                                                        english.getOrDefault(name, ""),
                                                        tried,
                                                        empty,
                                                        "en." + name))));
        Speech speech = new Speech(words, false);
        return new NoticeFormUiState(
                desk.bar(Place.RECIPIENTS),
                words.get("notice-form.headline"),
                words.get(
                        "notice-form.sub",
                        "name",
                        speech.named(card.name(), card.nameEn()),
                        "purpose",
                        speech.of("purpose", use.purpose())),
                tried && !empty.isEmpty() ? missing(words, empty) : null,
                "/desk/recipients/notice/" + use.number(),
                back,
                lines,
                preview
                        ? new Preview(
                                facts(both.chinese(), Language.ZH_CN),
                                facts(both.english(), Language.EN))
                        : null);
    }

    private Field field(String value, boolean tried, Set<String> empty, String name) {
        return new Field(
                value,
                tried && empty.contains(name) ? desk.words().get("notice-form.empty") : null);
    }

    private static Note missing(Words words, Set<String> empty) {
        List<String> names = new ArrayList<>();
        for (String each : empty) {
            int dot = each.indexOf('.');
            String language = words.get("notice-form." + each.substring(0, dot));
            names.add(words.get("notice-field." + each.substring(dot + 1)) + " (" + language + ")");
        }
        return new Note(
                Icon.ALERT,
                Tone.STOP,
                words.get(
                        "notice-form.missing",
                        "fields",
                        String.join(words.get("list.comma"), names)));
    }

    private static List<Fact> facts(NoticeText text, Language language) {
        Words words = Words.of(language);
        List<Fact> facts = new ArrayList<>();
        text.fields()
                .forEach(
                        (name, value) ->
                                facts.add(
                                        new Fact(
                                                words.get("notice-field." + name),
                                                value.isBlank()
                                                        ? words.get("notice-form.empty")
                                                        : value,
                                                null)));
        return facts;
    }
}
