package org.whosaw.portal.web.walk;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.AccessWindow;

/** Where a mother and a visitor can go, each page in each state that the demo world has. */
final class PatientStops {
    private static final int RECIPIENTS = 3;

    private final DemoServer server;
    private final List<Stop> stops = new ArrayList<>();

    PatientStops(DemoServer server) {
        this.server = server;
    }

    private void page(String name, String path) {
        stops.add(new Stop(name, page -> page.navigate(server.at(path))));
    }

    private void page(String name, int status, String path) {
        stops.add(new Stop(name, status, page -> page.navigate(server.at(path))));
    }

    private Page at(Page page, String path) {
        page.navigate(server.at(path));
        return page;
    }

    /** Returns the pages before signing in. */
    List<Stop> open() {
        stops.clear();
        page("open-landing", "/");
        page("open-sign-in", "/sign-in");
        page("open-sign-in-expired", "/sign-in?note=expired");
        page("open-bind", "/bind");
        page("open-bind-filled", "/bind?code=K7QX-2M9P-0000");
        page("open-help", "/help");
        page("open-calendar", "/calendar");
        page("open-log", "/log");
        page("open-verify", "/verify");
        page("open-scan-forged", 404, "/scan/" + "A".repeat(36));
        page("open-404", 404, "/nowhere");
        stops.add(
                new Stop(
                        "open-sign-in-wrong",
                        422,
                        page -> {
                            at(page, "/sign-in").fill("#phone", "12");
                            Stop.sendUnchecked(page, "/sign-in");
                        }));
        stops.add(
                new Stop(
                        "open-bind-wrong",
                        422,
                        page -> {
                            at(page, "/bind").fill("#code", "0000-0000-0000");
                            page.fill("#phone", "15400000001");
                            Stop.sendUnchecked(page, "/bind");
                        }));
        return List.copyOf(stops);
    }

    /** Returns the pages of a mother who is signed in. */
    List<Stop> signedIn() {
        stops.clear();
        page("overview", "/overview");
        for (AccessWindow each : AccessWindow.values()) {
            page("overview-" + each.code(), "/overview?window=" + each.code());
        }
        lists();
        given();
        knew();
        asking();
        permissions();
        stops.add(new Stop("mine", 200, true, page -> at(page, "/mine")));
        page("notices", "/notices");
        notices();
        page("settings", "/settings");
        page("devices", "/devices");
        page("readers", "/readers");
        page("choose", "/choose");
        page("help", "/help");
        page("receipt", "/receipt");
        stops.add(
                new Stop(
                        "receipt-file",
                        page -> {
                            at(page, "/receipt");
                            page.locator("a[href='/receipt/file']")
                                    .evaluate("link => link.removeAttribute('download')");
                            page.waitForDownload(() -> page.click("a[href='/receipt/file']"));
                        }));
        page("entry-404", 404, "/accesses/ae_0000000000000");
        return List.copyOf(stops);
    }

    private void lists() {
        page("accesses", "/accesses");
        page("accesses-stay", "/accesses?window=stay");
        page("accesses-filtered", "/accesses?category=identity&system=us-queue");
        page("accesses-nothing", "/accesses?category=photograph&from=2020-01-01&to=2020-01-02");
        stops.add(
                new Stop(
                        "accesses-older",
                        page -> at(page, "/accesses").click("a.button[rel='next']")));
        stops.add(
                new Stop(
                        "accesses-unfolded",
                        page -> {
                            at(page, "/accesses?window=stay").click(".filters > summary");
                            page.click("details.fold:not(.flat) > summary");
                            page.click("details.fold.flat > summary");
                        }));
        stops.add(new Stop("entry", page -> at(page, "/accesses").click("main a.row")));
        stops.add(
                new Stop(
                        "entry-of-visit",
                        page -> {
                            at(page, "/accesses?window=stay");
                            page.click("details.fold:not(.flat) > summary");
                            page.click("details.fold[open] .looks a");
                        }));
        stops.add(
                new Stop(
                        "entry-by-number",
                        page -> {
                            at(page, "/accesses").click("main a.row");
                            String number = page.locator(".head .code").textContent();
                            at(page, "/accesses").click(".filters > summary");
                            page.fill("#entry", number);
                            page.click(".filters form button");
                        }));
        page("protected", "/protected");
        // A feed can fall late while the walk goes on.
        stops.add(new Stop("coverage", 200, true, page -> at(page, "/coverage")));
        stops.add(
                new Stop(
                        "protected-empty",
                        422,
                        page -> Stop.sendUnchecked(at(page, "/protected"), "/protected")));
    }

