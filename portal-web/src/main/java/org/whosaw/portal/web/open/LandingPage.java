package org.whosaw.portal.web.open;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.whosaw.portal.app.OperatorMode;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Says what this is, and lets her in. */
@Path("/")
@WebPage
@Open("it is the front door")
@Produces(MediaType.TEXT_HTML)
public final class LandingPage {
    private final OperatorMode operator;

    public LandingPage(OperatorMode operator) {
        this.operator = operator;
    }

    /** Shows the front door, or the overview to who is signed in. */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        if (visit.session() != null) {
            return Response.seeOther(URI.create("/overview")).build();
        }
        String mode =
                visit.words().get("landing.operator." + operator.name().toLowerCase(Locale.ROOT));
        return Response.ok(
                        new PageView(
                                "open/landing",
                                visit.frame().chrome(visit.words().get("landing.headline"), null),
                                new LandingUiState(null, Field.EMPTY, mode)))
                .build();
    }
}
