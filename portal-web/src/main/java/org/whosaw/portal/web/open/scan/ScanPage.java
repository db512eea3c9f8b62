package org.whosaw.portal.web.open.scan;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.whosaw.portal.consent.asking.RecipientCodes;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.permission.Refusals;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Says whose code was scanned; what there is to decide follows once she is signed in. */
@Path("/scan/{code}")
@WebPage
@Open("the code names a firm and a purpose, nobody's data; what follows needs her sign-in")
@Produces(MediaType.TEXT_HTML)
public final class ScanPage {
    private final RecipientCodes codes;
    private final DirectoryLookup directory;

    public ScanPage(RecipientCodes codes, DirectoryLookup directory) {
        this.codes = codes;
        this.directory = directory;
    }

    /** Shows who it is, or that the code is not one to be taken. */
    @GET
    public Response show(@Context ContainerRequestContext request, @PathParam("code") String code) {
        Visit visit = Visit.of(request);
        try {
            return Response.ok(page(visit, code, codes.read(code))).build();
        } catch (PortalException e) {
            return Refusals.page(visit.frame(), e, false);
        }
    }

    private PageView page(Visit visit, String code, RecipientUse use) {
        Words words = visit.words();
        Speech speech = new Speech(words, false);
        RecipientCard card = directory.recipient(use.recipientId()).orElseThrow();
        return new PageView(
                "open/message",
                visit.frame().chrome(words.get("allow.title"), null),
                new MessageUiState(
                        Icon.SHARE,
                        Tone.NEUTRAL,
                        speech.named(card.name(), card.nameEn()),
                        words.get("scan.text", "purpose", speech.of("purpose", use.purpose())),
                        words.get("scan.advice"),
                        List.of(new Tab(words.get("scan.go"), "/allow/" + code, false)),
                        null));
    }
}
