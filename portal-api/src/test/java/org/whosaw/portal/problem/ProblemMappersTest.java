package org.whosaw.portal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.dropwizard.testing.junit5.ResourceExtension;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Texts;

@ExtendWith(DropwizardExtensionsSupport.class)
class ProblemMappersTest {
    private static final String SECRET = "张三丰13900001111";

    private static final ResourceExtension APP = app();

    private static ResourceExtension app() {
        ResourceExtension.Builder builder =
                ResourceExtension.builder().setRegisterDefaultExceptionMappers(false);
        ProblemMappers.all(
                        new ProblemResponses(
                                new ProblemTexts(Texts.load()), ProblemResponses.ErrorPages.NONE))
                .forEach(builder::addProvider);
        return builder.addResource(new Probe()).build();
    }

    /** A resource that goes wrong in every way. */
    @Path("/probe")
    @Produces("application/json")
    public static class Probe {
        public record Inner(@NotBlank String mrn) {}

        public record Body(@NotBlank String name, int count, @Valid List<Inner> subjects) {}

        @POST
        @Consumes("application/json")
        public Body post(@Valid Body body) {
            return body;
        }

        @GET
        @Path("/number")
        public String number(@QueryParam("n") Integer n) {
            return "" + n;
        }

        @GET
        @Path("/refused")
        public String refused() {
            throw PortalException.retryAfter(KernelError.TOO_MANY_REQUESTS, Duration.ofSeconds(90));
        }

        @GET
        @Path("/unexpected")
        public String unexpected() {
            throw new IllegalStateException(SECRET);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\": \"张三丰13900001111", "\u0000", "nonsense"})
    void post_malformedJson_400NamesThePlace(String body) {
        JsonNode problem = problem(post(body), 400);
        assertThat(problem.get("code").asText()).isEqualTo("malformed-json");
        assertThat(problem.at("/errors/0/detail").asText()).contains("第");
        assertThat(problem.toString()).doesNotContain(SECRET);
    }

    @Test
    void post_wrongType_422NamesTheField() {
        JsonNode problem = problem(post("{\"name\":\"a\",\"count\":\"" + SECRET + "\"}"), 422);
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo("count");
        assertThat(problem.toString()).doesNotContain(SECRET);
    }

    @Test
    void post_hugeNumber_4xx() {
        assertThat(post("{\"name\":\"a\",\"count\":" + "9".repeat(5_000) + "}").getStatus())
                .isBetween(400, 422);
    }

    @Test
    void post_brokenConstraints_422NamesEachField() {
        JsonNode problem =
                problem(post("{\"name\":\" \",\"count\":1,\"subjects\":[{\"mrn\":\"\"}]}"), 422);
        assertThat(problem.get("code").asText()).isEqualTo("invalid-fields");
        assertThat(problem.get("errors").findValuesAsText("field"))
                .containsExactly("name", "subjects[0].mrn");
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo("required");
    }

    @Test
    void post_wrongContentType_415() {
        Response answer =
                APP.target("/probe").request().post(Entity.entity("x", "application/x-nothing"));
        problem(answer, 415);
    }

    @Test
    void get_unknownPath_404() {
        problem(APP.target("/nowhere").request().get(), 404);
    }

    @Test
    void delete_notAllowed_405WithAllow() {
        Response answer = APP.target("/probe").request().delete();
        assertThat(answer.getHeaderString("Allow")).contains("POST");
        problem(answer, 405);
    }

    @Test
    void get_unreadableParameter_4xx() {
        Response answer = APP.target("/probe/number").queryParam("n", "abc").request().get();
        assertThat(answer.getStatus()).isBetween(400, 404);
        assertThat(answer.getMediaType().toString()).startsWith(Problem.MEDIA_TYPE);
    }

    @Test
    void get_refusedForNow_retryAfter() {
        Response answer = APP.target("/probe/refused").request().get();
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("90");
        problem(answer, 429);
    }

    @Test
    void get_unexpected_500SaysNothing() {
        JsonNode problem = problem(APP.target("/probe/unexpected").request().get(), 500);
        assertThat(problem.toString()).doesNotContain(SECRET).doesNotContain("IllegalState");
    }

    @Test
    void get_english_inEnglish() {
        Response answer =
                APP.target("/nowhere").request().header("Accept-Language", "en-GB,en").get();
        assertThat(answer.getHeaderString("Content-Language")).isEqualTo("en");
        assertThat(problem(answer, 404).get("title").asText()).isEqualTo("Not found");
    }

    private static Response post(String body) {
        return APP.target("/probe").request().post(Entity.json(body));
    }

    private static JsonNode problem(Response answer, int status) {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType().toString()).startsWith(Problem.MEDIA_TYPE);
        JsonNode problem = answer.readEntity(JsonNode.class);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }
}
