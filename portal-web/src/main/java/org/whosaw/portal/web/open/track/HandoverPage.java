package org.whosaw.portal.web.open.track;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityCourier;
import org.whosaw.portal.authority.channel.GuidedForm;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.write.Paper;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/**
 * Puts a filed complaint into her hands: what to copy into the authority's form, field by field in
 * its order, and the package as a file. Nothing is sent from here.
 */
@Path("/track")
@WebPage
@Open("the code is the key, and there is no other")
@Produces(MediaType.TEXT_HTML)
public final class HandoverPage {
    private final ComplaintDesk desk;
    private final AuthorityCourier courier;

    public HandoverPage(ComplaintDesk desk, AuthorityCourier courier) {
        this.desk = desk;
        this.courier = courier;
    }

    private static Response back() {
        return Response.seeOther(URI.create("/track")).build();
    }

    /** Shows what to copy where. */
    @GET
    @Path("/form")
    public Response form(
            @Context ContainerRequestContext request, @QueryParam("to") @Nullable String to) {
        Visit visit = Visit.of(request);
        return Paper.of(request, desk)
                .flatMap(key -> filed(key, to))
                .map(filed -> page(visit, filed))
                .orElseGet(HandoverPage::back);
    }

    private Optional<FiledComplaint> filed(CodeKey key, @Nullable String authority) {
        return authority == null ? desk.filed(key) : desk.filed(key, authority);
    }

    private Response page(Visit visit, FiledComplaint filed) {
        Words words = visit.words();
        Authority authority = courier.dossier(filed).authority();
        HandoverUiState state =
                new HandoverUiState(
                        authority.name().in(words.language()),
                        authority.takes().in(words.language()),
                        authority.web(),
                        authority.phone(),
                        courier.form(filed).stream().map(each -> box(words, each)).toList(),
                        "/track/package?to=" + filed.lead());
        return Response.ok(new PageView("open/track-form", visit.frame().quietChrome(), state))
                .build();
    }

    private static HandoverUiState.Box box(Words words, GuidedForm.Field field) {
        return new HandoverUiState.Box(
                field.fact().code(),
                field.label(),
                field.text(),
                field.isTooLong()
                        ? words.get("track.form.long", "most", String.valueOf(field.limit()))
                        : null);
    }

    /** Hands out the package; it is written as it goes, however large the evidence is. */
    @GET
    @Path("/package")
    public Response file(
            @Context ContainerRequestContext request, @QueryParam("to") @Nullable String to) {
        Optional<CodeKey> key = Paper.of(request, desk);
        Optional<FiledComplaint> filed = key.flatMap(each -> filed(each, to));
        if (key.isEmpty() || filed.isEmpty()) {
            return back();
        }
        EvidenceSource evidence = desk.source(key.get());
        desk.packaged(key.get());
        StreamingOutput zip = out -> courier.write(filed.get(), evidence, out);
        return Response.ok(zip, "application/zip")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"package.zip\"")
                .build();
    }
}
