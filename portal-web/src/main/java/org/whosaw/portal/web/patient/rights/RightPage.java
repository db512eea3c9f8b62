package org.whosaw.portal.web.patient.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.request.rights.paper.ProofKind;
import org.whosaw.portal.request.rights.paper.RightsPapers;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.MultipartForm;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Shows where a request stands, takes her reply, gives the signed papers. */
@Path("/rights/{id}")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RightPage {
    private final RightsDesk desk;
    private final RightsPapers papers;
    private final RightStates states;

    public RightPage(RightsDesk desk, RightsPapers papers, RightStates states) {
        this.desk = desk;
        this.papers = papers;
        this.states = states;
    }

    /** Shows it. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @QueryParam("note") @Nullable String note) {
        return page(who, desk.find(who.patient(), id), note, Field.EMPTY);
    }

    private PageView page(SignedIn who, RightsRequest request, @Nullable String note, Field typed) {
        return new PageView(
                "patient/right",
                who.frame("/rights/" + request.number())
                        .chrome(who.words().get("nav.mine"), Place.MINE),
                states.of(who, request, note, typed));
    }

    /** Takes her reply: what was asked of her, something more, or why the answer is not enough. */
    @POST
    @Path("/reply")
    public Response reply(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @FormParam("words") @DefaultValue("") String typed) {
        RightsRequest request = desk.find(who.patient(), id);
        String words = typed.strip().replace("\r\n", "\n");
        if (words.isEmpty() || words.length() > RightsWords.LONGEST) {
            String error = who.words().get(words.isEmpty() ? "form.empty" : "right.wrong");
            return Response.status(422)
                    .entity(page(who, request, null, new Field(words, error)))
                    .build();
        }
        desk.reply(who.patient(), id, words);
        return Response.seeOther(URI.create("/rights/" + request.number() + "?note=replied"))
                .build();
    }

    /** Takes a paper that shows that she may ask for another. */
    @POST
    @Path("/papers")
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response paper(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            byte[] body) {
        RightsRequest request = desk.find(who.patient(), id);
        MultipartForm form = MultipartForm.of(type, body);
        ProofKind kind = Coded.parse(ProofKind.class, form.text("kind")).orElse(ProofKind.IDENTITY);
        try {
            papers.hand(who.patient(), id, kind, form.bytes("file"));
        } catch (PortalException e) {
            if (e.errorCode() != RightsError.PAPER) {
                throw e;
            }
            return Response.status(422).entity(page(who, request, "paper", Field.EMPTY)).build();
        }
        return Response.seeOther(URI.create("/rights/" + request.number() + "?note=proof")).build();
    }

    /** Takes it back. */
    @POST
    @Path("/withdraw")
    public Response withdraw(@Auth SignedIn who, @PathParam("id") String id) {
        String number = desk.withdraw(who.patient(), id).number();
        return Response.seeOther(URI.create("/rights/" + number)).build();
    }

    /** Gives the signed answer as a file, which anybody can check against the published key. */
    @GET
    @Path("/answer")
    @Consumes(MediaType.WILDCARD)
    public Response answer(@Auth SignedIn who, @PathParam("id") String id) {
        RightsRequest request = desk.find(who.patient(), id);
        String signed =
                request.answer()
                        .map(each -> each.signed(request.number(), request.kind().code()))
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        return file(signed, "application/jose", request.number() + ".jws");
    }

    /** Gives the dated, signed statement that the hospital was silent past its day. */
    @GET
    @Path("/silence")
    @Consumes(MediaType.WILDCARD)
    public Response silence(@Auth SignedIn who, @PathParam("id") String id) {
        return file(
                desk.silence(who.patient(), id),
                "text/plain;charset=utf-8",
                desk.find(who.patient(), id).number() + "-overdue.txt");
    }

    private static Response file(String content, String type, String name) {
        // Not @Produces: a browser asks for a page and saves what comes.
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
