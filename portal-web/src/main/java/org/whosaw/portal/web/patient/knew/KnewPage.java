package org.whosaw.portal.web.patient.knew;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/**
 * Takes what a caller knew and shows which of her own records showed exactly that. The question is
 * a POST and its answer the page itself: what she looks for stays out of addresses, logs and the
 * browser's history, for the phone may be a family's.
 */
@Path("/knew")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class KnewPage {
    private static final int MOST = 40;

    private final KnewStates states;

    public KnewPage(KnewStates states) {
        this.states = states;
    }

    /** Shows the question. */
    @GET
    public PageView show(@Auth SignedIn who) {
        return page(who, states.question(who, Set.of(), "", "", null));
    }

    /** Answers it. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response find(
            @Auth SignedIn who,
            @FormParam("element") List<String> codes,
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("to") @DefaultValue("") String to) {
        Set<Element> elements = EnumSet.noneOf(Element.class);
        codes.stream()
                .limit(MOST)
                .forEach(code -> Coded.parse(Element.class, code).ifPresent(elements::add));
        LocalDate first = day(from);
        LocalDate last = day(to);
        String problem = null;
        if (elements.isEmpty()) {
            problem = "form.choose-one";
        } else if (first == null && !from.isBlank() || last == null && !to.isBlank()) {
            problem = "form.date";
        }
        if (problem != null) {
            KnewUiState state = states.question(who, elements, shorten(from), shorten(to), problem);
            return Response.status(422).entity(page(who, state)).build();
        }
        return Response.ok(page(who, states.answer(who, elements, first, last))).build();
    }

    private static PageView page(SignedIn who, KnewUiState state) {
        return new PageView(
                "patient/knew", who.frame().chrome(who.words().get("nav.mine"), Place.MINE), state);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            return day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeParseException e) {
            return null; // asked again unless empty
        }
    }

    private static String shorten(String typed) {
        return typed.length() > 20 ? typed.substring(0, 20) : typed;
    }
}
