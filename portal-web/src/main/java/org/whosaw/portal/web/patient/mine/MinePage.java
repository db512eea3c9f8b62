package org.whosaw.portal.web.patient.mine;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.notice.NoticeInbox;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.patient.asking.MatterWords;
import org.whosaw.portal.web.patient.rights.RightWords;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Leads to everything that is hers to do. */
@Path("/mine")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class MinePage {
    private final RequestDesk requests;
    private final RightsDesk rights;
    private final NoticeInbox notices;
    private final Clock clock;

    public MinePage(RequestDesk requests, RightsDesk rights, NoticeInbox notices, Clock clock) {
        this.requests = requests;
        this.rights = rights;
        this.notices = notices;
        this.clock = clock;
    }

    /** Shows the hub. */
    @GET
    public PageView show(@Auth SignedIn who) {
        Words words = who.words();
        List<Row> first = new ArrayList<>();
        int fresh = notices.fresh(who.patient(), who.subjects());
        first.add(
                Row.link(
                        Icon.INFO,
                        words.get("mine.notices"),
                        words.get("mine.notices.text", "count", who.loss() ? 0 : fresh),
                        "/notices"));
        first.add(
                link(
                        words,
                        Icon.SHIELD,
                        "permission.title",
                        "mine.permissions.text",
                        "/permissions"));
        first.add(link(words, Icon.DOCUMENT, "mine.rights", "mine.rights.text", "/rights"));
        first.add(link(words, Icon.PHONE, "knew.headline", "mine.knew.text", "/knew"));
        first.add(link(words, Icon.STOP, "mine.stop", "mine.stop.text", "/given"));
        first.add(link(words, Icon.PENCIL, "mine.complain", "mine.complain.text", "/write"));
        first.add(link(words, Icon.KEY, "mine.track", "track.sub", "/track"));
        if (!who.subject().guarded()) {
            first.add(
                    link(words, Icon.LOCK, "mine.protected", "mine.protected.text", "/protected"));
        }
        first.add(link(words, Icon.PEOPLE, "mine.readers", "mine.readers.text", "/readers"));
        List<Row> device =
                List.of(
                        link(words, Icon.GEAR, "mine.settings", "mine.settings.text", "/settings"),
                        link(words, Icon.DEVICE, "mine.devices", "mine.devices.text", "/devices"),
                        link(words, Icon.HELP, "mine.help", "mine.help.text", "/help"));
        MatterWords said = new MatterWords(words, clock);
        RightWords asked = new RightWords(words, clock);
        List<Row> matters = new ArrayList<>();
        rights.list(who.patient(), who.subjects()).stream().map(asked::row).forEach(matters::add);
        requests.list(who.patient(), who.subjects()).stream().map(said::row).forEach(matters::add);
        String title = words.get("mine.headline");
        return new PageView(
                "patient/mine",
                who.frame().chrome(title, Place.MINE),
                new MineUiState(
                        title,
                        words.get(who.loss() ? "mine.sub.loss" : "mine.sub"),
                        matters,
                        first,
                        device));
    }

    private static Row link(Words words, Icon icon, String title, String text, String href) {
        return Row.link(icon, words.get(title), words.get(text), href);
    }
}
