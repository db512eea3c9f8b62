package org.whosaw.portal.web.open.write;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.session.FormStream;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** The third screen: evidence, our own records, and what she wants. Files come as a stream. */
@Path("/write/proof")
@WebPage
@Open("as the first screen")
@Produces(MediaType.TEXT_HTML)
public final class ProofPage {
    private static final int MOST_PARTS = 2_000;

    private final ComplaintDesk desk;
    private final WriteStates states;
    private final Sessions sessions;
    private final ProblemTexts texts;

    public ProofPage(
            ComplaintDesk desk, WriteStates states, Sessions sessions, ProblemTexts texts) {
        this.desk = desk;
        this.states = states;
        this.sessions = sessions;
        this.texts = texts;
    }

    /** What came with the form beside the files. */
    private static final class Sent {
        private final Set<Want> wants = EnumSet.noneOf(Want.class);
        private final Set<String> records = new HashSet<>();
        private final Set<PortalException> refused = new LinkedHashSet<>();
        private boolean mayWrite;
        private boolean more;
        private @Nullable String remove;
    }

    /** Shows what there is. */
    @GET
    public Response show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        return Paper.of(request, desk)
                .flatMap(key -> WritePage.draft(desk, key))
                .map(body -> page(visit, 200, body, Wrong.NOTHING))
                .orElseGet(() -> WritePage.go("/write"));
    }

    private Response page(Visit visit, int status, ComplaintBody body, Wrong wrong) {
        WriteUiState state = states.proof(visit.words(), body.draft(), body.code(), wrong);
        return WritePage.page(visit, status, "write-proof", state);
    }

    /** Takes files as they come; what is refused is said, what was taken stays. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response take(@Context ContainerRequestContext request, InputStream body)
            throws IOException {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        FormStream form = FormStream.of(request.getMediaType(), body);
        Optional<CodeKey> key = Paper.of(request, desk);
        if (form == null || key.isEmpty() || WritePage.draft(desk, key.get()).isEmpty()) {
            body.transferTo(OutputStream.nullOutputStream());
            return WritePage.go("/write");
        }
        Sent sent = read(form, visit, key.get());
        if (!sent.mayWrite) {
            return WritePage.go("/write/proof");
        }
        keep(key.get(), sent);
        ComplaintBody after = desk.find(key.get()).body();
        if (!sent.refused.isEmpty()) {
            PortalException first = sent.refused.iterator().next();
            Problem said = texts.of(first, words.language());
            return page(visit, 422, after, Wrong.of(said.title() + "。" + said.detail()));
        }
        if (sent.more || sent.remove != null) {
            return WritePage.go("/write/proof");
        }
        if (sent.wants.isEmpty()) {
            return page(visit, 422, after, Wrong.of("wants", words.get("write.error.wants")));
        }
        return WritePage.go("/write/send");
    }

    private Sent read(FormStream form, Visit visit, CodeKey key) throws IOException {
        Sent sent = new Sent();
        int parts = 0;
        for (FormStream.Part part = form.next();
                part != null && parts++ < MOST_PARTS;
                part = form.next()) {
            if (part.file()) {
                file(part, key, sent);
                continue;
            }
            String text = part.text();
            switch (part.name()) {
                case "csrf" -> sent.mayWrite = sessions.isCsrfToken(visit.cookie(), text);
                case "want" -> Coded.parse(Want.class, text).ifPresent(sent.wants::add);
                case "record" -> sent.records.add(text);
                case "more" -> sent.more = true;
                case "remove" -> sent.remove = text;
                default -> {}
            }
        }
        return sent;
    }

    /** The token stands first in the form: before it nothing is taken. */
    private void file(FormStream.Part part, CodeKey key, Sent sent) throws IOException {
        int first = sent.mayWrite ? part.body().read() : -1;
        if (first < 0) {
            return; // no file was chosen
        }
        try {
            desk.addEvidence(
                    key,
                    new java.io.SequenceInputStream(
                            new java.io.ByteArrayInputStream(new byte[] {(byte) first}),
                            part.body()));
        } catch (PortalException e) {
            sent.refused.add(e);
        }
    }

    private void keep(CodeKey key, Sent sent) {
        desk.save(
                key,
                draft -> {
                    Set<String> without = new HashSet<>();
                    for (Attached each : draft.origin()) {
                        if (!sent.records.contains(each.reference())) {
                            without.add(each.reference());
                        }
                    }
                    return draft.with(sent.wants, without);
                });
        String gone = sent.remove;
        if (gone != null) {
            desk.removeEvidence(key, gone);
        }
    }
}
