package org.whosaw.portal.ingest.sheet.rest;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.RefusalCounter;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;

/** Takes in lists that people keep in spreadsheets. */
@Path("/api/v1/ingest/sheet")
@Tag(name = "ingest")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({
    SheetResource.XLSX,
    "text/csv",
    "application/vnd.ms-excel",
    MediaType.TEXT_PLAIN,
    MediaType.APPLICATION_OCTET_STREAM,
    "application/gzip"
})
public final class SheetResource {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int LONGEST = 200;

    private static final String FORMAT = "sheet";

    private final SheetDesk desk;
    private final RefusalCounter refusals;

    public SheetResource(SheetDesk desk, RefusalCounter refusals) {
        this.desk = desk;
        this.refusals = refusals;
    }

    /** Takes in one sheet. */
    @POST
    @Operation(
            operationId = "ingestSheet",
            summary = "Send a spreadsheet",
            description =
                    "An xlsx workbook or separated text (UTF-8, GB18030, UTF-16), read by a mapping"
                        + " of the configuration; what it is called does not matter. Each page of a"
                        + " list becomes one look about all women on it. Their values find them and"
                        + " are dropped; kept is which columns were shown. Counted rows are"
                        + " durable; sending a file again is harmless.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
            })
    @ApiResponse(
            responseCode = "200",
            description = "What became of the rows.",
            useReturnTypeSchema = true)
    public SheetAnswer sheet(
            @Auth SystemPrincipal system,
            @Parameter(description = "The mapping's name; may be left out when there is one")
                    @QueryParam("mapping")
                    @Nullable String mapping,
            @Parameter(description = "The system's code, instead of the mapping's")
                    @QueryParam("system")
                    @Nullable String other,
            @Parameter(description = "Who looked, where the sheet does not say")
                    @QueryParam("account")
                    @Nullable String account,
            @Parameter(description = "At which terminal, where the sheet does not say")
                    @QueryParam("terminal")
                    @Nullable String terminal,
            @Parameter(description = "When (RFC 3339), where the sheet does not say")
                    @QueryParam("at")
                    @Nullable String at,
            @Parameter(description = "The year of dates written without one") @QueryParam("year")
                    @Nullable String year,
            @Parameter(hidden = true) @HeaderParam("Accept-Language") @Nullable String language,
            @Parameter(hidden = true) InputStream body) {
        system.require(Scope.INGEST);
        SheetOrigin origin =
                new SheetOrigin(
                        text("system", other),
                        text("account", account),
                        text("terminal", terminal),
                        time(at),
                        year(year));
        SheetAnswer answer =
                desk.take(system.hospitalId(), mapping, origin, body, Language.of(language));
        if (answer.rejectedRows() > 0) {
            refusals.add(
                    system,
                    FORMAT,
                    answer.rejected().stream().map(SheetAnswer.SheetPlace::code).toList());
        }
        return answer;
    }

    private static @Nullable String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST) {
            throw fault(field);
        }
        return value.strip();
    }

    private static @Nullable Instant time(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            // A plus in a query is a blank to those who forgot to encode it.
            return OffsetDateTime.parse(value.strip().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw fault("at");
        }
    }

    private static int year(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        if (!value.strip().matches("20\\d{2}")) {
            throw fault("year");
        }
        return Integer.parseInt(value.strip());
    }

    private static PortalException fault(String field) {
        return PortalException.ofFields(
                KernelError.INVALID_FIELDS,
                List.of(new PortalException.FieldError(field, "invalid")));
    }
}
