package org.whosaw.portal.bench;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;

/** Takes a question and gives a yes without looking; only the benchmark's floor knows it. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class BareResource {
    /** What it answers. */
    public record Yes(boolean decision, Map<String, Object> context) {}

    /** Says that it is up. */
    @GET
    @Path("/ready")
    @Open("it holds nothing and runs in no server")
    public Map<String, Boolean> ready() {
        return Map.of("ready", true);
    }

    /** Answers anything from a system that may ask. */
    @POST
    @Path("/access/v1/evaluation")
    @Consumes(MediaType.APPLICATION_JSON)
    public Yes answer(@Auth SystemPrincipal system, Map<String, Object> asked) {
        system.require(Scope.DECIDE);
        return new Yes(!asked.isEmpty(), Map.of("basis", "consent", "elements", List.of("name")));
    }
}
