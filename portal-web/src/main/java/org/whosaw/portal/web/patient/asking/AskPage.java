package org.whosaw.portal.web.patient.asking;

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
import java.util.OptionalLong;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.NewRequest;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.RequestDesk.Filed;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Asks why somebody looked, on one short screen. */
@Path("/ask/{id}")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class AskPage {
    private final RequestDesk desk;
    private final AskStates states;

    public AskPage(RequestDesk desk, AskStates states) {
        this.desk = desk;
        this.states = states;
    }

    /** Shows the screen; when the line was asked about already, where that is. */
    @GET
    public PageView show(@Auth SignedIn who, @PathParam("id") String id) {
        return page(who, states.of(who, number(id), Field.EMPTY, false));
    }

    /** Takes the question. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @FormParam("words") @DefaultValue("") String typed,
            @FormParam("when") @DefaultValue("") String when) {
        long event = number(id);
        AskUiState shown = states.of(who, event, Field.EMPTY, false); // not found, unless hers
        String words = typed.strip().replace("\r\n", "\n");
        boolean now = when.equals("now");
        if (words.length() > NewRequest.LONGEST_WORDS) {
            String error = who.words().get("ask.words.long", "most", NewRequest.LONGEST_WORDS);
            return again(who, event, words, now, 422, error);
        }
        if (!shown.isNew()) {
            return Response.seeOther(URI.create("/matters/" + shown.matter())).build();
        }
        try {
            Filed filed =
                    desk.ask(
                            who.patient(),
                            who.subjects(),
                            event,
                            words.isEmpty() ? null : words,
                            now);
            String note = filed.fresh() ? "?note=filed" : "";
            return Response.seeOther(URI.create("/matters/" + filed.request().number() + note))
                    .build();
        } catch (PortalException e) {
            String error = FormProblems.text(who.words(), e);
            return again(who, event, words, now, FormProblems.status(e), error);
        }
    }

    private Response again(
            SignedIn who, long event, String words, boolean now, int status, String error) {
        return Response.status(status)
                .entity(page(who, states.of(who, event, new Field(words, error), now)))
                .build();
    }

    private static long number(String id) {
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, id);
        return event.orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static PageView page(SignedIn who, AskUiState state) {
        return new PageView(
                "patient/ask",
                who.frame().chrome(who.words().get("nav.accesses"), Place.ACCESSES),
                state);
    }
}
