package org.whosaw.portal.hospital;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;

/** Tells a signed-in patient whose lists she may read. */
@Path("/api/v1/me")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
@Tagged
public final class MeResource {
    private final PersonDirectory persons;
    private final HospitalRegistry hospitals;
    private final Clock clock;

    public MeResource(PersonDirectory persons, HospitalRegistry hospitals, Clock clock) {
        this.persons = persons;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    /** Shows the account. */
    @GET
    @Operation(
            operationId = "getMe",
            summary = "Whose lists are mine",
            description =
                    "Her own persons first, then those she is guardian of; the bereaved last.")
    @ApiResponse(responseCode = "200", description = "The account.", useReturnTypeSchema = true)
    public Me me(@Auth PatientPrincipal patient) {
        List<SubjectView> views = new ArrayList<>();
        boolean loss = false;
        for (Subject subject : patient.subjects()) {
            PersonCard card = persons.find(subject.person()).orElse(null);
            if (card != null) {
                views.add(view(patient, subject, card));
                loss |= card.loss() || card.deceasedAt() != null;
            }
        }
        views.sort(Comparator.comparing(SubjectView::guarded).thenComparing(SubjectView::deceased));
        return new Me(views, loss);
    }

    private SubjectView view(PatientPrincipal patient, Subject subject, PersonCard card) {
        return new SubjectView(
                card.id().code(),
                card.kind(),
                card.maskedName(),
                hospitals.find(card.hospital()).map(HospitalRegistry.Hospital::name).orElse(null),
                subject.guarded(),
                card.deceasedAt() != null,
                patient.hasSecondFactor(card.id(), clock.instant()));
    }

    /**
     * A signed-in account.
     *
     * @param loss whether a death, stillbirth or loss is on record: show and send nothing cheerful
     */
    public record Me(List<SubjectView> subjects, boolean loss) {
        public Me {
            subjects = List.copyOf(subjects);
        }
    }

    /**
     * One person whose lists may be read.
     *
     * @param subject {@code pt_…}, for {@code ?subject=}
     * @param guarded whether she reads as guardian
     * @param secondFactor whether protected entries are open now
     */
    public record SubjectView(
            @Schema(example = "pt_0HV3K9QZ7M2TD") String subject,
            PersonKind kind,
            @Schema(example = "张*") String maskedName,
            @Nullable String hospital,
            boolean guarded,
            boolean deceased,
            boolean secondFactor) {}
}
