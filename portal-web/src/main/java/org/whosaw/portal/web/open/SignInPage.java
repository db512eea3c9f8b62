package org.whosaw.portal.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.patient.SignIn;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.ComeBack;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Signs her in: the phone number, then the one-time password sent to it. */
@Path("/sign-in")
@WebPage
@Open("who signs in is not signed in yet")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class SignInPage {
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final List<String> NOTES =
            List.of("expired", "scanned", "signed-out", "everywhere-out", "stale");

    private final SignIn signIn;
    private final Sessions sessions;

    public SignInPage(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** Asks for the phone number. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(
            @Context ContainerRequestContext request, @QueryParam("note") @Nullable String note) {
        Visit visit = Visit.of(request);
        return phonePage(visit, noteOf(visit, note), Field.EMPTY);
    }

    /** Sends a one-time password; looks the same whether the number is known or not. */
    @POST
    public Response send(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("phone") @DefaultValue("") String phone) {
        Visit visit = Visit.of(request);
        try {
            ClientAddress from = ClientAddress.of(servlet);
            String challenge = signIn.startByPhone(phone, from, visit.look().language()).reveal();
            return toCode(challenge, phone);
        } catch (PortalException e) {
            Field wrong = new Field(shorten(phone), FormProblems.text(visit.words(), e));
            return Response.status(FormProblems.status(e))
                    .entity(phonePage(visit, null, wrong))
                    .build();
        }
    }

    /** Asks for the one-time password. */
    @GET
    @Path("/code")
    @Consumes(MediaType.WILDCARD)
    public Response code(@Context ContainerRequestContext request) {
        String waiting = Cookies.CHALLENGE.read(request.getCookies());
        if (waiting == null) {
            return Response.seeOther(URI.create("/sign-in")).build();
        }
        return Response.ok(codePage(Visit.of(request), waiting, Field.EMPTY)).build();
    }

    /** Signs her in when the one-time password fits. */
    @POST
    @Path("/code")
    public Response verify(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("code") @DefaultValue("") String code) {
        Visit visit = Visit.of(request);
        String waiting = Cookies.CHALLENGE.read(request.getCookies());
        if (waiting == null) {
            return Response.seeOther(URI.create("/sign-in?note=expired")).build();
        }
        try {
            SignIn.Proven proven = signIn.verify(waiting.split("!", 2)[0], code);
            String cookie =
                    sessions.open(proven.accountId(), false, ClientAddress.of(servlet)).reveal();
            boolean one = proven.persons().size() == 1;
            String next = one ? ComeBack.or(request.getCookies(), "/overview") : "/choose";
            return Response.seeOther(URI.create(next))
                    .cookie(Cookies.SESSION.keptFor(cookie, ABSOLUTE))
                    .cookie(Cookies.CHALLENGE.gone(), Cookies.SUBJECT.gone(), Cookies.FORM.gone())
                    .cookie(one ? new NewCookie[] {Cookies.SCANNED.gone()} : new NewCookie[0])
                    .build();
        } catch (PortalException e) {
            Field wrong = new Field("", FormProblems.text(visit.words(), e));
            int status = FormProblems.status(e);
            boolean over = e.errorCode() == IdentityError.CHALLENGE_OVER;
            Object page =
                    over
                            ? phonePage(visit, over(visit), Field.EMPTY)
                            : codePage(visit, waiting, wrong);
            return Response.status(status).entity(page).build();
        }
    }

    private static Note over(Visit visit) {
        return new Note(Icon.CLOCK, Tone.ATTENTION, visit.words().get("form.code"));
    }

    /** Leads to the question for the one-time password; the number is kept masked only. */
    static Response toCode(String challenge, String phone) {
        String masked = PhoneNumber.parse(phone).map(PhoneNumber::masked).orElse("");
        return Response.seeOther(URI.create("/sign-in/code"))
                .cookie(
                        Cookies.CHALLENGE.keptFor(
                                challenge + "!" + masked, SignIn.PASSWORD_LIFETIME.multipliedBy(2)))
                .build();
    }

    static String shorten(String typed) {
        return typed.length() > 40 ? typed.substring(0, 40) : typed;
    }

    private static @Nullable Note noteOf(Visit visit, @Nullable String note) {
        if (note == null || !NOTES.contains(note)) {
            return null;
        }
        String key = note.equals("stale") ? "form.stale" : "sign-in." + note;
        return new Note(Icon.INFO, Tone.NEUTRAL, visit.words().get(key));
    }

    private static PageView phonePage(Visit visit, @Nullable Note note, Field phone) {
        return new PageView(
                "open/sign-in",
                visit.frame().chrome(visit.words().get("sign-in.headline"), null),
                new SignInUiState(note, phone));
    }

    private static PageView codePage(Visit visit, String waiting, Field code) {
        String[] parts = waiting.split("!", 2);
        String phone =
                parts.length > 1 && parts[1].matches("[0-9+]{1,8}\\*{4}[0-9]{4}") ? parts[1] : "…";
        return new PageView(
                "open/code",
                visit.frame().chrome(visit.words().get("code.headline"), null),
                new CodeUiState(visit.words().get("code.sent", "phone", phone), null, code));
    }
}
