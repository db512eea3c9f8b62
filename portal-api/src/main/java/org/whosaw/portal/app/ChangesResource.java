package org.whosaw.portal.app;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessChanges;
import org.whosaw.portal.access.AccessQuery;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.disclosure.DisclosureList;
import org.whosaw.portal.disclosure.ProvisionChanges;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.request.MyRequest;
import org.whosaw.portal.request.RequestChanges;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.text.Language;

/** Tells a phone what is new: who looked, who received, and where her questions stand. */
@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class ChangesResource {
    private final AccessTimeline timeline;
    private final DisclosureList provisions;
    private final RequestDesk requests;
    private final Clock clock;

    public ChangesResource(
            AccessTimeline timeline, DisclosureList provisions, RequestDesk requests, Clock clock) {
        this.timeline = timeline;
        this.provisions = provisions;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * What was recorded since a time.
     *
     * @param items entries, oldest record first: newly recorded, newly explained, or newly marked
     *     because the account's holder says that it was not she; a client may get one again and
     *     tells by its id
     * @param disclosures provisions, likewise; one that a law kept back comes on its day
     * @param requests questions that took a step, with their steps and the signed answer
     * @param until what to ask with the next time
     * @param more whether more wait already
     * @param reset whether entries older than {@code since} may have joined (a new identifier was
     *     registered): read the whole list again
     */
    public record Changes(
            List<Access> items,
            List<ProvisionView> disclosures,
            List<MyRequest> requests,
            Instant until,
            boolean more,
            boolean reset) {
        public Changes {
            items = List.copyOf(items);
            disclosures = List.copyOf(disclosures);
            requests = List.copyOf(requests);
        }
    }

    /** Lists what changed. */
    @GET
    @Path("/changes")
    @Operation(
            operationId = "listChanges",
            summary = "What is new since a time",
            description =
                    "Entries and provisions recorded since then, entries whose explanation or marks"
                            + " changed, and questions that moved, for clients that keep a copy;"
                            + " protected ones never. Ask next time with the answer's until.")
    @ApiResponse(responseCode = "200", description = "What is new.", useReturnTypeSchema = true)
    public Changes changes(
            @Auth PatientPrincipal patient,
            @Parameter(
                            description = "the until of the answer before, RFC 3339",
                            schema = @Schema(type = "string", format = "date-time"))
                    @QueryParam("since")
                    @Nullable String since,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language) {
        AccessReading reading =
                AccessQuery.since(patient, clock, since, subject, Language.of(language));
        AccessChanges looks = timeline.changes(reading);
        ProvisionChanges given = provisions.changes(reading.subjects(), reading.filter().from());
        RequestChanges asked =
                requests.changes(patient, reading.subjects(), reading.filter().from());
        return new Changes(
                looks.items(),
                given.items(),
                asked.items().stream()
                        .map(each -> MyRequest.of(each, patient.accountId(), clock.instant()))
                        .toList(),
                earliest(looks.until(), given.until(), asked.until()),
                looks.more() || given.more() || asked.more(),
                looks.reset());
    }

    private static Instant earliest(Instant... times) {
        return Collections.min(List.of(times));
    }
}
