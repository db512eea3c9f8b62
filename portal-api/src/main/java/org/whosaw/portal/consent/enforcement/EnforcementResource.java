package org.whosaw.portal.consent.enforcement;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Takes what a hospital's systems do with a stop. */
@Path("/api/v1/directory/enforcement")
@Tag(name = "directory")
@Produces(MediaType.APPLICATION_JSON)
public final class EnforcementResource {
    private final EnforcementBook enforcement;
    private final LongFunction<Secret<String>> key;

    /**
     * Builds it.
     *
     * @param key of the pseudonyms of a system
     */
    public EnforcementResource(EnforcementBook enforcement, LongFunction<Secret<String>> key) {
        this.enforcement = enforcement;
        this.key = key;
    }

    /** What a system does with a stop. */
    public record SystemEnforcement(
            @NotNull @Schema(example = "his") String system,
            @NotNull @Schema(example = "night-list") String enforcement,
            @Schema(nullable = true) @Nullable Boolean pseudonymous) {}

    /** What a system does, and the key of its pseudonyms. */
    public record EnforcementAnswer(
            @NotNull String system,
            @NotNull Enforcement enforcement,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean pseudonymous,
            @NotNull String subjectKey) {
        @Override
        public String toString() {
            return "EnforcementAnswer[" + system + "]";
        }
    }

    /** Says what systems do with stops. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putEnforcement",
            summary = "What a system does with a stop",
            description =
                    "asks-first, told, night-list or not-connected; the last one without a word."
                            + " Answers with the key by which the system works out pseudonyms.")
    @ApiResponse(responseCode = "200", description = "As it is now.", useReturnTypeSchema = true)
    public EnforcementAnswer put(@Auth SystemPrincipal client, @Nullable SystemEnforcement body) {
        client.require(Scope.DIRECTORY);
        String system = body == null ? null : body.system();
        String word = body == null ? null : body.enforcement();
        if (system == null || system.isBlank()) {
            throw field("system", "required");
        }
        if (word == null) {
            throw field("enforcement", "required");
        }
        Enforcement as =
                Coded.parse(Enforcement.class, word)
                        .orElseThrow(() -> field("enforcement", "invalid"));
        boolean pseudonymous = body == null || !Boolean.FALSE.equals(body.pseudonymous());
        enforcement.put(client.hospitalId(), system, as, pseudonymous);
        long id =
                enforcement.of(client.hospitalId()).stream()
                        .filter(each -> each.system().code().equals(system))
                        .findFirst()
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND))
                        .system()
                        .id();
        return new EnforcementAnswer(system, as, pseudonymous, key.apply(id).reveal());
    }

    private static PortalException field(String name, String code) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(name, code)));
    }
}
