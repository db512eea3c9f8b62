package org.whosaw.portal.web.hospital.feeds;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.feed.TrialDesk;
import org.whosaw.portal.ingest.feed.TrialRow;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.MultipartForm;
import org.whosaw.portal.web.session.WebPage;

/** Tries how a sheet would be read, one masked row at a time; nothing of it is stored. */
@Path("/desk/feeds/trial")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
public final class TrialPage {
    private static final int UNPROCESSABLE = 422;

    private final TrialDesk trials;
    private final Texts texts;

    public TrialPage(TrialDesk trials, Texts texts) {
        this.trials = trials;
        this.texts = texts;
    }

    /** Asks for a sheet. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.FEEDS);
        return view(desk, states(desk).form(null));
    }

    /** Reads a sheet and shows its first row. */
    @POST
    public Response begin(
            @Auth StaffAtDesk desk,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable MediaType type,
            byte[] body) {
        desk.require(Place.FEEDS);
        MultipartForm form = MultipartForm.of(type, body);
        byte[] sheet = form.bytes("sheet");
        TrialStates states = states(desk);
        if (sheet.length == 0) {
            return refused(desk, states.form(desk.words().get("trial.no-file")));
        }
        try {
            TrialRow row = trials.begin(desk.principal(), form.text("mapping"), sheet);
            return Response.ok(view(desk, states.row(row))).build();
        } catch (PortalException refusal) {
            if (refusal.errorCode().status() == 403 || refusal.errorCode().status() == 429) {
                throw refusal;
            }
            String why = new ProblemTexts(texts).of(refusal, desk.words().language()).detail();
            return refused(desk, states.form(why));
        }
    }

    /** Shows another row of the sheet; one that is forgotten is asked for again. */
    @POST
    @Path("/row")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response row(
            @Auth StaffAtDesk desk,
            @FormParam("trial") @DefaultValue("") String trial,
            @FormParam("row") @DefaultValue("") String row) {
        desk.require(Place.FEEDS);
        int place = row.matches("[0-9]{1,6}") ? Integer.parseInt(row) : -1;
        try {
            TrialRow shown = trials.row(desk.principal(), trial, place);
            return Response.ok(view(desk, states(desk).row(shown))).build();
        } catch (PortalException refusal) {
            if (refusal.errorCode().status() != 404) {
                throw refusal;
            }
            return Response.seeOther(URI.create("/desk/feeds/trial")).build();
        }
    }

    private TrialStates states(StaffAtDesk desk) {
        return new TrialStates(desk, texts, trials.mappings(desk.principal()));
    }

    private static Response refused(StaffAtDesk desk, TrialUiState state) {
        return Response.status(UNPROCESSABLE).entity(view(desk, state)).build();
    }

    private static PageView view(StaffAtDesk desk, TrialUiState state) {
        return new PageView(
                "hospital/trial",
                desk.chrome(desk.words().get("trial.headline"), "/desk/feeds/trial"),
                state);
    }
}
