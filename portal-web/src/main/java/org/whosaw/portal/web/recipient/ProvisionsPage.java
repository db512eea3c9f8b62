package org.whosaw.portal.web.recipient;

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
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.disclosure.DisclosureError;
import org.whosaw.portal.disclosure.end.Ends;
import org.whosaw.portal.disclosure.end.Owed;
import org.whosaw.portal.disclosure.end.StatementKind;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.recipient.ProvisionsUiState.Item;
import org.whosaw.portal.web.recipient.ProvisionsUiState.Sided;
import org.whosaw.portal.web.session.WebPage;

/** Shows a recipient what it was given and owes a word about, and takes that word. */
@Path("/recipient/provisions")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class ProvisionsPage {
    private static final Set<String> NOTES =
            Set.of("received", "destroyed", "returned", "said", "stale");

    private final Ends ends;
    private final Receipts receipts;

    public ProvisionsPage(Ends ends, Receipts receipts) {
        this.ends = ends;
        this.receipts = receipts;
    }

    /** Shows what it owes a word about, the earliest day first. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth Guest guest, @QueryParam("note") @Nullable String note) {
        Words words = guest.words();
        List<ProvisionsUiState.Item> items =
                ends.owed(guest.principal().recipientId()).stream()
                        .map(each -> item(guest, each))
                        .toList();
        return new PageView(
                "recipient/provisions",
                guest.chrome(words.get("guest.provisions"), "/recipient/provisions"),
                new ProvisionsUiState(
                        guest.bar(),
                        words.get("guest.provisions.headline", "count", items.size()),
                        words.get("guest.provisions.sub"),
                        note(words, note),
                        items,
                        given(guest, items),
                        received(guest)));
    }

    /** What the hospital says it gave, where no day by which it ends asks for a word already. */
    private List<Sided> given(Guest guest, List<ProvisionsUiState.Item> owed) {
        Set<String> above = owed.stream().map(Item::number).collect(Collectors.toSet());
        return receipts.unconfirmed(guest.principal().recipientId()).stream()
                .filter(each -> !above.contains(each.disclosure()))
                .map(each -> sided(guest, each.disclosure(), each.givenAt(), each.elements()))
                .toList();
    }

    private List<Sided> received(Guest guest) {
        return receipts.unrecorded(guest.principal().recipientId()).stream()
                .map(each -> sided(guest, each.receipt(), each.receivedAt(), each.elements()))
                .toList();
    }

    private static Sided sided(Guest guest, String number, Instant at, Set<Element> elements) {
        Words words = guest.words();
        return new Sided(
                number,
                guest.times().moment(at),
                elements.isEmpty()
                        ? words.get("guest.received.some")
                        : new Speech(words, false).elements(elements));
    }

    private static @Nullable Note note(Words words, @Nullable String note) {
        if (note == null || !NOTES.contains(note)) {
            return null;
        }
        boolean good = !note.equals("said") && !note.equals("stale");
        return new Note(
                good ? Icon.CHECK : Icon.INFO,
                good ? Tone.GOOD : Tone.NEUTRAL,
                words.get("guest.provisions.note." + note));
    }

    private static ProvisionsUiState.Item item(Guest guest, Owed owed) {
        Words words = guest.words();
        return new ProvisionsUiState.Item(
                owed.disclosure(),
                guest.times().moment(owed.givenAt()),
                new Speech(words, false).elements(owed.elements()),
                words.get(
                        "guest.provisions.due",
                        "day",
                        guest.times().day(LocalDate.parse(owed.due()))),
                owed.lateDays() > 0 ? words.get("end.late", "count", owed.lateDays()) : null,
                !owed.received());
    }

    /** Takes its word, signed: received, destroyed or returned today. */
    @POST
    public Response say(
            @Auth Guest guest,
            @FormParam("disclosure") @DefaultValue("") String disclosure,
            @FormParam("what") @DefaultValue("") String what) {
        Optional<StatementKind> kind = Coded.parse(StatementKind.class, what);
        if (kind.isEmpty()) {
            return back("stale");
        }
        RecipientPrincipal who = guest.principal();
        try {
            ends.say(
                    new Ends.Speaker(who.hospitalId(), who.recipientId(), who.loginId()),
                    kind.get(),
                    guest.times().today(),
                    List.of(disclosure));
        } catch (PortalException e) {
            if (e.errorCode() == DisclosureError.ALREADY_SAID) {
                return back("said");
            }
            throw e;
        }
        return back(what);
    }

    private static Response back(String note) {
        return Response.seeOther(URI.create("/recipient/provisions?note=" + note)).build();
    }
}
