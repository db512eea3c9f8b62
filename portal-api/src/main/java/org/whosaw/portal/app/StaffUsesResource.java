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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccountSessions;
import org.whosaw.portal.access.AccountSessions.Session;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.text.Language;

/** Tells every member of the staff where and when her own account was used. */
@Path("/api/v1/staff/me")
@Tag(name = "staff")
@Produces(MediaType.APPLICATION_JSON)
public final class StaffUsesResource {
    private final AccountSessions sessions;
    private final DeskStaff deskStaff;

    public StaffUsesResource(AccountSessions sessions, DeskStaff deskStaff) {
        this.sessions = sessions;
        this.deskStaff = deskStaff;
    }

    /**
     * Where and when her account was used.
     *
     * @param linked whether it is on record who in the directory she is; without that only what she
     *     did on this site is here
     */
    public record AccountUses(List<AccountUse> items, boolean linked) {
        public AccountUses {
            items = List.copyOf(items);
        }
    }

    /**
     * One session of her account, without any patient.
     *
     * @param place where the terminal stands, its code or address when that is all, or null
     * @param looks how many looks it had
     */
    public record AccountUse(
            @Schema(example = "电子病历系统") String system,
            @Schema(example = "产科一病区护士站") @Nullable String place,
            Instant from,
            Instant to,
            int looks) {}

    /** Lists them. */
    @GET
    @Path("/uses")
    @Operation(
            operationId = "listMyAccountUses",
            summary = "Where and when my own account was used",
            description =
                    "The last 90 days, newest first, one item a session: the looks through one"
                        + " system from one terminal with gaps of at most 30 minutes. No patient is"
                        + " named. One of them was not you? Tell IT at once.")
    @ApiResponse(responseCode = "200", description = "Her sessions.", useReturnTypeSchema = true)
    public AccountUses uses(
            @Auth StaffPrincipal staff,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE)
                    @Nullable String language) {
        Language spoken = Language.of(language);
        List<byte[]> keys = deskStaff.keysOf(staff.hospitalId(), staff.staffUserId());
        return new AccountUses(
                sessions.uses(staff.hospitalId(), keys).stream()
                        .map(each -> use(each, spoken))
                        .toList(),
                deskStaff.isLinked(staff.staffUserId()));
    }

    private static AccountUse use(Session session, Language language) {
        String place = session.place();
        return new AccountUse(
                language.named(session.system(), session.systemEn()),
                place == null ? null : language.named(place, session.placeEn()),
                session.from(),
                session.to(),
                session.looks());
    }
}
