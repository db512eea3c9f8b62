package org.whosaw.portal.web.hospital.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.book.RightsBook;
import org.whosaw.portal.request.rights.book.RightsQueue;
import org.whosaw.portal.request.rights.book.RightsQueue.Asked;
import org.whosaw.portal.request.rights.book.RightsQueue.Owed;
import org.whosaw.portal.request.rights.book.RightsQueue.Place;
import org.whosaw.portal.request.rights.book.RightsQueue.Show;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.rights.RightWords;
import org.whosaw.portal.web.session.WebPage;

/**
 * Shows the desk what it owes, a page at a time, without a name: whose it is shows the case, whose
 * opening is a look.
 */
@Path("/desk/requests")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class RightQueuePage {
    private static final int LIMIT = 50;
    private static final int LONGEST_NUMBER = 40;
    private static final String DOMAIN = "rights-queue";

    private final RightsFeature rights;
    private final Cursors cursors;
    private final Clock clock;

    public RightQueuePage(RightsFeature rights, Cursors cursors, Clock clock) {
        this.rights = rights;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** Shows a page of it, or goes to the request of a number. */
    @GET
    public Response list(
            @Auth StaffAtDesk desk,
            @QueryParam("show") @DefaultValue("all") String show,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("number") @DefaultValue("") String typed,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        List<RightsAudience> audiences = rights.routing().audiences(desk.principal());
        if (audiences.isEmpty()) {
            desk.require(StaffAtDesk.Place.REQUESTS);
        }
        String number = typed.strip();
        if (RightsBook.id(number).isPresent()) {
            return Response.seeOther(URI.create("/desk/requests/" + number)).build();
        }
        StaffPrincipal member = desk.principal();
        Asked asked =
                new Asked(
                        member.hospitalId(),
                        audiences,
                        member.staffUserId(),
                        Coded.parse(Show.class, show).orElse(Show.ALL),
                        Coded.parse(RequestKind.class, kind).orElse(null));
        Field sought =
                number.isEmpty()
                        ? Field.EMPTY
                        : new Field(
                                number.substring(0, Math.min(number.length(), LONGEST_NUMBER)),
                                desk.words().get("right-queue.number.wrong"));
        return Response.status(number.isEmpty() ? 200 : 422)
                .entity(page(desk, asked, place(cursor), sought))
                .build();
    }

    private Place place(String cursor) {
        if (cursor.isEmpty()) {
            return Place.FIRST;
        }
        long[] at = cursors.read(DOMAIN, cursor, 3);
        return new Place((int) at[0], at[1], at[2]);
    }

    private PageView page(StaffAtDesk desk, Asked asked, Place after, Field number) {
        Words words = desk.words();
        Instant now = clock.instant();
        RightsQueue queue = rights.queue();
        Owed owed = queue.owed(asked, now);
        List<RightsRequest> found = queue.next(asked, after, LIMIT + 1, now);
        List<RightsRequest> shown = found.subList(0, Math.min(LIMIT, found.size()));
        RightWords said = new RightWords(words, clock);
        return new PageView(
                "hospital/rights",
                desk.chrome(words.get("desk.home.requests"), StaffAtDesk.Place.REQUESTS.href()),
                new RightQueueUiState(
                        desk.bar(StaffAtDesk.Place.REQUESTS),
                        words.get("right-queue.headline", "count", owed.open()),
                        words.get("right-queue.sub", "late", owed.overdue()),
                        shows(words, asked.show()),
                        kinds(words, asked.kind()),
                        number,
                        shown.stream().map(each -> row(desk, each, said)).toList(),
                        found.size() > LIMIT ? next(asked, shown.get(shown.size() - 1)) : null));
    }

    private String next(Asked asked, RightsRequest last) {
        Place place = Place.of(last);
        RequestKind kind = asked.kind();
        return "/desk/requests?show="
                + asked.show().code()
                + (kind == null ? "" : "&kind=" + kind.code())
                + "&cursor="
                + cursors.write(DOMAIN, place.urgency(), place.due(), place.id());
    }

    private static List<Choice> shows(Words words, Show chosen) {
        return Arrays.stream(Show.values())
                .map(
                        each ->
                                choice(
                                        "show",
                                        each.code(),
                                        words.get("right-queue.show." + each.code()),
                                        each == chosen))
                .toList();
    }

    private static List<Choice> kinds(Words words, @Nullable RequestKind chosen) {
        return Stream.concat(
                        Stream.of(
                                choice(
                                        "kind",
                                        "",
                                        words.get("right-queue.kind.all"),
                                        chosen == null)),
                        Arrays.stream(RequestKind.values())
                                .filter(each -> each != RequestKind.EXPLAIN)
                                .map(
                                        each ->
                                                choice(
                                                        "kind",
                                                        each.code(),
                                                        words.get("right.kind." + each.code()),
                                                        each == chosen)))
                .toList();
    }

    private static Choice choice(String name, String value, String label, boolean chosen) {
        return new Choice(name + "-" + value, name, value, label, null, chosen);
    }

    private Row row(StaffAtDesk desk, RightsRequest request, RightWords said) {
        Words words = desk.words();
        boolean late = request.isOverdue(clock.instant());
        List<Chip> chips = new ArrayList<>();
        chips.add(late ? new Chip(said.chip(request).text(), Tone.STOP) : said.chip(request));
        if (request.marks().minor()) {
            chips.add(new Chip(words.get("right-queue.minor"), Tone.ATTENTION));
        }
        if (request.marks().protectedData()) {
            chips.add(new Chip(words.get("right-queue.protected"), Tone.ATTENTION));
        }
        if (request.marks().admitted()) {
            chips.add(new Chip(words.get("right-queue.admitted"), Tone.ATTENTION));
        }
        Long owner = request.owner();
        if (owner != null && owner == desk.principal().staffUserId()) {
            chips.add(new Chip(words.get("right-queue.mine"), Tone.NEUTRAL));
        }
        return new Row(
                RightWords.icon(request.kind()),
                late ? Tone.STOP : Tone.NEUTRAL,
                said.title(request.kind(), request.scope()),
                request.number(),
                request.times().heldAt() == null
                        ? words.get("right-queue.due", "day", said.day(request.times().dueAt()))
                        : words.get("right-queue.held"),
                null,
                null,
                null,
                chips,
                "/desk/requests/" + request.number(),
                null);
    }
}
