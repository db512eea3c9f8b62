package org.whosaw.portal.web.hospital.account;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccountSessions;
import org.whosaw.portal.access.AccountSessions.Session;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.account.MyAccountUiState.Day;
import org.whosaw.portal.web.hospital.account.MyAccountUiState.Line;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows every member of the staff where and when her own account was used. */
@Path("/desk/my-account")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class MyAccountPage {
    private static final int DAYS_OPEN = 7;

    private final AccountSessions sessions;
    private final DeskStaff deskStaff;

    public MyAccountPage(AccountSessions sessions, DeskStaff deskStaff) {
        this.sessions = sessions;
        this.deskStaff = deskStaff;
    }

    /** Shows the last 90 days. */
    @GET
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.MY_ACCOUNT);
        Words words = desk.words();
        List<byte[]> keys = deskStaff.keysOf(desk.hospital().id(), desk.principal().staffUserId());
        List<Session> uses = sessions.uses(desk.hospital().id(), keys);
        List<Day> days = days(desk, uses);
        int shown = Math.min(DAYS_OPEN, days.size());
        return new PageView(
                "hospital/my-account",
                desk.chrome(words.get("desk.place.my-account"), Place.MY_ACCOUNT.href()),
                new MyAccountUiState(
                        desk.bar(Place.MY_ACCOUNT),
                        words.get("my-account.headline", "count", days.size()),
                        words.get("my-account.sub"),
                        unlinked(desk),
                        days.subList(0, shown),
                        words.get("my-account.older", "count", days.size() - shown),
                        days.subList(shown, days.size())));
    }

    private static List<Day> days(StaffAtDesk desk, List<Session> uses) {
        Map<LocalDate, List<Session>> byDay = new LinkedHashMap<>();
        for (Session each : uses) {
            byDay.computeIfAbsent(Times.dayOf(each.from()), unused -> new ArrayList<>()).add(each);
        }
        List<Day> days = new ArrayList<>();
        byDay.forEach(
                (day, sessions) ->
                        days.add(
                                new Day(
                                        desk.times().heading(day),
                                        looks(desk, sessions),
                                        lines(desk, sessions))));
        return days;
    }

    /**
     * Where the same place was used again and again on a day, it is one line from first to last.
     */
    private static List<Line> lines(StaffAtDesk desk, List<Session> sessions) {
        Map<String, List<Session>> byPlace = new LinkedHashMap<>();
        for (Session each : sessions) {
            byPlace.computeIfAbsent(SessionWords.where(desk, each), unused -> new ArrayList<>())
                    .add(each);
        }
        List<Line> lines = new ArrayList<>();
        byPlace.forEach(
                (where, there) ->
                        lines.add(
                                new Line(
                                        SessionWords.span(desk, there),
                                        where,
                                        looks(desk, there))));
        return lines;
    }

    private static String looks(StaffAtDesk desk, List<Session> sessions) {
        int looks = sessions.stream().mapToInt(Session::looks).sum();
        return desk.words().get("accounts.looks", "count", looks);
    }

    private @Nullable Note unlinked(StaffAtDesk desk) {
        return deskStaff.isLinked(desk.principal().staffUserId())
                ? null
                : new Note(Icon.INFO, Tone.NEUTRAL, desk.words().get("my-account.unlinked"));
    }
}
