package org.whosaw.portal.web.open.write;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.complaint.desk.Typed;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** The last screen: where it goes and why, everything once more, and the receipt. */
@Path("/write")
@WebPage
@Open("as the first screen")
@Produces(MediaType.TEXT_HTML)
public final class SendPage {
    private static final int LONGEST_NAME = 100;
    private static final int MOST_BOXES = 10;

    private final ComplaintDesk desk;
    private final Handover handover;
    private final WriteStates states;

    public SendPage(ComplaintDesk desk, Handover handover, WriteStates states) {
        this.desk = desk;
        this.handover = handover;
        this.states = states;
    }

    /** Shows where it goes and what goes. */
    @GET
    @Path("/send")
    public Response check(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Optional<CodeKey> key = Paper.of(request, desk);
        return key.flatMap(each -> WritePage.draft(desk, each))
                .map(body -> page(visit, 200, body, body.draft(), Wrong.NOTHING))
                .orElseGet(() -> filedOrNot(key));
    }

    /** Who comes back, or presses twice, sees her receipt. */
    private Response filedOrNot(Optional<CodeKey> key) {
        boolean filed = key.isPresent() && desk.isFiled(key.get());
        return WritePage.go(filed ? "/write/done" : "/write");
    }

    private Response page(
            Visit visit, int status, ComplaintBody body, ComplaintDraft draft, Wrong wrong) {
        WriteUiState state = states.send(visit.words(), draft, body.code(), wrong);
        return WritePage.page(visit, status, "write-send", state);
    }

    /** Files it, to whom she confirmed. */
    @POST
    @Path("/send")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response send(
            @Context ContainerRequestContext request,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("also") List<String> also,
            @FormParam("name") @DefaultValue("") String typed) {
        Visit visit = Visit.of(request);
        Optional<CodeKey> key = Paper.of(request, desk);
        Optional<ComplaintBody> there = key.flatMap(each -> WritePage.draft(desk, each));
        if (there.isEmpty()) {
            return filedOrNot(key);
        }
        ComplaintBody body = there.get();
        ComplaintDraft.To chosen = to(body.draft(), to, also, Typed.line(typed));
        try {
            desk.save(key.get(), each -> each.with(chosen));
            desk.file(key.get());
        } catch (PortalException e) {
            if (desk.isFiled(key.get())) {
                return WritePage.go("/write/done"); // pressed twice at once: the other one filed
            }
            if (e.errorCode() != KernelError.INVALID_FIELDS) {
                throw e;
            }
            ComplaintDraft draft = body.draft().with(chosen);
            return page(visit, 422, body, draft, wrong(visit.words(), e));
        }
        handover.standing(key.get());
        return WritePage.go("/write/done");
    }

    /** One line holds her name and how she can be reached, in any order. */
    private ComplaintDraft.To to(
            ComplaintDraft draft, String to, List<String> also, String nameAndPhone) {
        boolean hospitalAlone = to.equals(WriteStates.HOSPITAL);
        String proposed = desk.route(draft).lead().code();
        StringBuilder name = new StringBuilder();
        StringBuilder contact = new StringBuilder();
        String line = WritePage.shorten(nameAndPhone, LONGEST_NAME);
        for (String each : line.split("[\\s,，、;；]+")) {
            boolean reach = PhoneNumber.parse(each).isPresent() || each.contains("@");
            StringBuilder into = reach ? contact : name;
            into.append(into.length() == 0 ? "" : " ").append(each);
        }
        boolean authority = !hospitalAlone && !to.isEmpty();
        Set<String> beside = new HashSet<>(also.subList(0, Math.min(also.size(), MOST_BOXES)));
        boolean hospital = beside.remove(WriteStates.HOSPITAL);
        beside.remove(to);
        return new ComplaintDraft.To(
                authority,
                hospitalAlone || hospital,
                hospitalAlone || to.isEmpty() || to.equals(proposed) ? null : to,
                authority ? beside : Set.of(),
                draft.to().capacity(),
                name.toString(),
                contact.toString());
    }

    private static Wrong wrong(Words words, PortalException refusal) {
        Map<String, String> fields = new HashMap<>();
        @Nullable String elsewhere = null;
        for (FieldError each : refusal.fields()) {
            switch (each.field()) {
                case "name" -> fields.put("name", words.get("write.error.name"));
                case "to", "lead", "also" -> fields.put("to", words.get("write.error.to"));
                default -> elsewhere = words.get("write.error.before");
            }
        }
        Wrong note = elsewhere == null ? Wrong.NOTHING : Wrong.of(elsewhere);
        return new Wrong(fields, note.note());
    }

    /** Shows the receipt, as often as she likes while the browser is open. */
    @GET
    @Path("/done")
    public Response done(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Optional<ComplaintBody> filed =
                Paper.of(request, desk)
                        .map(key -> desk.find(key).body())
                        .filter(body -> body.filing() != null);
        return filed.map(
                        body ->
                                WritePage.page(
                                        visit, 200, "write-done", states.done(visit.words(), body)))
                .orElseGet(() -> WritePage.go("/write"));
    }
}
