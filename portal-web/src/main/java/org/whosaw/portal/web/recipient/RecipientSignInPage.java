package org.whosaw.portal.web.recipient;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.staff.StaffSignIn;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.ThreePartSignIn;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Signs recipients in: login, password and one-time code. */
@Path("/recipient/sign-in")
@WebPage
@Open("who signs in is not signed in yet")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RecipientSignInPage {
    private final StaffSignIn signIn;

    public RecipientSignInPage(StaffSignIn signIn) {
        this.signIn = signIn;
    }

    /** Asks for all three. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(
            @Context ContainerRequestContext request, @QueryParam("note") @Nullable String note) {
        Visit visit = Visit.of(request);
        return page(visit, ThreePartSignIn.said(visit, note), "");
    }

    /** Signs in when all three fit. */
    @POST
    public Response signIn(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("code") @DefaultValue("") String code) {
        Visit visit = Visit.of(request);
        try {
            Secret<String> token =
                    signIn.signInRecipient(login, password, code, ClientAddress.of(servlet));
            return Response.seeOther(URI.create("/recipient"))
                    .cookie(Cookies.PARTY.untilClose(token.reveal()), Cookies.FORM.gone())
                    .build();
        } catch (PortalException e) {
            return Response.status(ThreePartSignIn.status(e))
                    .entity(
                            page(
                                    visit,
                                    ThreePartSignIn.wrong(visit, e),
                                    ThreePartSignIn.kept(login)))
                    .build();
        }
    }

    private static PageView page(Visit visit, @Nullable Note note, String login) {
        Words words = visit.words();
        GuestBar bar = new GuestBar(words.get("chrome.name"), "", false);
        return new PageView(
                "recipient/sign-in",
                visit.frame().deskChrome(words.get("guest.sign-in.headline")),
                new RecipientSignInUiState(bar, note, login));
    }
}
