package org.whosaw.portal.web.hospital.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccountSessions;
import org.whosaw.portal.access.AccountSessions.Session;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows every member of the staff where and when her own account was used. */
@Path("/desk/my-account")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class MyAccountPage {
    private final AccountSessions sessions;
    private final DeskStaff deskStaff;

    public MyAccountPage(AccountSessions sessions, DeskStaff deskStaff) {
        this.sessions = sessions;
        this.deskStaff = deskStaff;
    }

    /** Shows the last 90 days. */
    @GET
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.MY_ACCOUNT);
        Words words = desk.words();
        List<byte[]> keys = deskStaff.keysOf(desk.hospital().id(), desk.principal().staffUserId());
        List<Session> uses = sessions.uses(desk.hospital().id(), keys);
        return new PageView(
                "hospital/my-account",
                desk.chrome(words.get("desk.place.my-account"), Place.MY_ACCOUNT.href()),
                new MyAccountUiState(
                        desk.bar(Place.MY_ACCOUNT),
                        words.get("my-account.headline", "count", uses.size()),
                        words.get("my-account.sub"),
                        unlinked(desk),
                        uses.stream().map(each -> line(desk, each)).toList()));
    }

    private @Nullable Note unlinked(StaffAtDesk desk) {
        return deskStaff.isLinked(desk.principal().staffUserId())
                ? null
                : new Note(Icon.INFO, Tone.NEUTRAL, desk.words().get("my-account.unlinked"));
    }

    private static MyAccountUiState.Line line(StaffAtDesk desk, Session session) {
        return new MyAccountUiState.Line(
                SessionWords.when(desk, session),
                SessionWords.where(desk, session),
                desk.words().get("accounts.looks", "count", session.looks()));
    }
}
