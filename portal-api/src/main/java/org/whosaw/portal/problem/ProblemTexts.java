package org.whosaw.portal.problem;

import java.util.List;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Puts refusals into words: {@code problem.<code>.title}, {@code .detail}, {@code field.<code>}.
 */
public final class ProblemTexts {
    private final Texts texts;

    public ProblemTexts(Texts texts) {
        this.texts = texts;
    }

    /** Returns the problem that {@code refusal} is, in {@code language}. */
    public Problem of(PortalException refusal, Language language) {
        return of(refusal.errorCode(), refusal.fields(), language, refusal.args());
    }

    /** Returns the problem for a code and the fields at fault. */
    public Problem of(ErrorCode code, List<FieldError> fields, Language language, Object... args) {
        String key = "problem." + code.code();
        String title =
                texts.find(language, key + ".title", args)
                        .orElseGet(() -> general(language, code.status(), "title"));
        String detail =
                texts.find(language, key + ".detail", args)
                        .orElseGet(() -> general(language, code.status(), "detail"));
        return new Problem(
                "urn:whosaw:problem:" + code.code(),
                title,
                code.status(),
                detail,
                code.code(),
                fields.stream().map(field -> field(field, language)).toList());
    }

    private String general(Language language, int status, String part) {
        return texts.find(language, "problem.status-" + status + "." + part)
                .orElseGet(
                        () ->
                                texts.get(
                                        language,
                                        "problem.status-"
                                                + (status < 500 ? 400 : 500)
                                                + "."
                                                + part));
    }

    private Problem.FieldProblem field(FieldError error, Language language) {
        Object[] args = error.args().toArray();
        String detail =
                texts.find(language, "field." + error.code(), args)
                        .or(() -> texts.find(language, "problem." + error.code() + ".detail", args))
                        .orElseGet(() -> texts.get(language, "field.invalid"));
        return new Problem.FieldProblem(error.field(), error.code(), detail);
    }
}