    /** Opens what she refused, changes her mind, and lets it last until a day. */
    private void notices() {
        stops.add(
                new Stop(
                        "notices-paused",
                        page -> page.click("form[action='/notices/pause'] button")));
        stops.add(
                new Stop(
                        "notices-again",
                        page -> page.click("form[action='/notices/pause'] button")));
        page("how-told", "/notices/settings");
        stops.add(
                new Stop(
                        "how-told-saved",
                        page -> page.click("form[action='/notices/settings'] button")));
    }

    private void permissions() {
        for (String view : List.of("party", "kind", "refused", "history")) {
            stops.add(
                    new Stop(
                            "permissions-" + view,
                            200,
                            true,
                            page -> at(page, "/permissions?view=" + view)));
        }
        stops.add(
                new Stop(
                        "allow",
                        200,
                        true,
                        page -> at(page, "/permissions?view=refused").click("a[href^='/allow/']")));
        stops.add(
                new Stop(
                        "allow-nothing-chosen",
                        422,
                        true,
                        page -> {
                            at(page, "/permissions?view=refused").click("a[href^='/allow/']");
                            page.click("button[value='once']");
                        }));
        stops.add(
                new Stop(
                        "permission-given",
                        200,
                        true,
                        page -> {
                            at(page, "/permissions?view=refused").click("a[href^='/allow/']");
                            page.locator("input[name='element']").first().check();
                            page.click("button[value='once']");
                        }));
        stops.add(
                new Stop(
                        "permission-too-long",
                        422,
                        true,
                        page -> {
                            page.locator("#until").evaluate("box => box.type = 'text'");
                            page.fill("#until", "2099-01-01");
                            Stop.sendUnchecked(
                                    page,
                                    page.locator("form[action^='/permissions/']")
                                            .getAttribute("action"));
                        }));
        stops.add(
                new Stop(
                        "permission-until",
                        200,
                        true,
                        page -> {
                            page.fill("#until", page.locator("#until").getAttribute("min"));
                            page.click("form[action^='/permissions/'] button");
                        }));
        stops.add(
                new Stop(
                        "permission-file",
                        200,
                        true,
                        page -> {
                            // signed a second or two after it was set
                            for (int i = 0;
                                    i < 30 && page.locator("a[href$='/file']").count() == 0;
                                    i++) {
                                page.waitForTimeout(500);
                                page.reload();
                            }
                            page.locator("a[href$='/file']")
                                    .evaluate("link => link.removeAttribute('download')");
                            page.waitForDownload(() -> page.click("a[href$='/file']"));
                        }));
        stops.add(
                new Stop(
                        "stop-kind",
                        200,
                        true,
                        page ->
                                at(page, "/permissions?view=kind")
                                        .click("a[href^='/stop?kind=']")));
        stops.add(new Stop("stopped-in-two", 200, true, this::stopInTwo));
    }

    /** From her line two taps stop it, where allowing took one more. */
    private void stopInTwo(Page page) {
        at(page, "/permissions").click("a[href^='/stop?recipient=']");
        page.click("form[action='/stop'] button");
        page.waitForURL(address -> address.contains("/stops"));
    }

    /** Asks about an entry that was not asked about yet; each way of the walk another one. */
    private void asking() {
        stops.add(
                new Stop(
                        "ask",
                        200,
                        true,
                        page -> {
                            unasked(page);
                            page.click("a[href^='/ask/']");
                        }));
        stops.add(
                new Stop(
                        "ask-too-long",
                        422,
                        true,
                        page -> {
                            page.locator("#words").evaluate("box => box.maxLength = 9999");
                            page.fill("#words", "问".repeat(501));
                            page.click("form[action^='/ask/'] button");
                        }));
        stops.add(
                new Stop(
                        "matter-filed",
                        200,
                        true,
                        page -> {
                            page.fill("#words", "我不认识这个人");
                            page.click("form[action^='/ask/'] button");
                        }));
        stops.add(new Stop("ask-again", 200, true, page -> at(page, "/ask/" + asked(page))));
        stops.add(new Stop("entry-asked", 200, true, page -> at(page, "/accesses/" + asked(page))));
        stops.add(
                new Stop(
                        "matter-withdrawn",
                        200,
                        true,
                        page -> {
                            page.click("a[href^='/matters/']");
                            page.click("form[action$='/withdraw'] button");
                        }));
        stops.add(
                new Stop(
                        "matter-without-answer",
                        404,
                        true,
                        page -> page.navigate(page.url().replaceAll("\\?.*", "") + "/answer")));
    }

