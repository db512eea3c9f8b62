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
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.patient.SignIn;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Takes the binding code of the hospital's slip and the phone it is for. */
@Path("/bind")
@WebPage
@Open("who comes with a slip is not signed in yet")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class BindPage {
    private final SignIn signIn;

    public BindPage(SignIn signIn) {
        this.signIn = signIn;
    }

    /** Asks for the code, filled in when the slip's picture led here. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(
            @Context ContainerRequestContext request,
            @QueryParam("code") @DefaultValue("") String code) {
        return page(Visit.of(request), new Field(SignInPage.shorten(code), null), Field.EMPTY);
    }

    /** Sends a one-time password to the phone on record. */
    @POST
    public Response send(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @FormParam("code") @DefaultValue("") String code,
            @FormParam("phone") @DefaultValue("") String phone) {
        Visit visit = Visit.of(request);
        try {
            ClientAddress from = ClientAddress.of(servlet);
            String challenge =
                    signIn.startBinding(code, phone, from, visit.look().language()).reveal();
            return SignInPage.toCode(challenge, phone);
        } catch (PortalException e) {
            String text = FormProblems.text(visit.words(), e);
            boolean ofCode = FormProblems.isOfCode(e);
            return Response.status(FormProblems.status(e))
                    .entity(
                            page(
                                    visit,
                                    field(code, ofCode ? text : null),
                                    field(phone, ofCode ? null : text)))
                    .build();
        }
    }

    private static Field field(String typed, @Nullable String error) {
        return new Field(SignInPage.shorten(typed), error);
    }

    private static PageView page(Visit visit, Field code, Field phone) {
        return new PageView(
                "open/bind",
                visit.frame().chrome(visit.words().get("bind.headline"), null),
                new BindUiState(null, code, phone));
    }
}
