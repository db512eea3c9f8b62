package org.whosaw.portal.hospital;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.hospital.care.CareFactEntry;
import org.whosaw.portal.hospital.care.CareFactRegistry;
import org.whosaw.portal.hospital.guardian.GuardianEntry;
import org.whosaw.portal.hospital.guardian.GuardianRegistry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Takes the directory from a hospital's systems: arrays, upserted, answered entry by entry. */
@Path("/api/v1/directory")
@Tag(name = "directory")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class DirectoryResource {
    private static final long MAX_BYTES = 32L << 20;
    private static final String HOW =
            "Upserts by code, in one transaction; an entry at fault is answered and left out.";

    private final HospitalDirectory directory;
    private final PatientRegistry patients;
    private final CareFactRegistry careFacts;
    private final GuardianRegistry guardians;
    private final Texts texts;
    private final ObjectMapper mapper;

    public DirectoryResource(
            HospitalDirectory directory,
            PatientRegistry patients,
            CareFactRegistry careFacts,
            GuardianRegistry guardians,
            Texts texts,
            ObjectMapper mapper) {
        this.directory = directory;
        this.patients = patients;
        this.careFacts = careFacts;
        this.guardians = guardians;
        this.texts = texts;
        this.mapper =
                mapper.copy()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    }

    /** Upserts systems. */
    @PUT
    @Path("/systems")
    @Operation(operationId = "putSystems", summary = "Systems", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = SystemEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer systems(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, SystemEntry.class, directory::putSystems);
    }

    /** Upserts terminals. */
    @PUT
    @Path("/terminals")
    @Operation(operationId = "putTerminals", summary = "Terminals", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(implementation = TerminalEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer terminals(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, TerminalEntry.class, directory::putTerminals);
    }

    /** Upserts staff. */
    @PUT
    @Path("/staff")
    @Operation(operationId = "putStaff", summary = "Staff", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = StaffEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer staff(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, StaffEntry.class, directory::putStaff);
    }

    /** Upserts accounts. */
    @PUT
    @Path("/accounts")
    @Operation(operationId = "putAccounts", summary = "Accounts", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = AccountEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer accounts(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, AccountEntry.class, directory::putAccounts);
    }

    /** Upserts persons. */
    @PUT
    @Path("/patients")
    @Operation(operationId = "putPatients", summary = "Patients", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema = @Schema(implementation = PatientEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer patients(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, PatientEntry.class, patients::putPatients);
    }

    /** Upserts encounters. */
    @PUT
    @Path("/encounters")
    @Operation(operationId = "putEncounters", summary = "Encounters", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    EncounterEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer encounters(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, EncounterEntry.class, patients::putEncounters);
    }

    /** Upserts care facts. */
    @PUT
    @Path("/care-facts")
    @Operation(
            operationId = "putCareFacts",
            summary = "Care facts",
            description =
                    HOW
                            + " Who did what kind of thing for whom and when: what explains a look."
                            + " Never what was ordered, written or found. Send them before the log;"
                            + " a late one is compared with what is on record, and the answer that"
                            + " stood before is kept.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(implementation = CareFactEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer careFacts(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, CareFactEntry.class, careFacts::put);
    }

    /** Upserts guardians. */
    @PUT
    @Path("/guardians")
    @Operation(
            operationId = "putGuardians",
            summary = "Guardians",
            description =
                    "Upserts by child and guardian, in one transaction; an entry at fault is"
                            + " answered and left out. A newborn's mother is linked by its"
                            + " registration; others by papers that the hospital has checked, named"
                            + " here by kind. A block holds from the commit on; the privacy officer"
                            + " alone opens it again, at the desk. Every change is told to those"
                            + " who read the child's list.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(implementation = GuardianEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer guardians(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(
                system,
                language,
                body,
                GuardianEntry.class,
                (hospital, entries) -> guardians.put(system, entries));
    }

    /** Upserts recipients. */
    @PUT
    @Path("/recipients")
    @Operation(operationId = "putRecipients", summary = "Recipients", description = HOW)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            array =
                                    @ArraySchema(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    RecipientEntry.class))))
    @ApiResponse(responseCode = "200", description = "Each.", useReturnTypeSchema = true)
    public DirectoryAnswer recipients(
            @Auth SystemPrincipal system,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body)
            throws IOException {
        return put(system, language, body, RecipientEntry.class, directory::putRecipients);
    }

    private <E> DirectoryAnswer put(
            SystemPrincipal system,
            @Nullable String language,
            InputStream body,
            Class<E> type,
            BiFunction<HospitalId, List<E>, List<UpsertAnswer>> upsert)
            throws IOException {
        system.require(Scope.DIRECTORY);
        List<E> entries = read(body, type);
        List<UpsertAnswer> answers = upsert.apply(system.hospitalId(), entries);
        return DirectoryAnswer.of(answers, texts, Language.of(language));
    }

    // JSON that can not be read is answered by room problem, with line and column.
    private <E> List<E> read(InputStream body, Class<E> type) throws IOException {
        JavaType list = mapper.getTypeFactory().constructCollectionType(List.class, type);
        byte[] bytes = body.readNBytes((int) MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new PortalException(KernelError.BODY_TOO_LARGE, MAX_BYTES);
        }
        List<E> entries = mapper.readValue(bytes, list);
        if (entries == null) {
            throw fault("body");
        }
        int missing = entries.indexOf(null);
        if (missing >= 0) {
            throw fault("[" + missing + "]");
        }
        return entries;
    }

    private static PortalException fault(String field) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS, List.of(new FieldError(field, "required")));
    }
}
