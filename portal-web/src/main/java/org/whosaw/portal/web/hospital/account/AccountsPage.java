package org.whosaw.portal.web.hospital.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccountSessions;
import org.whosaw.portal.access.AccountSessions.Doubted;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.session.WebPage;

/** Shows IT which accounts were perhaps used by another, and takes what it found out. */
@Path("/desk/accounts")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class AccountsPage {
    private final AccountSessions sessions;
    private final DeskStaff deskStaff;

    public AccountsPage(AccountSessions sessions, DeskStaff deskStaff) {
        this.sessions = sessions;
        this.deskStaff = deskStaff;
    }

    /** Shows what nobody has looked into. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        desk.require(Place.ACCOUNTS);
        Words words = desk.words();
        List<Doubted> all = sessions.doubted(desk.hospital().id());
        return new PageView(
                "hospital/accounts",
                desk.chrome(words.get("desk.place.accounts"), Place.ACCOUNTS.href()),
                new AccountsUiState(
                        desk.bar(Place.ACCOUNTS),
                        words.get("accounts.headline", "count", all.size()),
                        words.get("accounts.sub"),
                        note(words, note),
                        all.stream().map(each -> line(desk, each)).toList()));
    }

    private static @Nullable Note note(Words words, @Nullable String note) {
        if ("done".equals(note)) {
            return new Note(Icon.CHECK, Tone.GOOD, words.get("accounts.done"));
        }
        return "own".equals(note) || "unlinked".equals(note)
                ? new Note(Icon.INFO, Tone.ATTENTION, words.get("accounts." + note))
                : null;
    }

    private static AccountsUiState.Line line(StaffAtDesk desk, Doubted doubted) {
        Speech speech = new Speech(desk.words(), false);
        return new AccountsUiState.Line(
                doubted.number(),
                Speech.dotted(
                        doubted.holder(),
                        doubted.department(),
                        speech.ofCode("role", doubted.role())),
                SessionWords.where(desk, doubted.session()),
                SessionWords.when(desk, doubted.session()),
                desk.words().get("accounts.looks", "count", doubted.session().looks()));
    }

    /** Takes what was found out. */
    @POST
    @Path("/close")
    public Response close(
            @Auth StaffAtDesk desk,
            @FormParam("session") @DefaultValue("") String number,
            @FormParam("found") @DefaultValue("") String found) {
        desk.require(Place.ACCOUNTS);
        boolean another = found.equals("another");
        if (!another && !found.equals("holder")) {
            return Response.seeOther(URI.create("/desk/accounts")).build();
        }
        String note = "done";
        try {
            close(desk, number, another);
        } catch (PortalException e) {
            if (e.errorCode() == AccessError.OWN_ACCOUNT) {
                note = "own";
            } else if (e.errorCode() == HospitalError.DESK_NOT_LINKED) {
                note = "unlinked";
            } else {
                throw e;
            }
        }
        return Response.seeOther(URI.create("/desk/accounts?note=" + note)).build();
    }

    private void close(StaffAtDesk desk, String number, boolean another) {
        deskStaff.requireLinked(desk.principal());
        HospitalId hospital = desk.hospital().id();
        long member = desk.principal().staffUserId();
        sessions.close(
                hospital,
                number,
                another,
                member,
                key -> deskStaff.isHerself(hospital, member, key));
    }
}
