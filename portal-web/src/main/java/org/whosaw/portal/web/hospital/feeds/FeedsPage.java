package org.whosaw.portal.web.hospital.feeds;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.whosaw.portal.ingest.feed.FeedDesk;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.WebPage;

/** Shows IT and the privacy officer how the hospital's feeds are. */
@Path("/desk/feeds")
@WebPage
public final class FeedsPage {
    private static final String REPLAY = "/desk/feeds/replay";

    private final FeedDesk feeds;
    private final Texts texts;

    public FeedsPage(FeedDesk feeds, Texts texts) {
        this.feeds = feeds;
        this.texts = texts;
    }

    /** Returns where the numbers of a system stand that it should send again. */
    static String replayOf(String system) {
        return REPLAY + "?system=" + URLEncoder.encode(system, StandardCharsets.UTF_8);
    }

    /** Shows the feeds. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    public PageView show(@Auth StaffAtDesk desk) {
        desk.require(Place.FEEDS);
        return new PageView(
                "hospital/feeds",
                desk.chrome(desk.words().get("desk.place.feeds"), Place.FEEDS.href()),
                new FeedsStates(desk, texts, feeds.board(desk.principal())).state());
    }

    /** Gives the numbers that one system should send again. */
    @GET
    @Path("/replay")
    @Produces({"text/csv;charset=utf-8", MediaType.TEXT_HTML})
    public Response replay(
            @Auth StaffAtDesk desk, @QueryParam("system") @DefaultValue("") String system) {
        desk.require(Place.FEEDS);
        return Response.ok(feeds.replay(desk.principal(), system), "text/csv;charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"replay.csv\"")
                .build();
    }
}
