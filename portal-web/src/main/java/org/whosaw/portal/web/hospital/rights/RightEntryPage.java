package org.whosaw.portal.web.hospital.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterError;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.RightsCounter;
import org.whosaw.portal.request.rights.desk.RightsCounter.Entered;
import org.whosaw.portal.web.hospital.RefusedUiState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.rights.RightWords;
import org.whosaw.portal.web.session.WebPage;

/** Files at the counter for somebody without a phone; that somebody helped is on her record. */
@Path("/desk/counter/rights")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RightEntryPage {
    private static final int LONGEST = 2_000;

    private final CounterDesk counter;
    private final RightsCounter rights;
    private final Clock clock;

    public RightEntryPage(CounterDesk counter, RightsCounter rights, Clock clock) {
        this.counter = counter;
        this.rights = rights;
        this.clock = clock;
    }

    /** Shows the form for the person whom the counter has opened. */
    @POST
    public Response open(@Auth StaffAtDesk desk, MultivaluedMap<String, String> form) {
        desk.require(Place.COUNTER);
        return page(desk, 200, typed(form), Map.of());
    }

    /** Files what she asks. */
    @POST
    @Path("/file")
    public Response file(@Auth StaffAtDesk desk, MultivaluedMap<String, String> form) {
        desk.require(Place.COUNTER);
        Map<String, String> typed = typed(form);
        String opening = typed.getOrDefault("opening", "");
        RequestKind kind = parsed(RequestKind.class, typed, "kind");
        RightsScope scope = parsed(RightsScope.class, typed, "scope");
        Capacity capacity = parsed(Capacity.class, typed, "capacity");
        if (kind == null || scope == null || capacity == null) {
            return page(desk, 422, typed, Map.of("scope", ""));
        }
        try {
            RightsRequest filed =
                    rights.file(
                            desk.principal(),
                            opening,
                            new Entered(
                                    capacity,
                                    kind,
                                    scope,
                                    parsed(PaperKind.class, typed, "paper"),
                                    words(typed),
                                    typed.containsKey("colleague")));
            return filed(desk, filed);
        } catch (PortalException e) {
            if (e.errorCode() == CounterError.OPENING_OVER) {
                return over();
            }
            if (e.errorCode() != KernelError.INVALID_FIELDS) {
                throw e;
            }
            Map<String, String> wrong = new TreeMap<>();
            e.fields()
                    .forEach(
                            each ->
                                    wrong.put(
                                            each.field(),
                                            desk.words()
                                                    .get(
                                                            each.code().equals("required")
                                                                    ? "form.empty"
                                                                    : "right.wrong")));
            return page(desk, 422, typed, wrong);
        }
    }

    private static Response over() {
        return Response.seeOther(URI.create("/desk/counter?note=over")).build();
    }

    private static <E extends Enum<E> & Coded> @Nullable E parsed(
            Class<E> type, Map<String, String> typed, String name) {
        return Coded.parse(type, typed.getOrDefault(name, "")).orElse(null);
    }

    private static RightsWords words(Map<String, String> typed) {
        return new RightsWords(
                text(typed, "words"), text(typed, "filerName"), null, null, null, null);
    }

    private static @Nullable String text(Map<String, String> typed, String name) {
        String value = typed.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new TreeMap<>();
        form.forEach(
                (name, values) -> {
                    String value = values.isEmpty() ? "" : values.get(0).strip();
                    typed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
                });
        return typed;
    }

    private Response filed(StaffAtDesk desk, RightsRequest filed) {
        Words words = desk.words();
        MessageUiState message =
                new MessageUiState(
                        Icon.CHECK,
                        Tone.GOOD,
                        words.get("right-entry.filed"),
                        words.get(
                                "right-entry.filed.text",
                                "number",
                                filed.number(),
                                "day",
                                new RightWords(words, clock).day(filed.times().dueAt())),
                        null,
                        List.of(new Tab(words.get("counter.another"), "/desk/counter", true)),
                        null);
        return Response.ok(
                        new PageView(
                                "hospital/refused",
                                desk.chrome(words.get("right-entry.title"), "/desk/counter"),
                                new RefusedUiState(desk.bar(Place.COUNTER), message)))
                .build();
    }

    private Response page(
            StaffAtDesk desk, int status, Map<String, String> typed, Map<String, String> wrong) {
        Words words = desk.words();
        String opening = typed.getOrDefault("opening", "");
        CounterPerson person;
        try {
            person = counter.again(desk.principal(), opening);
        } catch (PortalException e) {
            if (e.errorCode() == CounterError.OPENING_OVER) {
                return over();
            }
            throw e;
        }
        RightEntryUiState state =
                new RightEntryUiState(
                        desk.bar(Place.COUNTER),
                        words.get("right-entry.headline", "name", person.maskedName()),
                        wrong.isEmpty()
                                ? null
                                : new Note(Icon.ALERT, Tone.STOP, words.get("right-entry.wrong")),
                        opening,
                        choices(
                                words,
                                Capacity.values(),
                                "capacity",
                                "right-case.capacity.",
                                typed),
                        choices(words, kinds(), "kind", "right.kind.", typed),
                        choices(words, RightsScope.values(), "scope", "right.scope.", typed),
                        choices(words, PaperKind.values(), "paper", "paper.", typed),
                        new Field(typed.getOrDefault("filerName", ""), wrong.get("filerName")),
                        new Field(typed.getOrDefault("words", ""), wrong.get("words")),
                        typed.containsKey("colleague"));
        return Response.status(status)
                .entity(
                        new PageView(
                                "hospital/right-entry",
                                desk.chrome(words.get("right-entry.title"), "/desk/counter"),
                                state))
                .build();
    }

    private static RequestKind[] kinds() {
        return List.of(RequestKind.values()).stream()
                .filter(each -> each != RequestKind.EXPLAIN)
                .toArray(RequestKind[]::new);
    }

    private static List<Choice> choices(
            Words words, Coded[] values, String name, String key, Map<String, String> typed) {
        List<Choice> all = new ArrayList<>();
        for (Coded each : values) {
            all.add(
                    new Choice(
                            name + "-" + each.code(),
                            name,
                            each.code(),
                            words.get(key + each.code()),
                            null,
                            each.code().equals(typed.get(name))));
        }
        return all;
    }
}
