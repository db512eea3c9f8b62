package org.whosaw.portal.web.hospital.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.whosaw.portal.app.request.CaseEvidence;
import org.whosaw.portal.app.request.EvidenceCollector;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Shows the evidence that has collected itself for a case, and hands it and its proof out. */
@Path("/desk/requests/{id}/evidence")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class RightEvidencePage {
    private static final int SHOWN = 20;

    private final EvidenceCollector evidence;
    private final RightEvidenceStates states;

    public RightEvidencePage(EvidenceCollector evidence, Clock clock) {
        this.evidence = evidence;
        this.states = new RightEvidenceStates(clock);
    }

    /** Shows the newest of each part, and how many there are. */
    @GET
    public Response show(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        try {
            CaseEvidence open = open(desk, id);
            return Response.ok(
                            new PageView(
                                    "hospital/right-evidence",
                                    desk.chrome(
                                            desk.words().get("right-evidence.title"),
                                            Place.REQUESTS.href()),
                                    states.of(desk, open.request(), open.newest(SHOWN), SHOWN)))
                    .build();
        } catch (PortalException e) {
            return RightCasePage.refused(desk, e);
        }
    }

    private CaseEvidence open(StaffAtDesk desk, String id) {
        return evidence.open(desk.principal(), id, desk.words().language());
    }

    /** Hands all of it out as a file, as it is read. */
    @GET
    @Path("/file")
    public Response file(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        CaseEvidence open = open(desk, id);
        return saved(open, open.request().number() + "-evidence.json");
    }

    /** Hands out the receipt that proves it. */
    @GET
    @Path("/proof")
    public Response proof(@Auth StaffAtDesk desk, @PathParam("id") String id) {
        return saved(ReceiptFile.write(evidence.proof(desk.principal(), id)), "receipt.json");
    }

    private static Response saved(Object content, String name) {
        // Not @Produces: a browser asks for a page and saves what comes.
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}
