package org.whosaw.portal.access;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/** Shows a patient who opened her information. */
@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class AccessResource {
    private final AccessTimeline timeline;
    private final Clock clock;

    public AccessResource(AccessTimeline timeline, Clock clock) {
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Counts. */
    @GET
    @Path("/overview")
    @Operation(
            operationId = "getOverview",
            summary = "How many people, of which kinds of data",
            description =
                    "Without a window it opens on this stay or visit, or on the first wider window"
                            + " that has entries.")
    @ApiResponse(responseCode = "200", description = "The counts.", useReturnTypeSchema = true)
    public AccessOverview overview(
            @Auth PatientPrincipal patient,
            @Parameter(schema = @Schema(example = "7d")) @QueryParam("window")
                    @Nullable String window,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        AccessQuery query = new AccessQuery();
        query.subject = subject;
        query.window = window;
        return timeline.overview(query.reading(patient, clock, Language.ZH_CN), query.window());
    }

    /** Lists. */
    @GET
    @Path("/accesses")
    @Operation(
            operationId = "listAccesses",
            summary = "Who opened my information",
            description = "Newest first. Specially protected entries only with a second factor.")
    @ApiResponse(
            responseCode = "200",
            description = "One page.",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=next, when there is more",
                            schema = @Schema(type = "string")),
            useReturnTypeSchema = true)
    public Page<Access> list(
            @Auth PatientPrincipal patient,
            @BeanParam AccessQuery query,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language) {
        return timeline.list(query.reading(patient, clock, Language.of(language)));
    }

    /** Shows one. */
    @GET
    @Path("/accesses/{id}")
    @Operation(
            operationId = "getAccess",
            summary = "One entry",
            description = "With what only its own page shows. Not found for anybody else's.")
    @ApiResponse(responseCode = "200", description = "The entry.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "None of hers.")
    public AccessDetail find(
            @Auth PatientPrincipal patient,
            @PathParam("id") @Parameter(schema = @Schema(example = "ae_0HV3K9QZ7M2TD")) String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language) {
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, id);
        if (event.isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return timeline.find(
                AccessQuery.everything(patient, clock, Language.of(language)), event.getAsLong());
    }
}
