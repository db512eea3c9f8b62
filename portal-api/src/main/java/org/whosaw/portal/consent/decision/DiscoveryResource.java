package org.whosaw.portal.consent.decision;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.whosaw.portal.consent.decision.Evaluation.Discovery;
import org.whosaw.portal.identity.Open;

/** Says where decisions are made, as AuthZEN's discovery has it. */
@Path("/.well-known/authzen-configuration")
@Tag(name = "decisions")
@Produces(MediaType.APPLICATION_JSON)
public final class DiscoveryResource {
    private final String baseUrl;

    public DiscoveryResource(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Returns the addresses. */
    @GET
    @Open("addresses that the documentation names too")
    @Operation(
            operationId = "getAuthzenConfiguration",
            summary = "Where decisions are made",
            description = "AuthZEN 1.0 metadata.")
    @ApiResponse(responseCode = "200", description = "Addresses.", useReturnTypeSchema = true)
    public Discovery discovery() {
        return new Discovery(
                baseUrl, baseUrl + "/access/v1/evaluation", baseUrl + "/access/v1/evaluations");
    }
}
