package org.whosaw.portal.app.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Page;

/** Judges the document over a resource with one method of each kind. */
class OpenApiDocumentTest {
    final JsonNode api = read();

    @Test
    void operation_patientPrincipal_isNoParameterButSecurity() {
        JsonNode list = api.at("/paths/~1api~1v1~1me~1things/get");
        assertThat(list.path("requestBody").isMissingNode()).isTrue();
        assertThat(list.at("/security/0/patient").isArray()).isTrue();
        assertThat(list.path("operationId").asText()).isEqualTo("thingList");
        assertThat(list.at("/tags/0").asText()).isEqualTo("me");
        assertThat(list.at("/parameters/0/name").asText()).isEqualTo("limit");
        assertThat(list.at("/parameters").size()).isEqualTo(1);
    }

    @Test
    void operation_beanOfParameters_isParametersAndNoBody() {
        JsonNode found = api.at("/paths/~1api~1v1~1me~1things~1found/get");
        assertThat(found.path("requestBody").isMissingNode()).isTrue();
        assertThat(found.at("/parameters/0/name").asText()).isEqualTo("word");
        assertThat(found.at("/parameters/0/schema/example").asText()).isEqualTo("7d");
        assertThat(found.at("/parameters/1/name").asText()).isEqualTo("most");
        assertThat(found.at("/parameters/1/in").asText()).isEqualTo("query");
        assertThat(found.at("/parameters/1/schema/maximum").asInt()).isEqualTo(9);
        assertThat(found.at("/parameters").size()).isEqualTo(2);
    }

    @Test
    void operation_open_asksNoSecurity() {
        JsonNode open = api.at("/paths/~1api~1v1~1me~1things/post");
        assertThat(open.path("security").isArray()).isTrue();
        assertThat(open.path("security")).isEmpty();
        assertThat(open.at("/responses/204").isMissingNode()).isFalse();
        assertThat(open.at("/responses/422/$ref").asText()).endsWith("InvalidFields");
        assertThat(open.at("/responses/401").isMissingNode()).isTrue();
    }

    @Test
    void operation_system_hasScopeOfItsPath() {
        JsonNode put = api.at("/paths/~1api~1v1~1me~1things~1directory/put");
        assertThat(put.at("/security/0/system/0").asText()).isEqualTo("directory");
    }

    @Test
    void record_nullableAndRequired_asWritten() {
        JsonNode thing = api.at("/components/schemas/Thing");
        assertThat(thing.path("required").toString())
                .isEqualTo("[\"at\",\"category\",\"id\",\"inner\"]");
        assertThat(thing.at("/properties/note/type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(thing.at("/properties/category/enum").toString()).contains("\"pregnancy\"");
        assertThat(thing.at("/properties/kind/enum").toString()).contains("\"pregnancy\",", "null");
        assertThat(thing.at("/properties/inner/$ref").asText()).endsWith("/Inner");
    }

    @Test
    void page_ofThings_hasItemsAndNext() {
        JsonNode page = api.at("/components/schemas/PageThing");
        assertThat(page.at("/properties/items/items/$ref").asText()).endsWith("/Thing");
        assertThat(page.at("/properties/next/type").toString()).isEqualTo("[\"string\",\"null\"]");
    }

    @Test
    void document_sameClasses_sameText() {
        assertThat(read()).isEqualTo(api);
        assertThat(api.path("openapi").asText()).startsWith("3.1");
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(OpenApiDocument.of(Set.of(ThingResource.class)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What the document describes. */
    public record Thing(
            String id,
            DataCategory category,
            @Nullable DataCategory kind,
            Instant at,
            @Nullable String note,
            Inner inner,
            @Nullable Inner other) {}

    /** A part of it. */
    public record Inner(int count, List<String> codes) {}

    /** Parameters in a bean. */
    public static final class ThingQuery {
        static final int MOST = 9;

        @QueryParam("word")
        @Parameter(schema = @Schema(example = "7d"))
        @Nullable String word;

        @QueryParam("most")
        @Parameter(schema = @Schema(type = "integer", maximum = "9"))
        @Nullable String most;
    }

    /** One method of each kind. */
    @Path("/api/v1/me/things")
    public static final class ThingResource {
        @GET
        @Operation(summary = "Lists", description = "Lists things.")
        public Page<Thing> list(@Auth PatientPrincipal patient, @QueryParam("limit") int limit) {
            throw new UnsupportedOperationException();
        }

        @GET
        @Path("/found")
        @Operation(summary = "Finds", description = "Finds things.")
        public Page<Thing> found(@Auth PatientPrincipal patient, @BeanParam ThingQuery query) {
            throw new UnsupportedOperationException();
        }

        @POST
        @Open("a test")
        @Operation(summary = "Adds", description = "Adds a thing.")
        public void add(Thing thing) {
            throw new UnsupportedOperationException();
        }

        @PUT
        @Path("/directory")
        @Operation(summary = "Puts", description = "Puts things.")
        public List<Thing> put(@Auth SystemPrincipal system, List<Thing> things) {
            throw new UnsupportedOperationException();
        }
    }
}
