package org.whosaw.portal.web.hospital;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.staff.StaffSessions;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.WebPage;

/** Shows what a member of the staff may do, and signs her out. */
@Path("/desk")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class DeskHomePage {
    private final StaffSessions sessions;

    public DeskHomePage(StaffSessions sessions) {
        this.sessions = sessions;
    }

    /** Shows the places of her roles. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        Words words = desk.words();
        List<Row> rows = desk.places().stream().map(place -> row(words, place)).toList();
        return new PageView(
                "hospital/home",
                desk.chrome(words.get("desk.home.headline"), "/desk"),
                new DeskHomeUiState(
                        desk.bar(null),
                        words.get(rows.isEmpty() ? "desk.home.none" : "desk.home.headline"),
                        words.get("desk.home.sub", "roles", desk.roles(desk.staff())),
                        "stale".equals(note)
                                ? new Note(Icon.INFO, Tone.NEUTRAL, words.get("form.stale"))
                                : null,
                        rows));
    }

    private static Row row(Words words, StaffAtDesk.Place place) {
        return switch (place) {
            case COUNTER ->
                    Row.link(
                            Icon.PERSON,
                            words.get("desk.home.counter"),
                            words.get("desk.home.counter.text"),
                            place.href());
            case MATCHING ->
                    Row.link(
                            Icon.LIST,
                            words.get("desk.home.matching"),
                            words.get("desk.home.matching.text"),
                            place.href());
            case FEEDS ->
                    Row.link(
                            Icon.SYSTEM,
                            words.get("desk.home.feeds"),
                            words.get("desk.home.feeds.text"),
                            place.href());
            case QUESTIONS ->
                    Row.link(
                            Icon.HELP,
                            words.get("desk.home.questions"),
                            words.get("desk.home.questions.text"),
                            place.href());
            case REQUESTS ->
                    Row.link(
                            Icon.PENCIL,
                            words.get("desk.home.requests"),
                            words.get("desk.home.requests.text"),
                            place.href());
            case COMPLAINTS ->
                    Row.link(
                            Icon.DOCUMENT,
                            words.get("desk.place.complaints"),
                            words.get("desk-case.sub"),
                            place.href());
            case RECIPIENTS ->
                    Row.link(
                            Icon.SHARE,
                            words.get("desk.home.recipients"),
                            words.get("desk.home.recipients.text"),
                            place.href());
            case STOPS ->
                    Row.link(
                            Icon.CLOCK,
                            words.get("desk.home.stops"),
                            words.get("desk.home.stops.text"),
                            place.href());
            case ENFORCEMENT ->
                    Row.link(
                            Icon.SYSTEM,
                            words.get("desk.home.enforcement"),
                            words.get("desk.home.enforcement.text"),
                            place.href());
            case MAY_GIVE ->
                    Row.link(
                            Icon.PERSON,
                            words.get("desk.home.may-give"),
                            words.get("desk.home.may-give.text"),
                            place.href());
            case WITHHELD ->
                    Row.link(
                            Icon.SHIELD,
                            words.get("desk.home.withheld"),
                            words.get("desk.home.withheld.text"),
                            place.href());
            case HOLDS ->
                    Row.link(
                            Icon.CLOCK,
                            words.get("desk.home.holds"),
                            words.get("desk.home.holds.text"),
                            place.href());
            case ERASURE ->
                    Row.link(
                            Icon.SHIELD,
                            words.get("desk.home.erasure"),
                            words.get("desk.home.erasure.text"),
                            place.href());
            case ACCOUNTS ->
                    Row.link(
                            Icon.KEY,
                            words.get("desk.home.accounts"),
                            words.get("desk.home.accounts.text"),
                            place.href());
            case MY_ACCOUNT ->
                    Row.link(
                            Icon.CLOCK,
                            words.get("desk.home.my-account"),
                            words.get("desk.home.my-account.text"),
                            place.href());
            case STAFF ->
                    Row.link(
                            Icon.PEOPLE,
                            words.get("desk.home.staff"),
                            words.get("desk.home.staff.text"),
                            place.href());
        };
    }

    /** Signs her out. */
    @POST
    @Path("/sign-out")
    public Response signOut(@Auth StaffAtDesk desk) {
        sessions.end(desk.principal());
        return Response.seeOther(URI.create("/desk/sign-in?note=signed-out"))
                .cookie(Cookies.DESK.gone(), Cookies.FORM.gone())
                .build();
    }
}
