package org.whosaw.portal.web.patient.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.session.SecondFactor;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.Filing;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.FormProblems;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** The one screen on which she says what she asks; before some kinds she shows that it is she. */
@Path("/rights/new")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RightFormPage {
    private static final int LONGEST = 2_000;

    private final RightsDesk desk;
    private final RightForms forms;
    private final SecondFactor secondFactor;

    public RightFormPage(RightsDesk desk, RightForms forms, SecondFactor secondFactor) {
        this.desk = desk;
        this.forms = forms;
        this.secondFactor = secondFactor;
    }

    /** Shows the screen on which she says what she asks. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView form(
            @Auth SignedIn who,
            @QueryParam("kind") @DefaultValue("access") String kind,
            @QueryParam("about") @DefaultValue("") String about) {
        return page(who, forms.of(who, kind(kind), Map.of("about", about), Map.of()));
    }

    private static RequestKind kind(String code) {
        return Coded.parse(RequestKind.class, code)
                .filter(RightsPage.KINDS::contains)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /** Takes it. */
    @POST
    public Response file(@Auth SignedIn who, MultivaluedMap<String, String> form) {
        Map<String, String> typed = typed(form);
        RequestKind kind = kind(typed.getOrDefault("kind", ""));
        RightsScope scope =
                Coded.parse(RightsScope.class, typed.getOrDefault("scope", "")).orElse(null);
        if (scope == null) {
            Map<String, String> wrong = Map.of("scope", who.words().get("right.scope.choose"));
            return again(who, kind, typed, 422, wrong);
        }
        try {
            RightsRequest filed = desk.file(who.patient(), filing(who, kind, scope, typed));
            return Response.seeOther(URI.create("/rights/" + filed.number() + "?note=filed"))
                    .build();
        } catch (PortalException e) {
            if (e.errorCode() == KernelError.INVALID_FIELDS) {
                Map<String, String> wrong = new TreeMap<>();
                e.fields()
                        .forEach(
                                each ->
                                        wrong.put(
                                                each.field(),
                                                who.words()
                                                        .get(
                                                                each.code().equals("required")
                                                                        ? "form.empty"
                                                                        : "right.wrong")));
                return again(who, kind, typed, 422, wrong);
            }
            if (e.errorCode().code().equals("rights.second-factor")) {
                return again(who, kind, typed, 403, Map.of());
            }
            Map<String, String> wrong = Map.of("words", FormProblems.text(who.words(), e));
            return again(who, kind, typed, FormProblems.status(e), wrong);
        }
    }

    /** Has her show once more that it is she: by a visit of hers, or a code of the counter's. */
    @POST
    @Path("/factor")
    public Response factor(@Auth SignedIn who, MultivaluedMap<String, String> form) {
        Map<String, String> typed = typed(form);
        RequestKind kind = kind(typed.getOrDefault("kind", ""));
        if (who.subject().guarded()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        PersonId person = who.subject().person();
        String code = typed.getOrDefault("counter", "");
        String visit = typed.getOrDefault("visit", "");
        LocalDate day = day(typed.getOrDefault("date", ""));
        if (code.isEmpty() && (visit.isEmpty() || day == null)) {
            String field = visit.isEmpty() ? "visit" : "date";
            String text = who.words().get(visit.isEmpty() ? "form.empty" : "form.date");
            return again(who, kind, typed, 422, Map.of(field, text));
        }
        try {
            if (!code.isEmpty() || day == null) {
                secondFactor.byCounterCode(who.patient(), person, code);
            } else {
                secondFactor.byVisit(who.patient(), person, visit, day);
            }
            return Response.seeOther(URI.create("/rights/new?kind=" + kind.code())).build();
        } catch (PortalException e) {
            String text = FormProblems.text(who.words(), e);
            String field = code.isEmpty() ? "visit" : "counter";
            return again(who, kind, typed, FormProblems.status(e), Map.of(field, text));
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null; // asked again
        }
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

    private static Filing filing(
            SignedIn who, RequestKind kind, RightsScope scope, Map<String, String> typed) {
        Capacity own = who.subject().guarded() ? Capacity.GUARDIAN : Capacity.SELF;
        Capacity capacity =
                Coded.parse(Capacity.class, typed.getOrDefault("capacity", ""))
                        .filter(Capacity::needsProof)
                        .orElse(own);
        boolean other = capacity.needsProof();
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, typed.getOrDefault("about", ""));
        return new Filing(
                who.subject(),
                capacity,
                kind,
                scope,
                new RightsWords(
                        text(typed, "words"),
                        null,
                        other ? text(typed, "aboutName") : null,
                        other ? text(typed, "aboutNumber") : null,
                        other ? text(typed, "relation") : null,
                        kind == RequestKind.PORTABILITY ? text(typed, "receiver") : null),
                event.isPresent() && !other ? (Long) event.getAsLong() : null,
                typed.containsKey("colleague"));
    }

    private static @Nullable String text(Map<String, String> typed, String name) {
        String value = typed.getOrDefault(name, "").replace("\r\n", "\n");
        return value.isEmpty() ? null : value;
    }

    private Response again(
            SignedIn who,
            RequestKind kind,
            Map<String, String> typed,
            int status,
            Map<String, String> wrong) {
        return Response.status(status).entity(page(who, forms.of(who, kind, typed, wrong))).build();
    }

    private static PageView page(SignedIn who, RightFormUiState state) {
        return new PageView(
                "patient/right-form",
                who.frame("/rights/new").chrome(who.words().get("nav.mine"), Place.MINE),
                state);
    }
}
