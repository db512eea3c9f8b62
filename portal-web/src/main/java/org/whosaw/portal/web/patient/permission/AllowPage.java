package org.whosaw.portal.web.patient.permission;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.asking.Choice;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Puts one recipient and one purpose before her, and takes her answer. */
@Path("/allow/{code}")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class AllowPage {
    private static final Set<ErrorCode> TO_MEND =
            Set.of(
                    ConsentError.NOTHING_CHOSEN,
                    ConsentError.OUTSIDE_NOTICE,
                    ConsentError.NO_STAY,
                    ConsentError.NOTICE_CHANGED);

    private final ConsentDesk desk;

    public AllowPage(ConsentDesk desk) {
        this.desk = desk;
    }

    /** Shows the screen, or why there is none now. */
    @GET
    public Response show(@Auth SignedIn who, @PathParam("code") String code) {
        try {
            return Response.ok(page(who, code, Set.of(), null)).build();
        } catch (PortalException e) {
            return Refusals.page(who.frame(), e, true);
        }
    }

    /** Takes the answer; a no leads where leaving leads. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @Auth SignedIn who,
            @PathParam("code") String code,
            @FormParam("notice") @DefaultValue("") String notice,
            @FormParam("answer") @DefaultValue("") String answer,
            @FormParam("element") @Nullable List<String> typed) {
        Set<Element> chosen = chosen(typed);
        Optional<GrantMode> mode =
                Coded.parse(GrantMode.class, answer).filter(each -> each != GrantMode.UNTIL);
        if (mode.isEmpty() && !answer.equals("no")) {
            return Response.seeOther(URI.create("/given")).build();
        }
        try {
            Choice choice = mode.isEmpty() ? Choice.no() : new Choice(mode.get(), chosen, null);
            Optional<Grant> grant = desk.decide(who.patient(), code, who.subject(), notice, choice);
            String next =
                    grant.map(each -> "/permissions/" + each.number() + "?note=given")
                            .orElse("/given");
            return Response.seeOther(URI.create(next)).build();
        } catch (PortalException e) {
            return again(who, code, chosen, e);
        }
    }

    private Response again(SignedIn who, String code, Set<Element> chosen, PortalException e) {
        if (!TO_MEND.contains(e.errorCode())) {
            return Refusals.page(who.frame(), e, true);
        }
        String error = Refusals.text(who.words(), e);
        try {
            return Response.status(422).entity(page(who, code, chosen, error)).build();
        } catch (PortalException gone) {
            return Refusals.page(who.frame(), gone, true);
        }
    }

    private static Set<Element> chosen(@Nullable List<String> typed) {
        Set<Element> chosen = EnumSet.noneOf(Element.class);
        if (typed != null) {
            typed.forEach(each -> Coded.parse(Element.class, each).ifPresent(chosen::add));
        }
        return chosen;
    }

    private PageView page(SignedIn who, String code, Set<Element> ticked, @Nullable String error) {
        return new PageView(
                "patient/allow",
                who.frame().chrome(who.words().get("allow.title"), Place.GIVEN),
                AllowStates.of(
                        who, code, desk.open(who.patient(), code, who.subject()), ticked, error));
    }
}
