package org.whosaw.portal.web.hospital.counter;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptStatement;
import org.whosaw.portal.ledger.receipt.ShortCode;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.open.verify.VerdictWords;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.MultipartForm;
import org.whosaw.portal.web.session.WebPage;

/** Checks at the counter a receipt that somebody brought; the file is not kept. */
@Path("/desk/counter/receipt")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
public final class ReceiptAtCounterPage {
    private static final int UNPROCESSABLE = 422;

    private final Sequencer sequencer;

    public ReceiptAtCounterPage(Sequencer sequencer) {
        this.sequencer = sequencer;
    }

    /** Asks for the file. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.COUNTER);
        return view(desk, new ReceiptAtCounterUiState(bar(desk), null, List.of(), null));
    }

    /** Says whether it holds. */
    @POST
    public Response check(
            @Auth StaffAtDesk desk,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            byte[] body) {
        desk.require(Place.COUNTER);
        byte[] file = MultipartForm.of(type, body).bytes("receipt");
        if (file.length == 0) {
            Note missing =
                    new Note(Icon.INFO, Tone.ATTENTION, desk.words().get("verify.desk.no-file"));
            return refused(desk, new ReceiptAtCounterUiState(bar(desk), missing, List.of(), null));
        }
        ReceiptCheck.Verdict verdict = new ReceiptCheck(sequencer.trusted(), null).check(file);
        VerdictWords said = new VerdictWords(desk.words(), desk.clock());
        ReceiptStatement statement = verdict.statement();
        Note note =
                verdict.holds()
                        ? new Note(Icon.CHECK, Tone.GOOD, said.headline(verdict))
                        : new Note(Icon.ALERT, Tone.STOP, said.headline(verdict));
        ReceiptAtCounterUiState state =
                new ReceiptAtCounterUiState(
                        bar(desk),
                        note,
                        said.sentences(verdict),
                        statement == null
                                ? null
                                : desk.words()
                                        .get(
                                                "verify.said.code",
                                                "code",
                                                ShortCode.of(statement.root())));
        return verdict.holds() ? Response.ok(view(desk, state)).build() : refused(desk, state);
    }

    private static DeskBar bar(StaffAtDesk desk) {
        return desk.bar(Place.COUNTER);
    }

    private static Response refused(StaffAtDesk desk, ReceiptAtCounterUiState state) {
        return Response.status(UNPROCESSABLE).entity(view(desk, state)).build();
    }

    private static PageView view(StaffAtDesk desk, ReceiptAtCounterUiState state) {
        return new PageView(
                "hospital/receipt",
                desk.chrome(desk.words().get("verify.desk"), "/desk/counter/receipt"),
                state);
    }
}
