package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mother asks of the hospital beside why somebody looked. */
final class RightsStops {
    private static final Pattern NUMBER = Pattern.compile("rq_[0-9A-Z]{13}");

    private final DemoServer server;
    private String filed = "";

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
                        "right-for-another",
                        page -> {
                            at(page, "/rights/new?kind=access");
                            page.check("#scope-record");
                            page.check("#capacity-agent");
                            page.click("details.fold.flat > summary");
                            page.fill("#aboutName", "演示王");
                            page.fill("#aboutNumber", "M0000001");
                            page.click("form[action='/rights/new'] button.primary");
                        }),
                new Stop(
                        "right-paper-refused",
                        422,
                        true,
                        page -> {
                            page.setInputFiles(
                                    "#file",
                                    new FilePayload("a.txt", "text/plain", new byte[] {'x'}));
                            page.click("form[action$='/papers'] button");
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

    /** Returns the form at the counter; each way files one, and remembers its number. */
    List<Stop> counter(DeskStops desk, String mrn) {
        return List.of(
                DeskStops.growing(
                        "right-entry",
                        page -> {
                            desk.find(page, mrn);
                            page.click("form[action='/desk/counter/rights'] button");
                        }),
                new Stop(
                        "right-entry-empty",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/counter/rights/file")),
                DeskStops.growing(
                        "right-entry-filed",
                        page -> {
                            page.selectOption("#capacity", "self");
                            page.selectOption("#kind", "rectify");
                            page.selectOption("#scope", "contact");
                            page.selectOption("#paper", "resident-card");
                            page.click("form[action='/desk/counter/rights/file'] button.primary");
                            Matcher number = NUMBER.matcher(page.textContent("main"));
                            filed = number.find() ? number.group() : "";
                        }));
    }

    /** Returns the case that the counter has filed: taken on, asked about, not answered whole. */
    List<Stop> officer() {
        return List.of(
                DeskStops.growing("right-queue", page -> at(page, "/desk/requests")),
                new Stop(
                        "right-queue-wrong",
                        422,
                        page -> {
                            page.fill("#number", "rq");
                            page.click("form[action='/desk/requests'] button");
                        }),
                DeskStops.growing("right-case", page -> at(page, "/desk/requests/" + filed)),
                DeskStops.growing(
                        "right-evidence",
                        page -> at(page, "/desk/requests/" + filed + "/evidence")),
                DeskStops.growing(
                        "right-evidence-files",
                        page -> {
                            String evidence = "/desk/requests/" + filed + "/evidence";
                            for (String each : List.of("/file", "/proof")) {
                                page.locator("a[href='" + evidence + each + "']")
                                        .evaluate("link => link.removeAttribute('download')");
                                page.waitForDownload(
                                        () -> page.click("a[href='" + evidence + each + "']"));
                            }
                        }),
                DeskStops.growing(
                        "right-evidence-back", page -> at(page, "/desk/requests/" + filed)),
                DeskStops.growing(
                        "right-case-taken",
                        page -> page.click("form:has(input[value='take']) button")),
                new Stop(
                        "right-case-incomplete",
                        422,
                        true,
                        page -> {
                            if (page.isVisible("#outcome-refused")) {
                                page.check("#outcome-refused");
                            }
                            page.click("form:has(input[value='answer']) button.primary");
                        }),
                DeskStops.growing(
                        "right-case-task",
                        page -> {
                            page.fill("#askedOf", "病案室");
                            page.fill("#task", "核对登记的电话");
                            page.click("form:has(input[value='task']) button");
                        }),
                new Stop(
                        "right-case-no-paper",
                        404,
                        true,
                        page -> at(page, "/desk/requests/" + filed + "/papers/ev_0000000000000")));
    }

    private static void below(Page page, String what) {
        page.navigate(page.url().replaceAll("\\?.*", "") + what);
    }
}
