package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A complaint from a line of hers to the receipt, and what the hospital's desk sees of it. */
final class ComplaintStops {
    private final DemoServer server;

    ComplaintStops(DemoServer server) {
        this.server = server;
    }

    private static Stop then(String name, java.util.function.Consumer<Page> arrive) {
        return new Stop(name, 200, true, arrive);
    }

    private static void next(Page page, String form) {
        page.locator("form[action='" + form + "'] .actions button").last().click();
    }

    /** Returns the four screens, the receipt, and where it stands; each way writes its own. */
    List<Stop> mother() {
        return List.of(
                then(
                        "write",
                        page -> {
                            page.navigate(server.at("/accesses"));
                            page.click("main a.row");
                            page.click("form[action='/write/from'] button");
                        }),
                new Stop("write-empty", 422, true, page -> next(page, "/write")),
                then(
                        "write-who",
                        page -> {
                            page.check("#topic-sales-calls");
                            page.fill("#words", "有人打电话来，知道我的预产期。");
                            next(page, "/write");
                        }),
                then(
                        "write-proof",
                        page -> {
                            page.check("#respondent-business");
                            page.fill("#caller", "+86 154-0000-9999");
                            page.check("#knew-phone");
                            next(page, "/write/who");
                        }),
                new Stop(
                        "write-proof-refused",
                        422,
                        true,
                        page -> {
                            page.check("#want-stop");
                            page.setInputFiles("#file", files());
                            next(page, "/write/proof");
                        }),
                then("write-send", page -> next(page, "/write/proof")),
                then(
                        "write-done",
                        page -> {
                            page.check("#to-cac-local");
                            page.check("#also");
                            next(page, "/write/send");
                        }),
                then("track-now", page -> page.click("a[href='/track/now']")),
                new Stop(
                        "track-reply",
                        422,
                        true,
                        page -> page.click("form:has(input[value='reply']) .actions button")),
                then(
                        "track-papers",
                        page -> {
                            page.waitForTimeout(2_500); // signed a second or two after
                            for (String each : List.of("/track/receipt", "/track/proof")) {
                                page.waitForDownload(() -> page.click("a[href='" + each + "']"));
                            }
                        }),
                then("track-form", page -> page.navigate(server.at("/track/form"))),
                then(
                        "track-further-name",
                        page ->
                                page.navigate(
                                        server.at("/track/further?step=copied&authority=police"))),
                then(
                        "track-further",
                        page -> {
                            page.navigate(server.at("/track/now"));
                            page.click("details:has(input[value='copied']) summary");
                            page.locator("details:has(input[value='copied']) button").click();
                        }),
                then("track-copied", page -> next(page, "/track/further")),
                then(
                        "track-package",
                        page -> {
                            page.navigate(server.at("/track/form"));
                            page.waitForDownload(() -> page.click("a[href^='/track/package']"));
                            page.navigate(server.at("/track/now"));
                        }),
                then(
                        "track-withdrawn",
                        page -> {
                            page.click("details:has(input[value='withdrawn']) summary");
                            page.locator("details:has(input[value='withdrawn']) button").click();
                        }),
                then("track", page -> page.navigate(server.at("/track"))),
                new Stop("track-wrong", 422, true, page -> next(page, "/track")));
    }

    private static FilePayload[] files() {
        return new FilePayload[] {
            new FilePayload("a.txt", "text/plain", "对方说的话".getBytes(StandardCharsets.UTF_8)),
            new FilePayload(
                    "b.svg",
                    "image/svg+xml",
                    "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"
                            .getBytes(StandardCharsets.UTF_8))
        };
    }

    /** Returns the desk's side of it. */
    List<Stop> officer() {
        return List.of(
                then("desk-complaints", page -> page.navigate(server.at("/desk/complaints"))),
                then("desk-complaint", page -> page.click("main a.row")),
                then(
                        "desk-complaint-taken",
                        page -> {
                            page.waitForDownload(() -> page.click("a[href*='/files/']"));
                            page.click("form[action$='/take'] button");
                        }),
                new Stop(
                        "desk-complaint-no-question",
                        422,
                        true,
                        page -> page.click("form[action$='/ask'] button")),
                new Stop(
                        "desk-complaint-no-answer",
                        422,
                        true,
                        page -> page.click("form[action$='/answer'] button")));
    }
}
