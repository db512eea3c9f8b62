package org.whosaw.portal.access.feed;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.manifest.DayCheck;
import org.whosaw.portal.access.manifest.Silence;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.Rhythm;
import org.whosaw.portal.hospital.Tagged;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.HospitalId;

/** Tells a patient what her list covers. */
@Path("/api/v1/me/coverage")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class CoverageResource {
    private final CoverageBook coverage;
    private final HospitalRegistry hospitals;

    public CoverageResource(CoverageBook coverage, HospitalRegistry hospitals) {
        this.coverage = coverage;
        this.hospitals = hospitals;
    }

    /** Shows coverage. */
    @GET
    @Operation(
            operationId = "getCoverage",
            summary = "What this list covers",
            description =
                    "Which systems feed the list, since when and up to when; which lines are"
                            + " missing; which systems are not covered. By hospital.")
    @ApiResponse(responseCode = "200", description = "The coverage.", useReturnTypeSchema = true)
    public CoverageView coverage(
            @Auth PatientPrincipal patient,
            @Parameter(description = "pt_…; all her own without it") @QueryParam("subject")
                    @Nullable String subject) {
        return new CoverageView(
                patient.chosen(subject).stream()
                        .map(Subject::hospital)
                        .distinct()
                        .map(this::of)
                        .toList());
    }

    private HospitalCoverage of(HospitalId hospital) {
        Coverage known = coverage.of(hospital);
        return new HospitalCoverage(
                hospitals.find(hospital).map(HospitalRegistry.Hospital::name).orElse(null),
                known.lacking().isEmpty() && known.notCovered().isEmpty(),
                known.systems().stream().map(CoverageResource::view).toList());
    }

    private static CoveredSystem view(SystemFeed feed) {
        return new CoveredSystem(
                feed.system().code(),
                feed.system().name(),
                feed.system().nameEn(),
                feed.system().office(),
                feed.system().phone(),
                feed.state(),
                feed.system().covered() ? null : feed.system().notCoveredReason(),
                feed.system().rhythm(),
                feed.since(),
                feed.from(),
                feed.asOf(),
                feed.count(),
                feed.missing(),
                feed.gaps().stream()
                        .map(gap -> new CoverageGap(gap.from(), gap.to(), gap.missing()))
                        .toList(),
                feed.checks().confirmedTo() == null ? null : feed.checks().confirmedTo().toString(),
                feed.wanting().stream()
                        .map(
                                day ->
                                        new CoverageDay(
                                                day.day().toString(),
                                                day.state(),
                                                day.sent(),
                                                day.arrived(),
                                                day.silences()))
                        .toList());
    }

    /** What her lists cover, by hospital. */
    public record CoverageView(List<HospitalCoverage> items) {
        public CoverageView {
            items = List.copyOf(items);
        }
    }

    /**
     * What one hospital's list covers.
     *
     * @param complete whether nothing that is known of is missing
     */
    public record HospitalCoverage(
            @Nullable String hospital, boolean complete, List<CoveredSystem> systems) {
        public HospitalCoverage {
            systems = List.copyOf(systems);
        }
    }

    /**
     * One system.
     *
     * @param reason why it is not covered
     * @param since when its first line arrived
     * @param from when the oldest look in it happened, {@code asOf} when the newest did
     * @param confirmedTo the day up to which the source itself confirms every line
     * @param days days that it does not confirm
     * @param count whether the source numbers its lines, so that a missing one shows
     */
    public record CoveredSystem(
            @Schema(example = "us-queue") String code,
            String name,
            @Nullable String nameEn,
            @Nullable String office,
            @Nullable String phone,
            FeedState state,
            @Nullable String reason,
            @Nullable Rhythm rhythm,
            @Nullable Instant since,
            @Nullable Instant from,
            @Nullable Instant asOf,
            @Nullable Count count,
            long missing,
            List<CoverageGap> gaps,
            @Nullable String confirmedTo,
            List<CoverageDay> days) {
        public CoveredSystem {
            gaps = List.copyOf(gaps);
            days = List.copyOf(days);
        }
    }

    /**
     * A day of which the source's own word and what is here differ, or of which it said nothing.
     *
     * @param silences when it kept no log, as it says itself
     */
    public record CoverageDay(
            @Schema(example = "2026-05-03") String day,
            DayCheck.State state,
            long sent,
            long arrived,
            List<Silence> silences) {
        public CoverageDay {
            silences = List.copyOf(silences);
        }
    }

    /** Lines that did not arrive: between when, and how many. */
    public record CoverageGap(Instant from, Instant to, long missing) {}
}
