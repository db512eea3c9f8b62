package org.whosaw.portal.ingest.fhir.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.ingest.Rejection;
import org.whosaw.portal.ingest.fhir.FhirError;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Writes OperationOutcomes: code, words in the language asked, path; never a value. */
final class OperationOutcomes {
    /** The code system of our own error codes. */
    static final String SYSTEM = "urn:whosaw:problem";

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final ProblemTexts problems;
    private final Texts texts;

    OperationOutcomes(Texts texts) {
        this.problems = new ProblemTexts(texts);
        this.texts = texts;
    }

    /** Returns the error of a code that a decoder or recorder gave. */
    static ErrorCode errorOf(String code) {
        return Stream.<ErrorCode[]>of(
                        FhirError.values(),
                        AccessError.values(),
                        DisclosureError.values(),
                        KernelError.values())
                .flatMap(Stream::of)
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(KernelError.INVALID_REQUEST);
    }

    /** Returns the outcome of several refusals, each with its own path. */
    ObjectNode of(List<Rejection> rejections, Language language) {
        ObjectNode outcome = empty(language);
        rejections.forEach(each -> addIssue(outcome, each, language));
        return outcome;
    }

    /** Returns the outcome that a problem of any other kind is. */
    ObjectNode of(Problem problem, Language language) {
        ErrorCode error = errorOf(problem.code());
        ObjectNode outcome = empty(language);
        if (problem.errors().isEmpty()) {
            add(outcome, "error", issueType(error, problem.status()), problem, null);
        }
        for (Problem.FieldProblem each : problem.errors()) {
            add(outcome, "error", issueType(error, problem.status()), problem, each.field());
        }
        return outcome;
    }

    /** Returns the outcome of an item that was taken. */
    ObjectNode taken(FhirSink.Status status, Language language) {
        ObjectNode outcome = empty(language);
        boolean duplicate = status == FhirSink.Status.DUPLICATE;
        String key = "fhir." + status.name().toLowerCase(Locale.ROOT);
        issue(outcome, "information", duplicate ? "duplicate" : "informational")
                .putObject("details")
                .put("text", texts.get(language, key));
        return outcome;
    }

    private static ObjectNode empty(Language language) {
        ObjectNode outcome = MAKE.objectNode();
        outcome.put("resourceType", "OperationOutcome");
        outcome.put("language", language.tag());
        outcome.putArray("issue");
        return outcome;
    }

    private void addIssue(ObjectNode outcome, Rejection rejection, Language language) {
        ErrorCode error = errorOf(rejection.code());
        List<FieldError> fields = new ArrayList<>();
        if (rejection.field() != null) {
            fields.add(new FieldError(rejection.field(), rejection.code(), rejection.args()));
        }
        Problem problem = problems.of(error, fields, language, rejection.args().toArray());
        add(outcome, "error", issueType(error, error.status()), problem, rejection.field());
    }

    private static void add(
            ObjectNode outcome,
            String severity,
            String type,
            Problem problem,
            @Nullable String path) {
        ObjectNode issue = issue(outcome, severity, type);
        ObjectNode details = issue.putObject("details");
        details.putArray("coding").addObject().put("system", SYSTEM).put("code", problem.code());
        details.put("text", problem.title());
        issue.put("diagnostics", problem.detail());
        if (path != null) {
            issue.putArray("expression").add(path);
        }
    }

    private static ObjectNode issue(ObjectNode outcome, String severity, String type) {
        ArrayNode issues = (ArrayNode) outcome.get("issue");
        return issues.addObject().put("severity", severity).put("code", type);
    }

    private static String issueType(ErrorCode error, int status) {
        if (error instanceof FhirError fhir) {
            return fhir.issueType();
        }
        return switch (status) {
            case 401 -> "login";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405, 406, 415 -> "not-supported";
            case 409 -> "conflict";
            case 413 -> "too-long";
            case 429 -> "throttled";
            case 503 -> "transient";
            default -> status >= 500 ? "exception" : "invalid";
        };
    }
}
