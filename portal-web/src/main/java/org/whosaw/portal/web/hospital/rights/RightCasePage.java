package org.whosaw.portal.web.hospital.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.request.EvidenceCollector;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.request.rights.paper.RightsPapers;
import org.whosaw.portal.web.hospital.RefusedUiState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.WebPage;

/** Shows the desk one case and takes each step of it; what is not hers to handle is not found. */
@Path("/desk/requests/{id}")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class RightCasePage {
    private static final int LONGEST = 5_000;

    private final RightsFeature rights;
    private final EvidenceCollector evidence;
    private final RightCaseStates states;

    public RightCasePage(RightsFeature rights, EvidenceCollector evidence, Clock clock) {
        this.rights = rights;
        this.evidence = evidence;
        this.states = new RightCaseStates(rights, clock);
    }

    /** Opens the case, with the draft that the evidence makes in its answer where asked. */
    @GET
    public Response open(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            @QueryParam("note") @Nullable String note,
            @QueryParam("draft") @Nullable String draft) {
        try {
            Note said =
                    "done".equals(note)
                            ? new Note(Icon.CHECK, Tone.GOOD, desk.words().get("right-case.done"))
                            : null;
            Map<String, String> typed =
                    "evidence".equals(draft) ? Map.of("text", draft(desk, id)) : Map.of();
            return page(desk, id, 200, said, typed, Map.of());
        } catch (PortalException e) {
            return refused(desk, e);
        }
    }

    private String draft(StaffAtDesk desk, String id) {
        return evidence.open(desk.principal(), id, desk.words().language()).newest(0).draft();
    }

    private Response page(
            StaffAtDesk desk,
            String id,
            int status,
            @Nullable Note note,
            Map<String, String> typed,
            Map<String, String> wrong) {
        RightsWork.Case open = rights.work().open(desk.principal(), id);
        return Response.status(status)
                .entity(
                        new PageView(
                                "hospital/right",
                                desk.chrome(
                                        desk.words().get("right-case.title"),
                                        "/desk/requests/" + open.request().number()),
                                states.of(desk, open, note, typed, wrong)))
                .build();
    }

    static Response refused(StaffAtDesk desk, PortalException e) {
        boolean own = e.errorCode() == RightsError.OWN_CASE;
        if (!own && e.errorCode() != HospitalError.DESK_NOT_LINKED) {
            throw e;
        }
        return RefusedUiState.page(
                desk, Place.REQUESTS, e, own ? "own-right" : "desk-not-linked", "right-case.back");
    }

    /** Takes a step: acknowledging, taking on, asking, papers, tasks, the answer, its release. */
    @POST
    @Path("/step")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response step(
            @Auth StaffAtDesk desk,
            @PathParam("id") String id,
            MultivaluedMap<String, String> form) {
        Map<String, String> typed = typed(form);
        try {
            take(desk.principal(), id, typed);
            return Response.seeOther(URI.create("/desk/requests/" + id + "?note=done")).build();
        } catch (PortalException e) {
            return again(desk, id, typed, e);
        }
    }

    private static Map<String, String> typed(MultivaluedMap<String, String> form) {
        Map<String, String> typed = new TreeMap<>();
        form.forEach(
                (name, values) -> {
                    String value =
                            values.isEmpty() ? "" : values.get(0).strip().replace("\r\n", "\n");
                    typed.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
                });
        return typed;
    }

    private void take(StaffPrincipal member, String id, Map<String, String> typed) {
        RightsWork work = rights.work();
        int version = number(typed, "version");
        String code = typed.getOrDefault("code", "");
        switch (typed.getOrDefault("step", "")) {
            case "acknowledge" -> work.acknowledge(member, id, version);
            case "take" -> work.take(member, id, version);
            case "missing" -> work.askMissing(member, id, version, typed.getOrDefault("ask", ""));
            case "hold" -> work.proposeHold(member, id, version, typed.getOrDefault("ask", ""));
            case "hold-agree" -> work.confirmHold(member, id, version);
            case "papers-yes" -> rights.papers().check(member, id, version, true);
            case "papers-no" -> rights.papers().check(member, id, version, false);
            case "task" ->
                    rights.tasks()
                            .give(
                                    member,
                                    id,
                                    version,
                                    typed.getOrDefault("askedOf", ""),
                                    typed.getOrDefault("task", ""),
                                    number(typed, "days"));
            case "task-done" ->
                    rights.tasks()
                            .done(
                                    member,
                                    id,
                                    version,
                                    typed.getOrDefault("which", ""),
                                    typed.getOrDefault("taskAnswer", ""));
            case "answer" -> work.compose(member, id, version, content(typed), code);
            case "release" -> work.release(member, id, version, code);
            case "return" -> work.sendBack(member, id, version, typed.getOrDefault("back", ""));
            default -> throw new PortalException(KernelError.NOT_FOUND);
        }
    }

    private static int number(Map<String, String> typed, String name) {
        try {
            return Integer.parseInt(typed.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            return -1; // out of range everywhere
        }
    }

    private static Content content(Map<String, String> typed) {
        RightsOutcome outcome =
                Coded.parse(RightsOutcome.class, typed.getOrDefault("outcome", ""))
                        .orElse(RightsOutcome.SELF_SERVICE); // fits no case: named as missing
        boolean refuses = outcome.refuses();
        return new Content(
                outcome,
                typed.getOrDefault("text", ""),
                refuses
                        ? Coded.parse(RefusalReason.class, typed.getOrDefault("reason", ""))
                                .orElse(null)
                        : null,
                refuses ? text(typed, "reasonText") : null,
                refuses ? text(typed, "law") : null,
                refuses ? text(typed, "remedies") : null,
                day(typed.getOrDefault("until", "")));
    }

    private static @Nullable String text(Map<String, String> typed, String name) {
        String value = typed.getOrDefault(name, "");
        return value.isEmpty() ? null : value;
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null; // demanded where a law freezes it
        }
    }

    /** What was typed stays; who came second is told, and nothing is overwritten. */
    private Response again(
            StaffAtDesk desk, String id, Map<String, String> typed, PortalException e) {
        Words words = desk.words();
        if (e.errorCode() == RightsError.OWN_CASE
                || e.errorCode() == HospitalError.DESK_NOT_LINKED) {
            return refused(desk, e);
        }
        Map<String, String> wrong = new TreeMap<>();
        String said;
        if (e.errorCode() == RightsError.INCOMPLETE
                || e.errorCode() == KernelError.INVALID_FIELDS) {
            e.fields()
                    .forEach(
                            each ->
                                    wrong.putIfAbsent(
                                            field(each.field(), typed),
                                            wording(words, each.code())));
            said =
                    words.get(
                            wrong.containsKey("aboutNumber")
                                    ? "right-case.no-match"
                                    : e.errorCode() == RightsError.INCOMPLETE
                                            ? "right-case.incomplete"
                                            : "right-case.wrong");
        } else if (e.errorCode() == IdentityError.STAFF_CODE_WRONG) {
            wrong.put("code", words.get("question.code.wrong"));
            said = words.get("right-case.wrong");
        } else if (e.errorCode() instanceof RightsError) {
            String code = e.errorCode().code();
            said = words.get("right-case.error." + code.substring(code.indexOf('.') + 1));
        } else {
            throw e;
        }
        return page(
                desk,
                id,
                e.errorCode().status() == 409 ? 409 : 422,
                new Note(Icon.ALERT, Tone.STOP, said),
                typed,
                wrong);
    }

    /** A text of a step is called after the field that it was typed into. */
    private static String field(String name, Map<String, String> typed) {
        String step = typed.getOrDefault("step", "");
        if (!name.equals("text") || step.equals("answer")) {
            return name;
        }
        return step.equals("return") ? "back" : "ask";
    }

    private static String wording(Words words, String code) {
        return words.get(code.equals("required") ? "form.empty" : "right.wrong");
    }

    /** Hands a paper out, for saving alone: nothing of it is shown or run here. */
    @GET
    @Path("/papers/{paper}")
    public Response paper(
            @Auth StaffAtDesk desk, @PathParam("id") String id, @PathParam("paper") String paper) {
        RightsPapers.Content content = rights.papers().open(desk.principal(), id, paper);
        String end = content.mediaType().substring(content.mediaType().indexOf('/') + 1);
        return Response.ok(content.bytes(), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + paper + "." + end + "\"")
                .build();
    }
}
