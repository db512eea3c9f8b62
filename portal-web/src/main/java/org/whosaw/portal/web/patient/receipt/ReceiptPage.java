package org.whosaw.portal.web.patient.receipt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.whosaw.portal.app.Proofs;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptError;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.ledger.receipt.ReceiptStatement;
import org.whosaw.portal.ledger.receipt.ShortCode;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.QrPicture;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Gives her the receipt of the open list: a page to keep or print, and the file behind it. */
@Path("/receipt")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class ReceiptPage {
    private static final Duration SHOWN = Duration.ofMinutes(5);
    private static final int MOST_SHOWN = 40;

    private final Proofs proofs;
    private final LedgerReader reader;
    private final String baseUrl;
    private final Clock clock;

    /** What was shown a moment ago, so that the file is the one that the page speaks of. */
    private final Cache<Shown, byte[]> shown =
            Caffeine.newBuilder().maximumSize(MOST_SHOWN).expireAfterWrite(SHOWN).build();

    private record Shown(long session, PersonId person, boolean opened) {}

    public ReceiptPage(Proofs proofs, LedgerReader reader, String baseUrl, Clock clock) {
        this.proofs = proofs;
        this.reader = reader;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** Makes the receipt and shows what it holds. */
    @GET
    public PageView show(@Auth SignedIn who) {
        Words words = who.words();
        return new PageView(
                "patient/receipt",
                who.frame().chrome(words.get("receipt.title"), Place.ACCESSES),
                state(who, words));
    }

    private ReceiptUiState state(SignedIn who, Words words) {
        try {
            Receipt receipt = proofs.receipt(who.patient(), who.subject());
            shown.put(key(who), ReceiptFile.write(receipt));
            return receipt.entries().isEmpty()
                    ? none(words, "receipt.empty")
                    : state(who, words, receipt);
        } catch (PortalException e) {
            if (e.errorCode() != ReceiptError.NOT_SIGNED_YET) {
                throw e;
            }
            return none(words, "receipt.waiting");
        }
    }

    private static ReceiptUiState none(Words words, String key) {
        return new ReceiptUiState(
                words.get("receipt.title"), null, words.get(key), List.of(), null);
    }

    private ReceiptUiState state(SignedIn who, Words words, Receipt receipt) {
        ReceiptStatement signed = statement(receipt);
        List<Fact> facts = new ArrayList<>();
        count(facts, words, receipt, LeafKind.ACCESS);
        count(facts, words, receipt, LeafKind.DISCLOSURE);
        count(facts, words, receipt, LeafKind.REQUEST);
        facts.add(
                new Fact(
                        words.get("receipt.code"),
                        ShortCode.of(signed.root()),
                        words.get("receipt.code.text"),
                        List.of(),
                        true,
                        true));
        Times times = new Times(words, clock);
        reader.lastBefore(times.today())
                .map(
                        day ->
                                new Fact(
                                        words.get("receipt.day", "day", times.heading(day.day())),
                                        ShortCode.of(day.content().root()),
                                        words.get("receipt.day.text"),
                                        List.of(),
                                        false,
                                        true))
                .ifPresent(facts::add);
        facts.add(
                new Fact(
                        words.get("receipt.number"),
                        signed.number(),
                        null,
                        List.of(),
                        false,
                        true));
        return new ReceiptUiState(
                who.loss()
                        ? words.get("receipt.title")
                        : words.get("receipt.headline", "count", signed.count()),
                words.get("receipt.sub", "when", times.moment(signed.madeAt())),
                null,
                facts,
                QrPicture.of(link(receipt)));
    }

    private static void count(List<Fact> facts, Words words, Receipt receipt, LeafKind kind) {
        long count =
                receipt.entries().stream().filter(each -> each.content().kind() == kind).count();
        if (count > 0) {
            facts.add(
                    new Fact(
                            words.get("receipt.kind." + kind.code()),
                            words.get("receipt.entries", "count", count),
                            null));
        }
    }

    private static ReceiptStatement statement(Receipt receipt) {
        byte[] note = receipt.statement().getBytes(StandardCharsets.UTF_8);
        return ReceiptStatement.parse(SignedNote.parse(note).unverified()).orElseThrow();
    }

    /** Returns where what was signed is checked; it stands behind the hash and is never sent. */
    private String link(Receipt receipt) {
        byte[] note = receipt.statement().getBytes(StandardCharsets.UTF_8);
        return baseUrl
                + "/verify#s="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(note);
    }

    private Shown key(SignedIn who) {
        PersonId person = who.subject().person();
        boolean opened = who.patient().hasSecondFactor(person, clock.instant());
        return new Shown(who.patient().sessionId(), person, opened);
    }

    /** Gives the file of the receipt that the page showed, or of a new one. */
    @GET
    @Path("/file")
    public Response file(@Auth SignedIn who) {
        byte[] file = shown.getIfPresent(key(who));
        if (file == null) {
            file = ReceiptFile.write(proofs.receipt(who.patient(), who.subject()));
        }
        // Not @Produces: a browser asks for a page and saves what comes.
        return Response.ok(file, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\"")
                .build();
    }
}
