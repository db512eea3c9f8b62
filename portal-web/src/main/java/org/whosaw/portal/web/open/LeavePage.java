package org.whosaw.portal.web.open;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.CalendarUiState.Cell;
import org.whosaw.portal.web.open.CalendarUiState.Week;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Lets her go: signed out in words, or in one tap to a page that says nothing of this. */
@Path("/")
@WebPage
@Open("leaving asks nobody's leave")
@Produces(MediaType.TEXT_HTML)
public final class LeavePage {
    private final Sessions sessions;
    private final Clock clock;

    public LeavePage(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Signs out and says so. */
    @POST
    @Path("/sign-out")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signOut(@Context ContainerRequestContext request) {
        return left(request, "/sign-in?note=signed-out");
    }

    /** Signs out and shows a calendar. */
    @POST
    @Path("/leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response leave(@Context ContainerRequestContext request) {
        return left(request, "/calendar");
    }

    private Response left(ContainerRequestContext request, String next) {
        if (Visit.of(request).session() != null) {
            sessions.close(Visit.of(request).cookie());
        }
        return Response.seeOther(URI.create(next))
                .cookie(Cookies.SESSION.gone(), Cookies.SUBJECT.gone(), Cookies.PAPER.gone())
                .header("Clear-Site-Data", "\"cache\"")
                .build();
    }

    /** Shows this month. */
    @GET
    @Path("/calendar")
    public PageView calendar(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        LocalDate today = new Times(words, clock).today();
        return new PageView(
                "open/calendar",
                visit.frame().plainChrome(words.get("away.title")),
                new CalendarUiState(
                        words.get(
                                "away.month",
                                "year",
                                String.valueOf(today.getYear()),
                                "month",
                                String.valueOf(today.getMonthValue())),
                        List.of(words.get("away.days").split(",", -1)),
                        weeks(today)));
    }

    private static List<Week> weeks(LocalDate today) {
        List<Week> weeks = new ArrayList<>();
        LocalDate first = today.withDayOfMonth(1);
        LocalDate day = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        while (day.isBefore(first.plusMonths(1))) {
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                boolean inside = day.getMonth() == today.getMonth();
                String label = inside ? String.valueOf(day.getDayOfMonth()) : "";
                cells.add(new Cell(label, day.equals(today)));
                day = day.plusDays(1);
            }
            weeks.add(new Week(cells));
        }
        return weeks;
    }
}
