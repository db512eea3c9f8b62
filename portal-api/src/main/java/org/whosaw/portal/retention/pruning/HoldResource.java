package org.whosaw.portal.retention.pruning;

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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.StaffPrincipal;

/** Lets a privacy officer keep what is due, and end that. */
@Path("/api/v1/staff/holds")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HoldResource {
    private final HoldDesk desk;

    public HoldResource(HoldDesk desk) {
        this.desk = desk;
    }

    /**
     * What is asked for.
     *
     * @param mrn whose records are kept; null for everybody of the hospital
     * @param law by which, with its article
     * @param reviewOn when it is to be looked at again, within a year
     */
    public record HoldRequest(
            @Schema(nullable = true, example = "M0001") @Size(max = 200) @Nullable String mrn,
            @NotBlank @Size(max = 200) @Schema(example = "民事诉讼法 第八十四条") String law,
            @NotBlank @Size(max = 500) @Schema(example = "法院调取证据的通知") String reason,
            @NotNull @Schema(example = "2027-05-01") LocalDate reviewOn) {
        @Override
        public String toString() {
            return "HoldRequest";
        }
    }

    /** What is ended, and why. */
    public record LiftRequest(
            @NotBlank @Size(max = 40) @Schema(example = "lh_0123456789ABC") String id,
            @NotBlank @Size(max = 500) @Schema(example = "案件已结") String reason) {
        @Override
        public String toString() {
            return "LiftRequest";
        }
    }

    /** What was looked at again, and when the next time is. */
    public record ReviewRequest(
            @NotBlank @Size(max = 40) @Schema(example = "lh_0123456789ABC") String id,
            @NotNull @Schema(example = "2027-11-01") LocalDate reviewOn) {}

    /** The number of a hold. */
    public record HoldSet(@Schema(example = "lh_0123456789ABC") String id) {}

    /** The holds that stand. */
    public record Holds(List<Hold> items) {
        public Holds {
            items = List.copyOf(items);
        }
    }

    /** Lists them. */
    @GET
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "listHolds",
            summary = "Which legal holds stand",
            description = "For privacy officers and auditors. Of a person nothing is named.")
    @ApiResponse(responseCode = "200", description = "The holds.", useReturnTypeSchema = true)
    public Holds list(@Auth StaffPrincipal staff) {
        return new Holds(desk.standing(staff));
    }

    /** Sets one. */
    @POST
    @Operation(
            operationId = "setHold",
            summary = "Keep what is due",
            description =
                    "Nothing of this person, or of this hospital without mrn, is pruned or erased"
                            + " until the hold is lifted. She sees that it is so, not why.")
    @ApiResponse(responseCode = "200", description = "The hold.", useReturnTypeSchema = true)
    public HoldSet set(@Auth StaffPrincipal staff, @Valid @NotNull HoldRequest asked) {
        return new HoldSet(
                desk.set(
                        staff,
                        new HoldDesk.Asked(
                                asked.mrn(), asked.law(), asked.reason(), asked.reviewOn())));
    }

    /** Reviews one. */
    @POST
    @Path("/review")
    @Operation(
            operationId = "reviewHold",
            summary = "A legal hold still stands",
            description = "Says when it is looked at again; what asked to lift it is answered no.")
    @ApiResponse(responseCode = "200", description = "What stands now.", useReturnTypeSchema = true)
    public Holds review(@Auth StaffPrincipal staff, @Valid @NotNull ReviewRequest asked) {
        desk.review(staff, asked.id(), asked.reviewOn());
        return new Holds(desk.standing(staff));
    }

    /** Lifts one. */
    @POST
    @Path("/lift")
    @Operation(
            operationId = "liftHold",
            summary = "End a legal hold",
            description =
                    "It takes two: the first member asks, and when another sends the same it is"
                            + " lifted, and what is due goes with the next pass.")
    @ApiResponse(responseCode = "200", description = "What stands now.", useReturnTypeSchema = true)
    public Holds lift(@Auth StaffPrincipal staff, @Valid @NotNull LiftRequest asked) {
        desk.lift(staff, asked.id(), asked.reason());
        return new Holds(desk.standing(staff));
    }
}
