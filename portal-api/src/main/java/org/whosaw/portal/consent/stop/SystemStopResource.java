package org.whosaw.portal.consent.stop;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Gives stops to a hospital's systems, in every way in which they work. */
@Path("/api/v1/stops")
@Tag(name = "stops")
@Produces(MediaType.APPLICATION_JSON)
public final class SystemStopResource {
    private static final int MOST = 500;

    private final SystemStops stops;
    private final NightStops nights;
    private final Function<SystemPrincipal, Optional<String>> systemOf;

    SystemStopResource(
            SystemStops stops,
            NightStops nights,
            Function<SystemPrincipal, Optional<String>> systemOf) {
        this.stops = stops;
        this.nights = nights;
        this.systemOf = systemOf;
    }

    /**
     * A stop as a system learns of it.
     *
     * @param kind stopped; ended, when it did so by itself; given, when she allowed it again
     * @param subject HMAC-SHA256 of the record number under the system's key, 16 bytes in
     *     hexadecimal; empty when she was erased
     */
    public record SystemStop(
            @NotNull @Schema(example = "st_0HV3K9QZ7M2TD") String stop,
            @NotNull StopKind kind,
            @NotNull String recipient,
            @NotNull String subject,
            @NotNull String at) {}

    /** Some stops, and where to go on. */
    public record SystemStopPage(@NotNull List<SystemStop> items, @Nullable String next) {}

    /** A count that comes back. */
    public record ListCount(@Schema(nullable = true, example = "3") @Nullable Integer count) {}

    private String system(SystemPrincipal client, @Nullable String named) {
        client.require(Scope.DECIDE);
        Optional<String> own = systemOf.apply(client);
        if (own.isPresent()) {
            if (named != null && !named.isEmpty() && !named.equals(own.get())) {
                throw new PortalException(KernelError.NOT_FOUND);
            }
            return own.get();
        }
        if (named == null || named.isEmpty()) {
            throw field("system", "required");
        }
        return named;
    }

    private static PortalException field(String name, String code) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(name, code)));
    }

    /** Lists. */
    @GET
    @Operation(
            operationId = "stopsSince",
            summary = "What was stopped, ended or allowed again, since the last reading",
            description =
                    "The oldest first; `next` goes into `since` next time, and without `since` the"
                        + " whole past comes. What is younger than a minute comes again: take the"
                        + " same `stop` once. Of one recipient and subject the newest `at` counts."
                        + " Whom not to give to, and about whom: never why, and no clinical field.")
    @ApiResponse(responseCode = "200", description = "Some.", useReturnTypeSchema = true)
    public SystemStopPage since(
            @Auth SystemPrincipal client,
            @Parameter(description = "what the last answer gave as next") @QueryParam("since")
                    @Nullable String since,
            @Parameter(description = "for a client that speaks for several") @QueryParam("system")
                    @Nullable String system) {
        SystemStops.Feed feed =
                stops.since(client.hospitalId(), system(client, system), since, MOST);
        return new SystemStopPage(
                feed.lines().stream()
                        .map(
                                each ->
                                        new SystemStop(
                                                each.stop(),
                                                each.kind(),
                                                each.recipient(),
                                                each.subject(),
                                                each.at().toString()))
                        .toList(),
                feed.next());
    }

    /** Confirms. */
    @POST
    @Path("/{id}/confirmed")
    @Operation(
            operationId = "confirmStop",
            summary = "My system has this stop",
            description = "From now on she reads that it is in force there. Twice is no fault.")
    @ApiResponse(responseCode = "204", description = "Written down.")
    public void confirm(
            @Auth SystemPrincipal client,
            @PathParam("id") @Parameter(schema = @Schema(example = "st_0HV3K9QZ7M2TD")) String id,
            @QueryParam("system") @Nullable String system) {
        stops.confirm(client.hospitalId(), system(client, system), id, client.clientId());
    }

    /** Gives a list. */
    @GET
    @Path("/lists/{day}")
    @Produces("text/csv")
    @Operation(
            operationId = "stopList",
            summary = "The stop list of a night",
            description =
                    "Made at 20:00 in the hospital's time, and whole: each recipient and person"
                        + " that is stopped or ended now. It replaces the list before, so that a"
                        + " lost file is healed by the next one; kept word for word until two newer"
                        + " ones are there. `#sequence` numbers a system's lists without gaps; the"
                        + " last line is `#count` and how many lines there are: send it back.")
    @ApiResponse(
            responseCode = "200",
            description = "The list.",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", example = "#count,0")))
    public String list(
            @Auth SystemPrincipal client,
            @PathParam("day") @Parameter(schema = @Schema(example = "2026-11-22")) String day,
            @QueryParam("system") @Nullable String system) {
        return nights.csv(client.hospitalId(), system(client, system), day);
    }

    /** Takes the count of a list back. */
    @POST
    @Path("/lists/{day}/acknowledgement")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "acknowledgeStopList",
            summary = "My system has read the list of a night",
            description =
                    "With another count than the list's nothing of it counts. What is in force"
                            + " stands on tomorrow's list in any case.")
    @ApiResponse(responseCode = "204", description = "Written down.")
    public void acknowledge(
            @Auth SystemPrincipal client,
            @PathParam("day") @Parameter(schema = @Schema(example = "2026-11-22")) String day,
            @QueryParam("system") @Nullable String system,
            @Nullable ListCount body) {
        String code = system(client, system);
        Integer count = body == null ? null : body.count();
        if (count == null) {
            throw field("count", "required");
        }
        nights.acknowledge(client.hospitalId(), code, day, count, client.clientId());
    }
}
