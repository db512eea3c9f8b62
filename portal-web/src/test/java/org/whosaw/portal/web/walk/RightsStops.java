package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a mother asks of the hospital beside why somebody looked. */
final class RightsStops {
    private final DemoServer server;

    RightsStops(DemoServer server) {
        this.server = server;
    }

    private void at(Page page, String path) {
        page.navigate(server.at(path));
    }

    /** Returns the list, the one screen, and one request; each way files its own. */
    List<Stop> mother() {
        return List.of(
                DeskStops.growing("rights", page -> at(page, "/rights")),
                new Stop("right-form", page -> at(page, "/rights/new?kind=portability")),
                new Stop(
                        "right-form-empty",
                        422,
                        page -> {
                            at(page, "/rights/new?kind=rectify");
                            Stop.sendUnchecked(page, "/rights/new");
                        }),
                new Stop("right-factor", page -> at(page, "/rights/new?kind=delete")),
                new Stop(
                        "right-factor-wrong",
                        422,
                        page -> Stop.sendUnchecked(page, "/rights/new/factor")),
                DeskStops.growing(
                        "right-shown",
                        page -> {
                            at(page, "/rights/new?kind=access");
                            page.check("#scope-looks");
                            page.click("form[action='/rights/new'] button.primary");
                        }),
                DeskStops.growing(
                        "right-filed",
                        page -> {
                            at(page, "/rights/new?kind=rectify");
                            page.check("#scope-contact");
                            page.fill("#words", "电话换了");
                            page.click("form[action='/rights/new'] button.primary");
                        }),
                new Stop(
                        "right-reply-empty",
                        422,
                        true,
                        page -> page.click("form[action$='/reply'] button")),
                DeskStops.growing(
                        "right-replied",
                        page -> {
                            page.fill("#words", "新号码已经登记");
                            page.click("form[action$='/reply'] button");
                        }),
                DeskStops.growing(
                        "right-withdrawn", page -> page.click("form[action$='/withdraw'] button")),
                new Stop("right-without-answer", 404, true, page -> below(page, "/answer")),
                new Stop(
                        "right-without-silence",
                        404,
                        true,
                        page -> page.navigate(page.url().replace("/answer", "/silence"))));
    }

    private static void below(Page page, String what) {
        page.navigate(page.url().replaceAll("\\?.*", "") + what);
    }
}
