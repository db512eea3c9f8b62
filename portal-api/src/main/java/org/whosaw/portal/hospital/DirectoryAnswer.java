package org.whosaw.portal.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Answers a directory upsert, entry by entry in the order sent. */
public record DirectoryAnswer(
        int created, int updated, int unchanged, int rejected, List<Entry> items) {
    public DirectoryAnswer {
        items = List.copyOf(items);
    }

    /**
     * One entry.
     *
     * @param index its place in the array, from 0
     * @param subject {@code pt_…} for a person, else null
     * @param errors the fields at fault; empty unless rejected
     */
    public record Entry(
            int index,
            UpsertAnswer.Status status,
            @Nullable String subject,
            List<FieldFault> errors) {
        public Entry {
            errors = List.copyOf(errors);
        }
    }

    /** One field at fault; {@code detail} is in the language asked. */
    public record FieldFault(String field, String code, String detail) {}

    static DirectoryAnswer of(List<UpsertAnswer> answers, Texts texts, Language language) {
        int[] counts = new int[UpsertAnswer.Status.values().length];
        answers.forEach(answer -> counts[answer.status().ordinal()]++);
        return new DirectoryAnswer(
                counts[UpsertAnswer.Status.CREATED.ordinal()],
                counts[UpsertAnswer.Status.UPDATED.ordinal()],
                counts[UpsertAnswer.Status.UNCHANGED.ordinal()],
                counts[UpsertAnswer.Status.REJECTED.ordinal()],
                answers.stream().map(answer -> entry(answer, texts, language)).toList());
    }

    private static Entry entry(UpsertAnswer answer, Texts texts, Language language) {
        return new Entry(
                answer.index(),
                answer.status(),
                answer.subject() == null ? null : answer.subject().code(),
                answer.errors().stream().map(error -> fault(error, texts, language)).toList());
    }

    private static FieldFault fault(FieldError error, Texts texts, Language language) {
        String detail =
                texts.find(language, "field." + error.code(), error.args().toArray())
                        .orElseGet(() -> texts.get(language, "field.invalid"));
        return new FieldFault(error.field(), error.code(), detail);
    }
}
