package org.whosaw.portal.consent.asking;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;

/** Puts a use before a patient's own client and takes her answer. */
@Path("/api/v1/me/asks")
@Tag(name = "me")
@Produces(MediaType.APPLICATION_JSON)
public final class AskResource {
    private static final int MOST = 63;

    private final ConsentDesk desk;
    private final OwnConsents consents;

    public AskResource(ConsentDesk desk, OwnConsents consents) {
        this.desk = desk;
        this.consents = consents;
    }

    /** Shows what there is to decide. */
    @GET
    @Path("/{code}")
    @Operation(
            operationId = "getAsk",
            summary = "What a recipient's code puts before me",
            description =
                    "By the code that a recipient shows, or by ru_… from its card. Only she begins;"
                        + " nothing is offered around a birth, in intensive care or after a loss,"
                        + " nor by a code for 180 days after a no.")
    @ApiResponse(responseCode = "200", description = "The asking.", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "404", description = "No such use, or not a code of this hospital.")
    @ApiResponse(responseCode = "409", description = "Nothing to decide now.")
    @ApiResponse(responseCode = "410", description = "The code's time is over.")
    public AskingView ask(
            @Auth PatientPrincipal patient,
            @PathParam("code") @Parameter(schema = @Schema(example = "ru_0HV3K9QZ7M2TD"))
                    String code,
            @Parameter(description = "pt_…; needed when she reads for several persons")
                    @QueryParam("subject")
                    @Nullable String subject) {
        return AskingView.of(desk.open(patient, code, one(patient, subject)));
    }

    /** Takes an answer. */
    @POST
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "answerAsk",
            summary = "Allow it, or not",
            description =
                    "once: for one time; during-stay: until discharge; until: a day, at most a year"
                            + " on; no: nothing changes, and nobody asks for 180 days.")
    @ApiResponse(
            responseCode = "201",
            description = "Allowed.",
            content = @Content(schema = @Schema(implementation = Permission.class)))
    @ApiResponse(responseCode = "204", description = "Not allowed.")
    @ApiResponse(responseCode = "403", description = "Not hers to decide.")
    @ApiResponse(responseCode = "404", description = "No such use, or not a code of this hospital.")
    @ApiResponse(responseCode = "409", description = "Nothing to decide now.")
    @ApiResponse(responseCode = "410", description = "The code's time is over.")
    public Response answer(
            @Auth PatientPrincipal patient,
            @PathParam("code") @Parameter(schema = @Schema(example = "ru_0HV3K9QZ7M2TD"))
                    String code,
            @Nullable NewAnswer body) {
        NewAnswer given = body == null ? new NewAnswer(null, null, null, null, null) : body;
        List<FieldError> errors = new ArrayList<>();
        String notice = given.notice();
        if (notice == null) {
            errors.add(new FieldError("notice", "required"));
        }
        Choice choice = choice(given, errors);
        if (notice == null || !errors.isEmpty()) {
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        Optional<Grant> grant =
                desk.decide(patient, code, one(patient, given.subject()), notice, choice);
        if (grant.isEmpty()) {
            return Response.noContent().build();
        }
        String number = grant.get().number();
        return Response.created(URI.create("/api/v1/me/permissions/" + number))
                .entity(consents.permission(patient, number))
                .build();
    }

    private static Choice choice(NewAnswer given, List<FieldError> errors) {
        String answer = given.answer();
        Optional<GrantMode> mode =
                answer == null ? Optional.empty() : Coded.parse(GrantMode.class, answer);
        if (answer == null) {
            errors.add(new FieldError("answer", "required"));
        } else if (mode.isEmpty() && !answer.equals("no")) {
            errors.add(new FieldError("answer", "invalid"));
        }
        return mode.isEmpty()
                ? Choice.no()
                : new Choice(mode.get(), elements(given, errors), day(given, errors));
    }

    private static Set<Element> elements(NewAnswer given, List<FieldError> errors) {
        Set<Element> chosen = EnumSet.noneOf(Element.class);
        List<String> all = given.elements() == null ? List.of() : given.elements();
        for (int i = 0; i < Math.min(all.size(), MOST); i++) {
            String each = all.get(i);
            Optional<Element> element =
                    each == null ? Optional.empty() : Coded.parse(Element.class, each);
            element.ifPresent(chosen::add);
            if (element.isEmpty()) {
                errors.add(new FieldError("elements[" + i + "]", "invalid"));
            }
        }
        return chosen;
    }

    private static @Nullable LocalDate day(NewAnswer given, List<FieldError> errors) {
        String until = given.until();
        try {
            return until == null ? null : LocalDate.parse(until);
        } catch (DateTimeException e) {
            errors.add(new FieldError("until", "malformed"));
            return null;
        }
    }

    private static Subject one(PatientPrincipal patient, @Nullable String subject) {
        List<Subject> chosen = patient.chosen(subject);
        if (chosen.size() != 1) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return chosen.get(0);
    }
}
