package org.whosaw.portal.web.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.Totp;

/** Where the hospital's staff can go. */
final class DeskStops {
    private static final String PERSON = "/desk/counter/person";
    private final DemoServer server;
    private final String mrn;
    private int tries;
    private String link = "";

    DeskStops(DemoServer server, String mrn) {
        this.server = server;
        this.mrn = mrn;
    }

    /** Signs one of the staff in: a code is good once, so each of them only once. */
    void signIn(Page page, String role) {
        JsonNode staff = server.staff(role);
        byte[] secret = Base32.decode(staff.get("totpSecret").asText());
        signIn(
                page,
                staff.get("login").asText(),
                staff.get("password").asText(),
                Totp.code(secret, Totp.step(Clock.systemUTC().instant())));
    }

    private void signIn(Page page, String login, String password, String code) {
        page.navigate(server.at("/desk/sign-in"));
        page.fill("#login", login);
        page.fill("#password", password);
        page.fill("#code", code);
        page.click("form[action='/desk/sign-in'] button");
    }

    /** Tries a login with wrong passwords until it is locked for a minute. */
    void lock(Page page, String role) {
        for (int i = 0; i < 5; i++) {
            signIn(page, server.staff(role).get("login").asText(), "not-" + i, "000000");
        }
    }

    /** Returns the way in. */
    List<Stop> open() {
        return List.of(
                new Stop("desk-sign-in", page -> page.navigate(server.at("/desk/sign-in"))),
                new Stop(
                        "desk-sign-in-wrong",
                        422,
                        page -> signIn(page, "nobody-" + tries++, "not-this", "000000")));
    }

