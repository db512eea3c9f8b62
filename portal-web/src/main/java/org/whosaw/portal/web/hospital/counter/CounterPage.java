package org.whosaw.portal.web.hospital.counter;

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
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterError;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.counter.CounterViews.Faults;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.WebPage;

/** Opens one person at the counter and does there what she asks for. */
@Path("/desk/counter")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class CounterPage {
    private final CounterDesk counter;
    private final PrintedLists lists;
    private final PaperCode paper;
    private final String baseUrl;

    public CounterPage(
            CounterDesk counter, AccessTimeline timeline, LedgerReader ledger, String baseUrl) {
        this.counter = counter;
        this.paper = new PaperCode(ledger, baseUrl);
        this.lists = new PrintedLists(timeline, paper);
        this.baseUrl = baseUrl;
    }

    /** Asks for a number. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk, @QueryParam("note") @Nullable String note) {
        CounterViews views = views(desk);
        return views.search(
                "over".equals(note) ? views.attention("counter.error.opening-over") : null,
                CounterDesk.Number.MRN);
    }

    /** Opens the person of a number. */
    @POST
    @Path("/person")
    public Response open(
            @Auth StaffAtDesk desk,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("number") @DefaultValue("") String number) {
        CounterViews views = views(desk);
        CounterDesk.Number by = CounterViews.number(kind);
        return orSearchAgain(
                views,
                by,
                () -> {
                    Optional<CounterPerson> found = counter.open(desk.principal(), by, number);
                    return found.map(person -> ok(views.person(person, null, Faults.NONE)))
                            .orElseGet(
                                    () -> wrong(views.search(views.attention("counter.none"), by)));
                });
    }

    /** Opens a newborn from its mother's page. */
    @POST
    @Path("/newborn")
    public Response newborn(
            @Auth StaffAtDesk desk, @FormParam("opening") @DefaultValue("") String opening) {
        CounterViews views = views(desk);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () ->
                        ok(
                                views.person(
                                        counter.openNewborn(desk.principal(), opening),
                                        null,
                                        Faults.NONE)));
    }

    /** Makes a slip for the phone on record. */
    @POST
    @Path("/slip")
    public Response slip(
            @Auth StaffAtDesk desk, @FormParam("opening") @DefaultValue("") String opening) {
        CounterViews views = views(desk);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () -> {
                    CounterPerson person = counter.again(desk.principal(), opening);
                    String masked = Optional.ofNullable(person.maskedPhone()).orElse("");
                    String step = desk.words().get("slip.step-phone", "phone", masked);
                    return ok(views.slip(counter.slip(desk.principal(), opening), step));
                });
    }

    /** Makes a slip for another phone, after a check of papers. */
    @POST
    @Path("/phone")
    public Response phone(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("paper") @DefaultValue("") String paper,
            @FormParam("phone") @DefaultValue("") String phone) {
        CounterViews views = views(desk);
        Optional<PaperKind> kind = Coded.parse(PaperKind.class, paper);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () -> {
                    CounterPerson person = counter.again(desk.principal(), opening);
                    if (kind.isEmpty()) {
                        Field kept = new Field(shorten(phone, 20), null);
                        String missing = desk.words().get("counter.paper.missing");
                        return wrong(
                                views.person(
                                        person,
                                        null,
                                        new Faults(missing, null, null, kept, Field.EMPTY)));
                    }
                    try {
                        return ok(
                                views.slip(
                                        counter.slipForPhone(
                                                desk.principal(), opening, phone, kind.get()),
                                        desk.words().get("slip.step-phone.other")));
                    } catch (PortalException e) {
                        if (e.errorCode() != IdentityError.PHONE_UNREADABLE) {
                            throw e;
                        }
                        Field unreadable =
                                new Field(
                                        shorten(phone, 20),
                                        desk.words().get("counter.phone.unreadable"));
                        return wrong(
                                views.person(
                                        person,
                                        null,
                                        new Faults(null, null, null, unreadable, Field.EMPTY)));
                    }
                });
    }

    /** Makes a code for the second factor, after a check of papers. */
    @POST
    @Path("/second-factor")
    public Response secondFactor(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("paper") @DefaultValue("") String paper) {
        CounterViews views = views(desk);
        Optional<PaperKind> kind = Coded.parse(PaperKind.class, paper);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () -> {
                    if (kind.isEmpty()) {
                        String missing = desk.words().get("counter.paper.missing");
                        return wrong(
                                views.person(
                                        counter.again(desk.principal(), opening),
                                        null,
                                        new Faults(null, missing, null, Field.EMPTY, Field.EMPTY)));
                    }
                    return ok(
                            views.secondFactor(
                                    counter.secondFactor(desk.principal(), opening, kind.get())
                                            .reveal()));
                });
    }

    /** Prints her list, after a check of papers. */
    @POST
    @Path("/list")
    public Response list(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("paper") @DefaultValue("") String paper) {
        CounterViews views = views(desk);
        Optional<PaperKind> kind = Coded.parse(PaperKind.class, paper);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () -> {
                    CounterPerson person = counter.again(desk.principal(), opening);
                    if (kind.isEmpty()) {
                        String missing = desk.words().get("counter.paper.missing");
                        return wrong(
                                views.person(
                                        person,
                                        null,
                                        new Faults(null, null, missing, Field.EMPTY, Field.EMPTY)));
                    }
                    return ok(
                            lists.page(
                                    desk,
                                    person,
                                    counter.printList(desk.principal(), opening, kind.get())));
                });
    }

    /** Notes a wish to stop, in her words. */
    @POST
    @Path("/wish")
    public Response wish(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("wish") @DefaultValue("") String wish) {
        CounterViews views = views(desk);
        return orSearchAgain(
                views,
                CounterDesk.Number.MRN,
                () -> {
                    try {
                        counter.noteWish(desk.principal(), opening, wish);
                    } catch (PortalException e) {
                        if (e.errorCode() != KernelError.INVALID_FIELDS) {
                            throw e;
                        }
                        Field missing =
                                new Field(
                                        shorten(wish, CounterDesk.LONGEST_NOTE),
                                        desk.words().get("counter.wish.missing"));
                        return wrong(
                                views.person(
                                        counter.again(desk.principal(), opening),
                                        null,
                                        new Faults(null, null, null, Field.EMPTY, missing)));
                    }
                    return ok(
                            views.person(
                                    counter.again(desk.principal(), opening),
                                    views.good("counter.wish.kept"),
                                    Faults.NONE));
                });
    }

    private CounterViews views(StaffAtDesk desk) {
        desk.require(Place.COUNTER);
        return new CounterViews(desk, baseUrl, paper::mark);
    }

    /** Shows the question for a number again, with the reason, when the room refuses. */
    private static Response orSearchAgain(
            CounterViews views, CounterDesk.Number by, Supplier<Response> step) {
        try {
            return step.get();
        } catch (PortalException e) {
            String key;
            if (e.errorCode() instanceof CounterError error) {
                key =
                        switch (error) {
                            case NOT_ONE_PERSON -> "counter.error.not-one-person";
                            case OPENING_OVER -> "counter.error.opening-over";
                            case NO_PHONE -> "counter.error.no-phone";
                            case NO_OWN_WAY_IN -> "counter.newborn";
                        };
            } else if (e.errorCode() == IdentityError.TOO_MANY_TRIES) {
                key = "counter.error.too-many";
            } else {
                throw e;
            }
            return Response.status(e.errorCode().status())
                    .entity(views.search(views.attention(key), by))
                    .build();
        }
    }

    private static String shorten(String typed, int longest) {
        return typed.length() > longest ? typed.substring(0, longest) : typed;
    }

    private static Response ok(PageView page) {
        return Response.ok(page).build();
    }

    private static Response wrong(PageView page) {
        return Response.status(422).entity(page).build();
    }
}
