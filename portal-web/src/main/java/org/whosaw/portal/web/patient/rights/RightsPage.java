package org.whosaw.portal.web.patient.rights;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Shows what she may ask of the hospital, and what she asked. */
@Path("/rights")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class RightsPage {
    static final List<RequestKind> KINDS =
            List.of(
                    RequestKind.ACCESS,
                    RequestKind.COPY,
                    RequestKind.RECTIFY,
                    RequestKind.DELETE,
                    RequestKind.RESTRICT,
                    RequestKind.OBJECT,
                    RequestKind.PORTABILITY,
                    RequestKind.CLOSE_ACCOUNT);

    private final RightsDesk desk;
    private final Clock clock;

    public RightsPage(RightsDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Shows what she may ask, and what she asked. */
    @GET
    public PageView list(@Auth SignedIn who) {
        Words words = who.words();
        RightWords said = new RightWords(words, clock);
        List<Row> kinds = new ArrayList<>();
        for (RequestKind each : KINDS) {
            kinds.add(
                    Row.link(
                            RightWords.icon(each),
                            words.get("right.kind." + each.code()),
                            words.get("right.kind." + each.code() + ".text"),
                            "/rights/new?kind=" + each.code()));
        }
        List<Row> shown =
                List.of(
                        Row.link(
                                Icon.EYE,
                                words.get("right.shown.looks"),
                                words.get("right.shown.looks.text"),
                                "/accesses"),
                        Row.link(
                                Icon.SHARE,
                                words.get("right.shown.given"),
                                words.get("right.shown.given.text"),
                                "/given"),
                        Row.link(
                                Icon.HELP,
                                words.get("right.shown.why"),
                                words.get("right.shown.why.text"),
                                "/accesses"));
        return new PageView(
                "patient/rights",
                who.frame().chrome(words.get("nav.mine"), Place.MINE),
                new RightsUiState(
                        words.get("right.list.headline"),
                        words.get("right.list.sub"),
                        desk.list(who.patient(), who.subjects()).stream().map(said::row).toList(),
                        shown,
                        kinds));
    }
}
