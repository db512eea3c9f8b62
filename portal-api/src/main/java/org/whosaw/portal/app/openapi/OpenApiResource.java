package org.whosaw.portal.app.openapi;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Open;

/** Serves the description of this API. Safe for threads. */
@Path("/openapi.json")
public final class OpenApiResource {
    private final ResourceClasses resources;
    private @Nullable String json;

    /** Creates the resource; {@code resources} is asked once, at the first request. */
    public OpenApiResource(ResourceClasses resources) {
        this.resources = resources;
    }

    /** Returns the document. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open("a description of the interface holds no data")
    @Operation(
            summary = "This document",
            description = "Returns the description of this API as OpenAPI 3.1.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "An OpenAPI 3.1 document.",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(type = "object"))))
    public synchronized Document document() {
        if (json == null) {
            json = OpenApiDocument.of(resources.now());
        }
        return new Document(json);
    }

    /** Knows the resources of the running server. */
    @FunctionalInterface
    public interface ResourceClasses {
        /** Returns the resource classes that are registered now. */
        Set<Class<?>> now();
    }

    /**
     * The document, written as it stands.
     *
     * @param json the text
     */
    public record Document(@JsonValue @JsonRawValue String json) {}
}
