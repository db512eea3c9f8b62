package org.whosaw.portal.identity.patient;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;

/** Hands binding codes to a hospital's system, which prints them. */
@Path("/api/v1/directory/binding-codes")
@Tag(name = "directory")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BindingCodeResource {
    private final BindingDesk desk;

    public BindingCodeResource(BindingDesk desk) {
        this.desk = desk;
    }

    /** Issues one code. */
    @POST
    @Operation(
            operationId = "issueBindingCode",
            summary = "Issue a binding code",
            description =
                    "For one person, used once, good for 14 days; an earlier unused code of hers"
                            + " ends. Shown only here: print it, do not keep it.")
    @ApiResponse(responseCode = "200", description = "The code.", useReturnTypeSchema = true)
    public BindingCodeAnswer issue(
            @Auth SystemPrincipal system, @Valid @NotNull BindingCodeRequest body) {
        system.require(Scope.DIRECTORY);
        BindingDesk.IssuedCode issued =
                desk.issue(system.hospitalId(), body.mrn().trim(), system.getName());
        return new BindingCodeAnswer(issued.bindingCode().reveal(), issued.expiresAt());
    }

    /** Whose code. */
    public record BindingCodeRequest(
            @NotBlank @Size(max = 200) @Schema(example = "DEMO000123") String mrn) {
        @Override
        public String toString() {
            return "BindingCodeRequest[redacted]";
        }
    }

    /** The code and its end. */
    public record BindingCodeAnswer(
            @NotNull @Schema(example = "7K3M-0Q9X-W2AB") String bindingCode,
            @NotNull Instant expiresAt) {
        @Override
        public String toString() {
            return "BindingCodeAnswer[redacted]";
        }
    }
}