    /** Returns everything at the counter. */
    List<Stop> counter() {
        return List.of(
                new Stop("desk-home", page -> page.navigate(server.at("/desk"))),
                new Stop("desk-403", 403, page -> page.navigate(server.at("/desk/staff"))),
                new Stop("desk-counter", page -> page.navigate(server.at("/desk/counter"))),
                new Stop("desk-receipt", page -> page.navigate(server.at("/desk/counter/receipt"))),
                new Stop(
                        "desk-receipt-wrong",
                        422,
                        page -> {
                            page.navigate(server.at("/desk/counter/receipt"));
                            page.setInputFiles(
                                    "#receipt",
                                    new FilePayload(
                                            "receipt.json", "application/json", new byte[] {'{'}));
                            page.click("form[action='/desk/counter/receipt'] button");
                        }),
                new Stop("desk-counter-none", 422, page -> find(page, "M0000000000")),
                new Stop("desk-person", 200, true, page -> find(page, mrn)),
                new Stop(
                        "desk-person-no-paper",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/counter/phone")),
                new Stop(
                        "desk-person-no-wish",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/counter/wish")),
                new Stop(
                        "desk-person-wish",
                        200,
                        true,
                        page -> {
                            page.fill("#wish", "不要再给月嫂公司");
                            page.click("form[action='/desk/counter/wish'] button");
                        }),
                new Stop(
                        "desk-slip",
                        page -> page.click("form[action='/desk/counter/slip'] button")),
                new Stop(
                        "desk-slip-other-phone",
                        page -> {
                            find(page, mrn);
                            page.fill("#phone", "15400000002");
                            withPaper(page, "/desk/counter/phone");
                        }),
                new Stop(
                        "desk-factor",
                        page -> {
                            find(page, mrn);
                            withPaper(page, "/desk/counter/second-factor");
                        }),
                new Stop(
                        "desk-list",
                        200,
                        true,
                        page -> {
                            find(page, mrn);
                            withPaper(page, "/desk/counter/list");
                        }));
    }

    /** Returns the table of those who may be meant by a row; each walk answers one. */
    List<Stop> matching() {
        return List.of(
                new Stop(
                        "desk-matching",
                        200,
                        true,
                        page -> page.navigate(server.at("/desk/matching"))),
                new Stop(
                        "desk-matching-one",
                        200,
                        true,
                        page -> page.click("form[action='/desk/matching/next'] button")),
                new Stop(
                        "desk-matching-answered",
                        200,
                        true,
                        page ->
                                page.locator("form[action='/desk/matching/answer'] button")
                                        .last()
                                        .click()));
    }

    /** Returns the questions, one case, the accessor's page behind its link, routine reviews. */
    List<Stop> questions() {
        return List.of(
                growing("desk-questions", page -> page.navigate(server.at("/desk/questions"))),
                growing(
                        "desk-question",
                        page -> page.locator(".table").first().locator("a").first().click()),
                new Stop(
                        "desk-question-no-outcome",
                        422,
                        true,
                        page -> page.click("form[action$='/answer'] button")),
                new Stop(
                        "desk-question-no-phone",
                        422,
                        true,
                        page -> {
                            page.fill("#phone", "12");
                            page.click("form[action$='/ask'] button");
                        }),
                growing(
                        "desk-question-link",
                        page -> {
                            page.fill("#phone", "");
                            page.click("form[action$='/ask'] button");
                        }),
                growing("answer", page -> page.navigate(link = page.textContent(".wrap").strip())),
                new Stop("answer-empty", 422, true, page -> page.click("main form button.primary")),
                growing(
                        "answer-done",
                        page -> {
                            page.check("#answer-do-not-remember");
                            page.click("main form button.primary");
                        }),
                new Stop("answer-dead", 404, true, page -> page.navigate(link)),
                growing("desk-reviews", page -> page.navigate(server.at("/desk/reviews"))),
                new Stop(
                        "desk-reviews-none",
                        422,
                        true,
                        page -> page.click("form[action='/desk/reviews/start'] button")),
                growing(
                        "desk-reviews-drawn",
                        page -> page.click("form[action='/desk/reviews/draw'] button")));
    }

    static Stop growing(String name, Consumer<Page> arrive) {
        return new Stop(name, 200, true, arrive);
    }

    /** Returns the recipients, one with its register, a row that is refused, a notice. */
    List<Stop> recipients() {
        return List.of(
                new Stop("desk-recipients", page -> page.navigate(server.at("/desk/recipients"))),
                growing(
                        "desk-recipient",
                        page -> page.locator("a[href^='/desk/recipients/rc_']").last().click()),
                new Stop(
                        "desk-recipient-refused",
                        422,
                        true,
                        page -> {
                            register(page, "contract");
                            Stop.sendUnchecked(
                                    page, page.url().replaceAll(".*(/desk.*)", "$1/use"));
                        }),
                growing(
                        "desk-recipient-written",
                        page -> {
                            page.selectOption("#basis", "consent");
                            page.click("form[action$='/use'] button");
                        }),
                growing("desk-recipient-not-ready", DeskStops::activate),
                growing("desk-notice", page -> page.locator("a[href*='/notice/']").first().click()),
                new Stop(
                        "desk-notice-incomplete",
                        422,
                        true,
                        page -> page.click("button[value='publish']")));
    }

    /** Asks for a use to begin whose notice is not written yet: the page shows no such button. */
    private static void activate(Page page) {
        page.locator("form[action$='/use']")
                .evaluate(
                        "form => { const add = (name, value) => { const box ="
                                + " document.createElement('input'); box.name = name; box.value ="
                                + " value; form.appendChild(box); }; add('use',"
                                + " [...document.querySelectorAll('h2 .code')].pop().textContent);"
                                + " add('to', 'active'); form.action ="
                                + " form.action.replace(/use$/, 'state'); form.noValidate = true;"
                                + " form.submit(); }");
        page.waitForURL("**note=not-ready");
    }

    private static void register(Page page, String basis) {
        page.selectOption("#purpose", "photography");
        page.selectOption("#basis", basis);
        page.selectOption("#method", "file");
        page.selectOption("#role", "independent");
        page.locator("details.fold:has(#element-name)").evaluate("box => box.open = true");
        page.check("#element-name");
        page.fill("#retention", "30 天");
        page.fill("#necessity", "要约时间");
        page.fill("#impact", "会接到电话");
    }

    /** Returns the page that erases, up to the last button: nobody of the walk is erased. */
    List<Stop> erasure() {
        return List.of(
                new Stop("desk-erasure", page -> page.navigate(server.at("/desk/erasure"))),
                new Stop("desk-erasure-none", 422, page -> erase(page, "M0000000000")),
                new Stop("desk-erasure-plan", 200, true, page -> erase(page, mrn)),
                new Stop(
                        "desk-erasure-no-ground",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/erasure/erase")));
    }

    /** Returns the page of legal holds: one is placed, and its own maker can not lift it. */
    List<Stop> holds() {
        return List.of(
                growing("desk-holds", page -> page.navigate(server.at("/desk/holds"))),
                new Stop(
                        "desk-holds-wrong",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/holds/set")),
                growing(
                        "desk-holds-set",
                        page -> {
                            page.fill("#mrn", mrn);
                            page.fill("#law", "民事诉讼法 第八十四条");
                            page.fill("#reason", "法院保全证据的通知");
                            page.fill("#reviewOn", day(30));
                            page.click("form[action='/desk/holds/set'] button");
                        }),
                growing(
                        "desk-holds-asked",
                        page -> {
                            page.locator("form[action='/desk/holds/ask'] input[name='why']")
                                    .first()
                                    .fill("案件已结");
                            page.locator("form[action='/desk/holds/ask'] button").first().click();
                        }),
                growing(
                        "desk-holds-reviewed",
                        page -> {
                            Locator form = page.locator("form[action='/desk/holds/review']");
                            form.first().locator("input[name='next']").fill(day(60));
                            form.first().locator("button").click();
                        }),
                growing(
                        "desk-holds-own-lift",
                        page -> {
                            // No page offers her what needs another.
                            Locator form =
                                    page.locator("form[action='/desk/holds/review']").first();
                            Locator button = form.locator("button");
                            button.evaluate(
                                    "b => { b.form.noValidate = true; b.formAction ="
                                            + " '/desk/holds/lift'; }");
                            button.click();
                        }));
    }

    private void erase(Page page, String number) {
        page.navigate(server.at("/desk/erasure"));
        page.fill("#number", number);
        page.click("form[action='/desk/erasure/person'] button");
    }

    /**
     * Returns where notices are put off: one is asked for and taken back, one that stands is looked
     * at again and ended.
     *
     * @param source the number of an entry of the mother whom the counter serves
     */
    List<Stop> withheld(String source) {
        return List.of(
                growing("desk-withheld", page -> page.navigate(server.at("/desk/withheld"))),
                new Stop(
                        "desk-withheld-wrong",
                        422,
                        true,
                        page -> Stop.sendUnchecked(page, "/desk/withheld/propose")),
                growing("desk-withheld-proposed", page -> propose(page, source)),
                growing(
                        "desk-withheld-own",
                        page -> {
                            page.locator("form[action='/desk/withheld/decline']")
                                    .first()
                                    .evaluate(
                                            "form => form.setAttribute('action',"
                                                    + " '/desk/withheld/approve')");
                            page.click("form[action='/desk/withheld/approve'] button");
                        }),
                growing(
                        "desk-withheld-declined",
                        page -> page.click("form[action='/desk/withheld/decline'] button")),
                growing(
                        "desk-withheld-reviewed",
                        page -> {
                            page.locator("input[name='next']").first().fill(day(2));
                            page.locator("form[action='/desk/withheld/review'] button")
                                    .first()
                                    .click();
                        }),
                growing(
                        "desk-withheld-lifted",
                        page -> {
                            page.locator("form[action='/desk/withheld/lift'] input[name='why']")
                                    .first()
                                    .fill("案件已结");
                            page.locator("form[action='/desk/withheld/lift'] button")
                                    .first()
                                    .click();
                        }));
    }

    private static String day(int ahead) {
        return LocalDate.now(Clock.systemUTC()).plusDays(ahead).toString();
    }

    private void propose(Page page, String source) {
        page.navigate(server.at("/desk/withheld"));
        page.fill("#system", "emr");
        page.fill("#sourceEventId", source);
        page.fill("#mrn", mrn);
        page.fill("#law", "刑事诉讼法");
        page.fill("#article", "150");
        page.fill("#until", day(20));
        page.fill("#reviewOn", day(10));
        page.fill("#why", "办案机关来函");
        page.click("form[action='/desk/withheld/propose'] button");
    }

    /** Returns where a member's own account was used. */
    List<Stop> ownAccount() {
        return List.of(
                growing("desk-my-account", page -> page.navigate(server.at("/desk/my-account"))));
    }

    /** Returns what the information office sees while somebody is locked out. */
    List<Stop> locked() {
        return List.of(
                new Stop(
                        "desk-staff-locked",
                        page -> {
                            page.navigate(server.at("/desk/staff"));
                            page.locator("form[action='/desk/staff/unlock']").first().waitFor();
                        }));
    }

    /** Returns what the information office sees. */
    List<Stop> colleagues() {
        return List.of(
                new Stop("desk-staff", page -> page.navigate(server.at("/desk/staff"))),
                new Stop("desk-feeds", page -> page.navigate(server.at("/desk/feeds"))),
                new Stop(
                        "desk-feeds-replay",
                        page -> {
                            page.navigate(server.at("/desk/feeds"));
                            page.waitForDownload(
                                    () -> page.locator("a[href*='/replay']").first().click());
                        }),
                new Stop("desk-trial", page -> page.navigate(server.at("/desk/feeds/trial"))),
                new Stop(
                        "desk-trial-empty",
                        422,
                        page -> Stop.sendUnchecked(page, "/desk/feeds/trial")),
                new Stop("desk-trial-row", page -> tryQueue(page)),
                new Stop(
                        "desk-trial-next",
                        page -> page.click("form[action='/desk/feeds/trial/row'] button")),
                new Stop("desk-accounts", page -> page.navigate(server.at("/desk/accounts"))));
    }

    /** Brings a page of a queue with one woman whom nobody knows and one line without a phone. */
    private void tryQueue(Page page) {
        String sheet =
                "姓名,联系电话,预产期,账号,终端,时间\n"
                        + "演示,15400009998,2027-01-02,q1,T1,2026-11-20 21:13\n"
                        + "演示,,2027-01-02,q1,T1,2026-11-20 21:13\n";
        page.setInputFiles(
                "#sheet",
                new FilePayload("queue.csv", "text/csv", sheet.getBytes(StandardCharsets.UTF_8)));
        page.click("form[action='/desk/feeds/trial'] button");
    }

    /** Returns the way out, last of all. */
    List<Stop> leaving() {
        return List.of(
                // Every login of the demo is linked: a form that is there asks in the other's
                // place.
                new Stop(
                        "desk-staff-number-unknown",
                        422,
                        page -> {
                            page.navigate(server.at("/desk/staff"));
                            page.locator("form[action='/desk/staff/unlock']")
                                    .first()
                                    .evaluate(
                                            "form => { const number ="
                                                + " document.createElement('input'); number.type ="
                                                + " 'hidden'; number.name = 'number'; number.value"
                                                + " = 'nobody'; form.append(number);"
                                                + " form.setAttribute('action',"
                                                + " '/desk/staff/link'); }");
                            page.click("form[action='/desk/staff/link'] button");
                        }),
                new Stop(
                        "desk-staff-unlocked",
                        page -> {
                            page.navigate(server.at("/desk/staff"));
                            page.click("form[action='/desk/staff/unlock'] button");
                        }),
                new Stop(
                        "desk-accounts-closed",
                        page -> {
                            page.navigate(server.at("/desk/accounts"));
                            page.locator("form[action='/desk/accounts/close'] button")
                                    .first()
                                    .click();
                        }),
                new Stop(
                        "desk-signed-out",
                        page -> page.click("form[action='/desk/sign-out'] button")));
    }

    /** Makes a code that opens a mother's protected entries, and returns it. */
    String secondFactor(Page page, String of) {
        find(page, of);
        withPaper(page, "/desk/counter/second-factor");
        return page.locator(".big-code").textContent().strip();
    }

    void find(Page page, String number) {
        page.navigate(server.at("/desk/counter"));
        page.fill("#number", number);
        page.click("form[action='" + PERSON + "'] button");
    }

    private static void withPaper(Page page, String action) {
        page.selectOption("form[action='" + action + "'] select[name='paper']", "resident-card");
        page.click("form[action='" + action + "'] button");
    }
}
