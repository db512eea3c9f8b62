package org.whosaw.portal.web.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.util.List;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.Totp;

/** Where stops are seen: by the desk, by a recipient, by whoever holds a letter, by the mother. */
final class RecipientStops {
    private final DemoServer server;
    private final String mrn;
    private String letter = "";
    private int tries;

    RecipientStops(DemoServer server, String mrn) {
        this.server = server;
        this.mrn = mrn;
    }

    /** Signs the agency's login in. */
    void signIn(Page page) {
        JsonNode login = server.staff("recipient");
        byte[] secret = Base32.decode(login.get("totpSecret").asText());
        fill(
                page,
                login.get("login").asText(),
                login.get("password").asText(),
                Totp.code(secret, Totp.step(Clock.systemUTC().instant())));
    }

    private void fill(Page page, String login, String password, String code) {
        page.navigate(server.at("/recipient/sign-in"));
        page.fill("#login", login);
        page.fill("#password", password);
        page.fill("#code", code);
        page.click("form[action='/recipient/sign-in'] button");
    }

    /** Returns the way in. */
    List<Stop> open() {
        return List.of(
                new Stop(
                        "recipient-sign-in",
                        page -> page.navigate(server.at("/recipient/sign-in"))),
                new Stop(
                        "recipient-sign-in-wrong",
                        422,
                        page -> fill(page, "no-agency-" + tries++, "not-this", "000000")));
    }

    /** Returns the officer's places. */
    List<Stop> officer() {
        return List.of(
                new Stop("desk-stops", 200, true, page -> page.navigate(server.at("/desk/stops"))),
                new Stop(
                        "desk-stops-letter",
                        page -> {
                            page.locator("form[action='/desk/stops/letter'] button")
                                    .first()
                                    .click();
                            letter = page.locator("p .code.strong").last().innerText().strip();
                        }),
                new Stop(
                        "desk-stops-posted",
                        page -> {
                            page.fill("#posting", "EMS-0001");
                            page.click("form[action='/desk/stops/posted'] button");
                        }),
                new Stop("desk-enforcement", page -> page.navigate(server.at("/desk/enforcement"))),
                new Stop(
                        "desk-enforcement-set",
                        page ->
                                page.locator("form[action='/desk/enforcement/set'] button")
                                        .first()
                                        .click()),
                new Stop(
                        "desk-enforcement-replay",
                        page ->
                                page.locator("form[action='/desk/enforcement/replay'] button")
                                        .first()
                                        .click()),
                new Stop("desk-may-give", page -> page.navigate(server.at("/desk/may-give"))),
                new Stop(
                        "desk-may-give-one",
                        page -> {
                            page.fill("#mrn", mrn);
                            page.click("form[action='/desk/may-give'] button");
                        }));
    }

    /** Returns what the letter that the officer made last opens. */
    List<Stop> letter() {
        return List.of(
                new Stop("letter", page -> page.navigate(server.at("/letter/" + letter))),
                new Stop("letter-done", page -> page.locator("form button").last().click()),
                new Stop(
                        "letter-dead", 404, page -> page.navigate(server.at("/letter/" + letter))));
    }

    /** Returns the agency's pages; each walk signs one task. */
    List<Stop> agency() {
        return List.of(
                new Stop("recipient", page -> page.navigate(server.at("/recipient"))),
                new Stop(
                        "recipient-signed",
                        page ->
                                page.locator("form[action='/recipient/sign'] button")
                                        .first()
                                        .click()),
                new Stop(
                        "recipient-provisions",
                        200,
                        true,
                        page -> page.navigate(server.at("/recipient/provisions"))),
                new Stop(
                        "recipient-provisions-said",
                        200,
                        true,
                        page ->
                                page.locator("form[action='/recipient/provisions'] button")
                                        .last()
                                        .click()),
                new Stop(
                        "recipient-declared",
                        page -> {
                            page.navigate(server.at("/recipient"));
                            page.fill("#name", "演示童影摄影");
                            page.click("form[action='/recipient/declare'] button");
                        }));
    }

    /** Returns the agency's way out. */
    List<Stop> leaving() {
        return List.of(
                new Stop(
                        "recipient-signed-out",
                        page -> {
                            page.navigate(server.at("/recipient"));
                            page.click("form[action='/recipient/sign-out'] button");
                        }));
    }

    /** Returns the mother's pages. */
    List<Stop> mother() {
        return List.of(
                new Stop("stop-preview", 200, true, page -> page.navigate(server.at("/stop"))),
                new Stop(
                        "stop-nothing",
                        422,
                        page -> {
                            page.navigate(server.at("/settings"));
                            page.evaluate(
                                    "() => { const f ="
                                        + " document.querySelector(\"form[action='/settings']\");"
                                        + " const k = document.createElement('input'); k.name ="
                                        + " 'kind'; k.value = 'epidemiology'; f.appendChild(k);"
                                        + " f.action = '/stop'; f.submit(); }");
                            page.waitForURL("**/stop");
                        }),
                new Stop("stops", 200, true, page -> page.navigate(server.at("/stops"))),
                new Stop("stop", page -> page.locator("main a.row").last().click()));
    }
}
