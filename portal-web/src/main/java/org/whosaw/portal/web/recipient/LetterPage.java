package org.whosaw.portal.web.recipient;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.RecipientStops;
import org.whosaw.portal.consent.stop.RecipientStops.Task;
import org.whosaw.portal.consent.stop.StopError;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Lets whoever holds a letter say that they stopped and deleted; its code is good until then. */
@Path("/letter")
@WebPage
@Open("the code is the key: printed on one letter, good until deletion was signed")
@Produces(MediaType.TEXT_HTML)
public final class LetterPage {
    private final RecipientStops stops;
    private final RateLimits limits;
    private final Clock clock;

    public LetterPage(RecipientStops stops, RateLimits limits, Clock clock) {
        this.stops = stops;
        this.limits = limits;
        this.clock = clock;
    }

    /** Says thanks. */
    @GET
    @Path("/done")
    public PageView done(@Context ContainerRequestContext request) {
        return message(Visit.of(request), "letter.done", Icon.CHECK, Tone.GOOD);
    }

    /** Shows what is asked. */
    @GET
    @Path("/{code}")
    public Response show(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @PathParam("code") String code,
            @QueryParam("note") @Nullable String note) {
        Visit visit = Visit.of(request);
        limits.spend(RateLimit.STAFF_SIGN_INS_PER_ADDRESS, ClientAddress.of(servlet).address());
        Optional<Task> task = stops.byCode(code);
        if (task.isEmpty()) {
            return dead(visit);
        }
        Words words = visit.words();
        Note said =
                "stopped".equals(note)
                        ? new Note(Icon.CHECK, Tone.GOOD, words.get("guest.note.stopped"))
                        : null;
        var card = task.get().party().card();
        LetterUiState state =
                new LetterUiState(
                        words.language().named(card.name(), card.nameEn()),
                        said,
                        new TaskStates(words, new Times(words, clock)).item(task.get()));
        return Response.ok(
                        new PageView(
                                "recipient/letter",
                                frame(visit).chrome(words.get("letter.title"), null),
                                state))
                .build();
    }

    /** Takes their word. */
    @POST
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response sign(
            @Context ContainerRequestContext request,
            @Context HttpServletRequest servlet,
            @PathParam("code") String code,
            @FormParam("what") @DefaultValue("") String what) {
        Visit visit = Visit.of(request);
        limits.spend(RateLimit.STAFF_SIGN_INS_PER_ADDRESS, ClientAddress.of(servlet).address());
        boolean deleted = what.equals("deleted");
        if (!deleted && !what.equals("stopped")) {
            return show(request, servlet, code, null);
        }
        try {
            stops.signByCode(code, deleted);
        } catch (PortalException e) {
            if (e.errorCode() == KernelError.NOT_FOUND || e.errorCode() == StopError.WENT_ON) {
                return dead(visit);
            }
            throw e;
        }
        URI next =
                deleted ? URI.create("/letter/done") : URI.create(visit.path() + "?note=stopped");
        return Response.seeOther(next).build();
    }

    /** The page's own links are relative: its address holds the code. */
    private static Frame frame(Visit visit) {
        return new Frame(visit.look(), "", visit.csrf(), null, false, false, null, visit.demo());
    }

    private static Response dead(Visit visit) {
        return Response.status(404)
                .entity(message(visit, "letter.dead", Icon.INFO, Tone.NEUTRAL))
                .build();
    }

    private static PageView message(Visit visit, String key, Icon icon, Tone tone) {
        Words words = visit.words();
        return new PageView(
                "open/message",
                frame(visit).chrome(words.get("letter.title"), null),
                new MessageUiState(
                        icon,
                        tone,
                        words.get(key),
                        words.get(key + ".text"),
                        null,
                        List.of(),
                        null));
    }
}
