package org.whosaw.portal.app.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.Problem.FieldProblem;

/** Describes the refusals: one schema, and one named response for each status. */
final class Problems {
    private static final Map<String, Refusal> REFUSALS = refusals();

    private Problems() {}

    /** One way of refusing, and an example of it. */
    private record Refusal(String name, String description, Problem example) {}

    private static Map<String, Refusal> refusals() {
        Map<String, Refusal> all = new TreeMap<>();
        add(all, 400, "Malformed", "malformed-json", "The body or the query cannot be read.");
        add(all, 401, "SignInNeeded", "unauthenticated", "No valid token came with the request.");
        add(all, 403, "Forbidden", "forbidden", "The caller may not do this.");
        add(all, 404, "NotFound", "not-found", "There is no such thing for this caller.");
        add(all, 409, "Conflict", "conflict", "It contradicts what is there already.");
        add(all, 413, "TooLarge", "body-too-large", "The body is larger than is read.");
        add(all, 415, "WrongType", "unsupported-type", "The body's media type is not read here.");
        add(all, 422, "InvalidFields", "invalid-fields", "Fields are wrong; `errors` names them.");
        add(all, 429, "TooMany", "too-many-requests", "Too many requests; come back later.");
        add(all, 503, "Busy", "busy", "The portal is busy; nothing was written; come back later.");
        return all;
    }

    private static void add(
            Map<String, Refusal> all, int status, String name, String code, String description) {
        List<FieldProblem> errors =
                status == 422
                        ? List.of(new FieldProblem("phone", "pattern", "It has another form."))
                        : List.of();
        Problem example =
                new Problem(
                        "urn:whosaw:problem:" + code,
                        description,
                        status,
                        description,
                        code,
                        errors);
        all.put(Integer.toString(status), new Refusal(name, description, example));
    }

    /** Adds the schema, and those responses that some operation refers to. */
    static void describe(OpenAPI api) {
        ResolvedSchema resolved =
                ModelConverters.getInstance(true)
                        .readAllAsResolvedSchema(new AnnotatedType(Problem.class));
        resolved.referencedSchemas.forEach(api.getComponents()::addSchemas);
        Set<String> used =
                api.getPaths().values().stream()
                        .flatMap(item -> item.readOperations().stream())
                        .flatMap(operation -> operation.getResponses().entrySet().stream())
                        .filter(each -> each.getValue().get$ref() != null)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        REFUSALS.forEach(
                (status, refusal) -> {
                    if (used.contains(status)) {
                        api.getComponents().addResponses(refusal.name(), answer(status, refusal));
                    }
                });
    }

    private static ApiResponse answer(String status, Refusal refusal) {
        MediaType body =
                new MediaType()
                        .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                        .example(refusal.example());
        ApiResponse response =
                new ApiResponse()
                        .description(refusal.description())
                        .content(new Content().addMediaType(Problem.MEDIA_TYPE, body));
        if (status.equals("429") || status.equals("503")) {
            response.addHeaderObject(
                    "Retry-After",
                    new Header()
                            .description("Seconds to wait.")
                            .schema(new IntegerSchema().minimum(java.math.BigDecimal.ONE)));
        }
        return response;
    }

    /** Adds the refusals an operation may answer, unless it described its own. */
    static void add(ApiResponses responses, boolean open, boolean hasBody) {
        add(responses, "400", "404", "429", "503");
        if (!open) {
            add(responses, "401", "403");
        }
        if (hasBody) {
            add(responses, "413", "415", "422");
        }
    }

    private static void add(ApiResponses responses, String... statuses) {
        for (String status : statuses) {
            Refusal refusal = REFUSALS.get(status);
            if (refusal != null && !responses.containsKey(status)) {
                responses.addApiResponse(
                        status, new ApiResponse().$ref("#/components/responses/" + refusal.name()));
            }
        }
    }
}
