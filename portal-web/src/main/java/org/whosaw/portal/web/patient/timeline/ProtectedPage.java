package org.whosaw.portal.web.patient.timeline;

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
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.session.SecondFactor;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Keeps the specially protected entries apart, and opens them by a second factor. */
@Path("/protected")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class ProtectedPage {
    private static final int LONGEST = 60;

    private final ProtectedStates states;
    private final SecondFactor secondFactor;
    private final Clock clock;

    public ProtectedPage(ProtectedStates states, SecondFactor secondFactor, Clock clock) {
        this.states = states;
        this.secondFactor = secondFactor;
        this.clock = clock;
    }

    /** Shows the question, or the entries while the second factor lasts. */
    @GET
    public PageView show(@Auth SignedIn who, @QueryParam("cursor") @Nullable String cursor) {
        PersonId person = own(who);
        return page(
                who,
                who.patient().hasSecondFactor(person, clock.instant())
                        ? states.open(who, cursor)
                        : states.locked(who, Field.EMPTY, Field.EMPTY, Field.EMPTY));
    }

    /** A guardian's view has no such page. */
    private static PersonId own(SignedIn who) {
        if (who.subject().guarded()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return who.subject().person();
    }

    /** Opens them when a visit or a counter's code fits. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @Auth SignedIn who,
            @FormParam("visit") @DefaultValue("") String visit,
            @FormParam("date") @DefaultValue("") String date,
            @FormParam("counter") @DefaultValue("") String counter) {
        PersonId person = own(who);
        Words words = who.words();
        LocalDate day = day(date);
        if (counter.isBlank() && visit.isBlank()) {
            return again(who, 422, visit, words.get("form.empty"), date, null, null);
        }
        if (counter.isBlank() && day == null) {
            return again(who, 422, visit, null, date, words.get("form.date"), null);
        }
        try {
            if (!counter.isBlank() || day == null) {
                secondFactor.byCounterCode(who.patient(), person, shorten(counter));
            } else {
                secondFactor.byVisit(who.patient(), person, shorten(visit), day);
            }
            return Response.seeOther(URI.create("/protected")).build();
        } catch (PortalException e) {
            String text = FormProblems.text(words, e);
            int status = FormProblems.status(e);
            return counter.isBlank()
                    ? again(who, status, visit, text, date, null, null)
                    : again(who, status, visit, null, date, null, text);
        }
    }

    private Response again(
            SignedIn who,
            int status,
            String visit,
            @Nullable String visitError,
            String date,
            @Nullable String dateError,
            @Nullable String counterError) {
        ProtectedUiState state =
                states.locked(
                        who,
                        new Field(shorten(visit), visitError),
                        new Field(shorten(date), dateError),
                        new Field("", counterError));
        return Response.status(status).entity(page(who, state)).build();
    }

    private static PageView page(SignedIn who, ProtectedUiState state) {
        return new PageView(
                "patient/protected",
                who.frame().chrome(who.words().get("nav.accesses"), Place.ACCESSES),
                state);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null; // asked again
        }
    }

    private static String shorten(String typed) {
        return typed.length() > LONGEST ? typed.substring(0, LONGEST) : typed;
    }
}
