package org.whosaw.portal.authority;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityKind;
import org.whosaw.portal.authority.directory.Checked;
import org.whosaw.portal.authority.directory.Place;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.authority.route.Routing;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/** Tells anybody where a complaint about personal information can go, and why there. */
@Path("/api/v1/authorities")
@Produces(MediaType.APPLICATION_JSON)
@Open("where to complain is for everybody to know, before anybody signs in")
public final class AuthorityResource {
    private final Routing routing;
    private final Places places;
    private final Clock clock;

    AuthorityResource(Routing routing, Places places, Clock clock) {
        this.routing = routing;
        this.places = places;
        this.clock = clock;
    }

    /** The authorities at one place. */
    @Schema(name = "Authorities")
    public record Listing(
            @Schema(example = "330100") Region region,
            Bilingual place,
            String version,
            List<Card> items) {
        public Listing {
            items = List.copyOf(items);
        }
    }

    /**
     * One authority.
     *
     * @param checked how well we know it
     * @param term by when it answers, only where a rule names one
     */
    @Schema(name = "Authority")
    public record Card(
            @Schema(example = "cac-local") String code,
            AuthorityKind kind,
            Region region,
            Bilingual name,
            Bilingual takes,
            boolean realName,
            HandoverWay way,
            @Schema(nullable = true) @Nullable String web,
            @Schema(nullable = true) @Nullable String phone,
            @Schema(nullable = true) @Nullable String mail,
            @Schema(nullable = true) @Nullable Bilingual other,
            @Schema(nullable = true) @Nullable Bilingual note,
            @Schema(nullable = true) @Nullable Bilingual term,
            @Schema(nullable = true) @Nullable Bilingual law,
            @Schema(nullable = true) @Nullable String next,
            Checked checked) {
        static Card of(Authority each) {
            return new Card(
                    each.code(),
                    each.kind(),
                    each.region(),
                    each.name(),
                    each.takes(),
                    each.realName(),
                    each.way(),
                    each.web(),
                    each.phone(),
                    each.mail(),
                    each.other(),
                    each.note(),
                    each.term(),
                    each.law(),
                    each.next(),
                    each.checked());
        }
    }

    /** Lists the authorities at a place. */
    @GET
    @Operation(
            operationId = "listAuthorities",
            summary = "Where complaints can go",
            description =
                    "The authorities that take complaints about personal information at a place,"
                        + " the nearest first, with the contact that they publish. `checked` says"
                        + " how well an entry is known; `term` is there only where a rule names"
                        + " one.")
    @ApiResponse(responseCode = "200", description = "The list.", useReturnTypeSchema = true)
    public Listing list(
            @Parameter(
                            description =
                                    "A province or city: six digits of GB/T 2260 or its name.",
                            example = "杭州市")
                    @QueryParam("region")
                    @DefaultValue("000000")
                    String region) {
        Place place = places.demand(region);
        return new Listing(
                place.region(),
                places.fullName(place.region()),
                routing.directory().version(),
                routing.directory().choices(place.region(), today()).stream()
                        .map(Card::of)
                        .toList());
    }

    /** Says who is competent. */
    @GET
    @Path("/route")
    @Operation(
            operationId = "explainRoute",
            summary = "Who is competent, and why",
            description =
                    "Which authority leads a complaint and who is told as well, with the reason and"
                            + " the law in both languages and the row that decided. Whoever"
                            + " complains may always choose another.")
    @ApiResponse(responseCode = "200", description = "The answer.", useReturnTypeSchema = true)
    public RouteAnswer route(
            @Parameter(description = "What it is about.", example = "sales-calls")
                    @QueryParam("topic")
                    @DefaultValue("other")
                    String topic,
            @Parameter(description = "About whom.", example = "business")
                    @QueryParam("respondent")
                    @DefaultValue("unknown")
                    String respondent,
            @Parameter(
                            description =
                                    "A province or city: six digits of GB/T 2260 or its name.",
                            example = "杭州市")
                    @QueryParam("region")
                    @DefaultValue("000000")
                    String region,
            @Parameter(description = "What makes it weigh more.", example = "ordinary")
                    @QueryParam("severity")
                    @DefaultValue("ordinary")
                    String severity) {
        ComplaintFacts facts =
                new ComplaintFacts(
                        code("topic", Topic.class, topic),
                        code("respondent", RespondentKind.class, respondent),
                        places.demand(region).region(),
                        code("severity", Severity.class, severity));
        return routing.of(facts, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }

    private static <E extends Enum<E> & Coded> E code(String field, Class<E> type, String code) {
        return Coded.parse(type, code)
                .orElseThrow(
                        () ->
                                PortalException.ofFields(
                                        KernelError.INVALID_FIELDS,
                                        List.of(new FieldError(field, "invalid"))));
    }
}