    /** Returns what a mother sees who lies in the ward: she may wait, or ask now. */
    List<Stop> inWard() {
        stops.clear();
        stops.add(
                new Stop(
                        "ask-in-ward",
                        200,
                        true,
                        page -> {
                            unasked(page);
                            page.click("a[href^='/ask/']");
                        }));
        stops.add(
                new Stop(
                        "matter-waits",
                        200,
                        true,
                        page -> page.click("form[action^='/ask/'] button")));
        stops.add(
                new Stop(
                        "matter-sent",
                        200,
                        true,
                        page -> page.click("form[action$='/now'] button")));
        stops.add(
                new Stop(
                        "matter-taken-back",
                        200,
                        true,
                        page -> page.click("form[action$='/withdraw'] button")));
        return List.copyOf(stops);
    }

    private void unasked(Page page) {
        at(page, "/accesses").click("main a.row");
    }

    private static String asked(Page page) {
        String address = page.url();
        if (address.contains("/matters/")) {
            return page.locator("a[href^='/accesses/ae_']")
                    .first()
                    .getAttribute("href")
                    .substring("/accesses/".length());
        }
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private void given() {
        page("given", "/given");
        for (int i = 0; i < RECIPIENTS; i++) {
            int place = i;
            stops.add(
                    new Stop(
                            "recipient-" + place,
                            page -> at(page, "/given").locator("main a.row").nth(place).click()));
        }
    }

    private void knew() {
        page("knew", "/knew");
        stops.add(
                new Stop(
                        "knew-empty", 422, page -> Stop.sendUnchecked(at(page, "/knew"), "/knew")));
        stops.add(new Stop("knew-found", page -> ask(page, "phone", "newborn-birth-date")));
        stops.add(new Stop("knew-none", page -> ask(page, "photograph", "employer")));
    }

    private void ask(Page page, String... elements) {
        at(page, "/knew");
        for (String each : elements) {
            page.check("#knew-" + each);
        }
        page.click("form[action='/knew'] button");
    }

    /** Returns the pages of a mother who has chosen her newborn's list. */
    List<Stop> newborn() {
        stops.clear();
        stops.add(
                new Stop(
                        "newborn-overview",
                        page ->
                                at(page, "/choose")
                                        .locator("form[action='/choose'] button")
                                        .nth(1)
                                        .click()));
        page("newborn-accesses", "/accesses");
        page("newborn-given", "/given");
        page("newborn-coverage", "/coverage");
        page("newborn-mine", "/mine");
        page("newborn-readers", "/readers");
        page("newborn-protected", 404, "/protected");
        stops.add(new Stop("newborn-entry", page -> at(page, "/accesses").click("main a.row")));
        return List.copyOf(stops);
    }

    /** Returns the pages of a mother who lost a child. */
    List<Stop> afterLoss() {
        stops.clear();
        page("loss-overview", "/overview");
        page("loss-accesses", "/accesses");
        page("loss-given", "/given");
        page("loss-knew", "/knew");
        page("loss-mine", "/mine");
        page("loss-notices", "/notices");
        page("loss-choose", "/choose");
        stops.add(new Stop("loss-entry", page -> at(page, "/accesses").click("main a.row")));
        return List.copyOf(stops);
    }

    /** Returns what a mother sees of her protected entries once they are open. */
    List<Stop> opened() {
        stops.clear();
        page("protected-open", "/protected");
        stops.add(new Stop("protected-entry", page -> at(page, "/protected").click("main a.row")));
        return List.copyOf(stops);
    }

    /** Returns the pages that look otherwise in large mode, in the dark, on a family's phone. */
    List<Stop> looks(String prefix) {
        stops.clear();
        for (String each : List.of("overview", "accesses", "given", "knew", "mine", "settings")) {
            page(prefix + "-" + each, "/" + each);
        }
        stops.add(new Stop(prefix + "-entry", page -> at(page, "/accesses").click("main a.row")));
        return List.copyOf(stops);
    }
}
