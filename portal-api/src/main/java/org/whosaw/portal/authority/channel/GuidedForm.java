package org.whosaw.portal.authority.channel;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.directory.FormField;
import org.whosaw.portal.authority.dossier.Dossier;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Lays her complaint out for an authority's own form: field by field, in its order, to be copied by
 * her. Nothing is typed into it for her.
 */
public final class GuidedForm {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

    private final Texts texts;

    public GuidedForm(Texts texts) {
        this.texts = texts;
    }

    /**
     * One field to copy.
     *
     * @param limit how many characters it takes, 0 when none is known
     */
    public record Field(FormField.Fact fact, String label, String text, int limit) {
        /** Says whether she has to shorten it herself: her words are not cut for her. */
        public boolean isTooLong() {
            return limit > 0 && text.codePointCount(0, text.length()) > limit;
        }

        @Override
        public String toString() {
            return "Field[" + fact + "]";
        }
    }

    /** Returns the fields in the authority's order; their forms are Chinese, and so are these. */
    public List<Field> of(Dossier dossier) {
        List<Field> fields = new ArrayList<>();
        for (FormField each : dossier.authority().fields()) {
            fields.add(
                    new Field(
                            each.fact(),
                            say("guided." + each.fact().code()),
                            text(each.fact(), dossier),
                            each.limit()));
        }
        return fields;
    }

    private String say(String key) {
        return texts.get(Language.ZH_CN, key);
    }

    private String text(FormField.Fact fact, Dossier dossier) {
        FiledComplaint filed = dossier.filed();
        return switch (fact) {
            case CLASS ->
                    Objects.requireNonNullElse(
                            dossier.authority().formClass(),
                            say("dossier.topic." + filed.facts().topic().code()));
            case RESPONDENT -> respondent(filed.respondent());
            case WHAT, MESSAGES, URLS -> filed.what().words();
            case WHEN -> filed.what().on() == null ? "" : DAY.format(filed.what().on());
            case CATEGORIES ->
                    filed.what().knew().stream()
                            .sorted()
                            .map((Element each) -> say("element." + each.code()))
                            .collect(Collectors.joining("、"));
            case CALLERS -> joined(filed.respondent().phone());
            case WANTS ->
                    filed.wants().stream()
                            .sorted()
                            .map(each -> say("dossier.want." + each.code()))
                            .collect(Collectors.joining("；"));
            case EVIDENCE ->
                    filed.evidence().stream()
                            .map(FiledComplaint.Evidence::name)
                            .collect(Collectors.joining("、"));
            case COMPLAINANT -> joined(filed.complainant().name(), filed.complainant().contact());
        };
    }

    /** The hospital whose records are attached is accused of nothing unless she accuses it. */
    private String respondent(FiledComplaint.Respondent who) {
        return who.kind() == RespondentKind.HOSPITAL
                ? joined(who.hospital(), who.name(), who.phone())
                : joined(say("dossier.respondent." + who.kind().code()), who.name(), who.phone());
    }

    private static String joined(@Nullable String... parts) {
        return Stream.of(parts)
                .filter(each -> each != null && !each.isBlank())
                .collect(Collectors.joining("，"));
    }
}
