package org.whosaw.portal.web.open.verify;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptFinding;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Assets;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Lets anyone check a receipt in her own browser: the file is not sent. */
@Path("/verify")
@WebPage
@Open("whoever holds a receipt must be able to check it, and nothing is sent to us")
@Produces(MediaType.TEXT_HTML)
public final class VerifyPage {
    private static final List<String> SAID =
            List.of("yes", "yes-text", "no", "paper", "paper-text", "entries", "code");

    private final Sequencer sequencer;

    public VerifyPage(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /** Asks for a file. */
    @GET
    public PageView show(@Context ContainerRequestContext request) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        List<VerifyUiState.Said> texts = new ArrayList<>();
        for (String each : SAID) {
            texts.add(new VerifyUiState.Said(each, words.get("verify.said." + each)));
        }
        for (ReceiptFinding.Kind kind : ReceiptFinding.Kind.values()) {
            texts.add(new VerifyUiState.Said(kind.code(), words.get("verify.said." + kind.code())));
        }
        List<String> keys = sequencer.trusted().stream().map(NoteKey::text).toList();
        return new PageView(
                "open/verify",
                visit.frame().chrome(words.get("verify.headline"), null),
                new VerifyUiState(
                        keys.get(0),
                        keys.subList(1, keys.size()),
                        Assets.packed().href("verify.js"),
                        texts));
    }
}
