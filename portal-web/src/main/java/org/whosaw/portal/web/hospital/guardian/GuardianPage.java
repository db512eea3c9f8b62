package org.whosaw.portal.web.hospital.guardian;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterError;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.hospital.guardian.GuardianDesk;
import org.whosaw.portal.hospital.guardian.GuardianDesk.NewLink;
import org.whosaw.portal.hospital.guardian.GuardianError;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows who reads for an opened child, lets another in and keeps one out. */
@Path("/desk/counter/guardians")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class GuardianPage {
    private static final int UNPROCESSABLE = 422;

    private final GuardianDesk guardians;

    public GuardianPage(GuardianDesk guardians) {
        this.guardians = guardians;
    }

    /** Shows the guardians of an opened child. */
    @POST
    public Response show(
            @Auth StaffAtDesk desk, @FormParam("opening") @DefaultValue("") String opening) {
        desk.require(Place.COUNTER);
        return orSearchAgain(
                () -> Response.ok(page(desk, opening, null, Map.of(), Set.of())).build());
    }

    /** Lets another guardian in. */
    @POST
    @Path("/link")
    public Response link(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("number") @DefaultValue("") String number,
            @FormParam("paper") @DefaultValue("") String paper,
            @FormParam("relation") @DefaultValue("") String relation,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("proof") @DefaultValue("") String proof,
            @FormParam("since") @DefaultValue("") String since,
            @FormParam("until") @DefaultValue("") String until) {
        desk.require(Place.COUNTER);
        Typed typed = new Typed();
        Optional<CounterDesk.Number> by = typed.code(CounterDesk.Number.class, "kind", kind);
        Optional<PaperKind> identity = typed.code(PaperKind.class, "paper", paper);
        Optional<Relation> what = typed.code(Relation.class, "relation", relation);
        Optional<GuardianReason> why = typed.code(GuardianReason.class, "reason", reason);
        Optional<GuardianPaper> seen = typed.code(GuardianPaper.class, "proof", proof);
        LocalDate from = typed.day("since", since);
        LocalDate to = typed.day("until", until);
        if (typed.isWrong()) {
            return orSearchAgain(() -> again(desk, opening, typed, "guardian.note.missing"));
        }
        return orAgain(
                desk,
                opening,
                typed,
                () -> {
                    CounterPerson linked =
                            guardians.link(
                                    desk.principal(),
                                    opening,
                                    new NewLink(
                                            by.orElseThrow(),
                                            number,
                                            identity.orElseThrow(),
                                            what.orElseThrow(),
                                            why.orElseThrow(),
                                            seen.orElseThrow(),
                                            from,
                                            to));
                    return good(
                            desk.words()
                                    .get(
                                            "guardian.note.linked",
                                            "name",
                                            linked.maskedName(),
                                            "end",
                                            linked.mrnEnd()));
                });
    }

    /** Keeps a guardian out, from this moment on. */
    @POST
    @Path("/block")
    public Response block(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("link") @DefaultValue("") String link,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("proof") @DefaultValue("") String proof) {
        return act(desk, opening, link, reason, proof, "blocked", guardians::block);
    }

    /** Opens a blocked link again. */
    @POST
    @Path("/unblock")
    public Response unblock(
            @Auth StaffAtDesk desk,
            @FormParam("opening") @DefaultValue("") String opening,
            @FormParam("link") @DefaultValue("") String link,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("proof") @DefaultValue("") String proof) {
        return act(desk, opening, link, reason, proof, "unblocked", guardians::unblock);
    }

    @FunctionalInterface
    private interface Change {
        void on(
                StaffPrincipal staff,
                String opening,
                String link,
                GuardianReason reason,
                GuardianPaper paper);
    }

    private Response act(
            StaffAtDesk desk,
            String opening,
            String link,
            String reason,
            String proof,
            String done,
            Change change) {
        desk.require(Place.COUNTER);
        Typed typed = new Typed();
        typed.values.put("link", link);
        Optional<GuardianReason> why = typed.code(GuardianReason.class, "reason", reason);
        Optional<GuardianPaper> seen = typed.code(GuardianPaper.class, "proof", proof);
        if (typed.isWrong()) {
            return orSearchAgain(() -> again(desk, opening, typed, "guardian.note.missing"));
        }
        return orAgain(
                desk,
                opening,
                typed,
                () -> {
                    change.on(
                            desk.principal(), opening, link, why.orElseThrow(), seen.orElseThrow());
                    return good(desk.words().get("guardian.note." + done));
                });
    }

    private static Note good(String text) {
        return new Note(Icon.CHECK, Tone.GOOD, text);
    }

    private Response orAgain(StaffAtDesk desk, String opening, Typed typed, Supplier<Note> change) {
        return orSearchAgain(
                () -> {
                    try {
                        Note done = change.get();
                        return Response.ok(page(desk, opening, done, Map.of(), Set.of())).build();
                    } catch (PortalException e) {
                        String key = key(e.errorCode());
                        if (key == null) {
                            throw e;
                        }
                        return again(desk, opening, typed, key);
                    }
                });
    }

    /** Returns what is said of a refusal that the same page can show, or null. */
    private static @Nullable String key(ErrorCode error) {
        if (error instanceof GuardianError refused) {
            return refused == GuardianError.NOT_A_CHILD
                    ? null
                    : "guardian.error." + refused.code().substring("guardian.".length());
        }
        if (error == CounterError.NOT_ONE_PERSON) {
            return "counter.error.not-one-person";
        }
        return error == IdentityError.TOO_MANY_TRIES ? "counter.error.too-many" : null;
    }

    /** A child that was opened too long ago is searched again. */
    private static Response orSearchAgain(Supplier<Response> step) {
        try {
            return step.get();
        } catch (PortalException e) {
            if (e.errorCode() != CounterError.OPENING_OVER) {
                throw e;
            }
            return Response.seeOther(URI.create("/desk/counter?note=over")).build();
        }
    }

    private Response again(StaffAtDesk desk, String opening, Typed typed, String key) {
        Note note = new Note(Icon.ALERT, Tone.STOP, desk.words().get(key));
        return Response.status(UNPROCESSABLE)
                .entity(page(desk, opening, note, typed.values, typed.missing))
                .build();
    }

    private PageView page(
            StaffAtDesk desk,
            String opening,
            @Nullable Note note,
            Map<String, String> typed,
            Set<String> missing) {
        return new PageView(
                "hospital/guardians",
                desk.chrome(desk.words().get("guardian.title"), Place.COUNTER.href()),
                new GuardianStates(desk)
                        .of(guardians.show(desk.principal(), opening), note, typed, missing));
    }

    /** What a form held, and what it lacked. */
    private static final class Typed {
        private final Map<String, String> values = new HashMap<>();
        private final Set<String> missing = new HashSet<>();

        boolean isWrong() {
            return !missing.isEmpty();
        }

        <E extends Enum<E> & Coded> Optional<E> code(Class<E> type, String name, String value) {
            Optional<E> found = Coded.parse(type, value);
            found.ifPresentOrElse(each -> values.put(name, value), () -> missing.add(name));
            return found;
        }

        @Nullable LocalDate day(String name, String value) {
            if (value.isBlank()) {
                return null;
            }
            try {
                LocalDate day = LocalDate.parse(value.strip());
                values.put(name, day.toString());
                return day;
            } catch (DateTimeParseException e) {
                missing.add(name); // not a day: asked again
                return null;
            }
        }
    }
}
