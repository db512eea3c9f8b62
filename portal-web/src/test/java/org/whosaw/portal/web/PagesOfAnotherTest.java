package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.web.session.WebPage;

/**
 * Opens every page of patient A, and sends every form with her real ids, as every other identity.
 * The pages come from the running server; one whose path or form has a part that this test has no
 * real id for fails it.
 */
class PagesOfAnotherTest {
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");

    /** Forms that end the session they come from. */
    private static final Set<String> ENDING = Set.of("/sign-out", "/leave", "/devices/all");

    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;
    static ObjectsOfA objects;
    static List<Route> routes;
    private static final Pattern DEFERRAL = Pattern.compile("name=\"deferral\" value=\"([^\"]+)\"");
    static Map<String, List<String>> ids;

    /** One page or form. */
    record Route(String verb, String path, List<String> fields) {
        boolean isDesk() {
            return path.startsWith("/desk") && !path.equals("/desk/sign-in");
        }

        boolean isOpen() {
            return path.equals("/")
                    || path.equals("/recipient/sign-in")
                    || path.startsWith("/letter")
                    || List.of(
                                    "sign-in",
                                    "bind",
                                    "help",
                                    "leave",
                                    "calendar",
                                    "log",
                                    "verify",
                                    "sign-out",
                                    "desk/sign-in")
                            .stream()
                            .anyMatch(each -> path.substring(1).equals(each))
                    || path.startsWith("/sign-in/")
                    || path.startsWith("/answer/")
                    || path.startsWith("/scan/")
                    || path.startsWith("/track")
                    || path.startsWith("/write") && !path.equals("/write/from");
        }

        @Override
        public String toString() {
            return verb + " " + path;
        }
    }

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        objects = new ObjectsOfA(portal, world);
        FormBrowser counter = desk(world.first, StaffRole.COUNTER);
        HttpResponse<String> opened =
                counter.submit(
                        "/desk/counter",
                        "/desk/counter/person",
                        "kind",
                        "mrn",
                        "number",
                        TwoHospitals.MRN);
        ids = ids(opened.body());
        routes = routes();
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static FormBrowser desk(HospitalId hospital, StaffRole role) {
        return new FormBrowser(portal).with("__Host-desk=" + world.staffCookie(hospital, role));
    }

    /** Returns for each part of a path or form what it is given: real ids of A, or plain words. */
    private static Map<String, List<String>> ids(String counterPage) {
        Matcher opening = OPENING.matcher(counterPage);
        assertThat(opening.find()).as("the counter opened A").isTrue();
        Map<String, List<String>> all = new TreeMap<>();
        all.put("/accesses/{id}", objects.accesses());
        all.put("/given/{recipient}", objects.marked("rc_"));
        all.put("/ask/{id}", objects.accesses());
        all.put("/permissions/{id}", objects.permissions());
        all.put("/permissions/{id}/file", objects.permissions());
        // A use names no person: what is asked is always about whose list is open.
        all.put("/allow/{code}", List.of(world.use));
        all.put("/scan/{code}", List.of("A".repeat(36)));
        all.put("/matters/{id}", objects.requests());
        all.put("/stops/{id}", objects.stops());
        all.put("/matters/{id}/answer", objects.answered());
        all.put("/matters/{id}/now", objects.requests());
        all.put("/matters/{id}/withdraw", objects.requests());
        for (String each : List.of("", "/answer", "/silence", "/reply", "/withdraw", "/papers")) {
            all.put("/rights/{id}" + each, objects.rights());
        }
        all.put("/desk/requests/{id}", objects.rights());
        all.put("/desk/requests/{id}/step", objects.rights());
        all.put("/desk/requests/{id}/papers/{paper}", objects.rights());
        for (String each : List.of("", "/file", "/proof")) {
            all.put("/desk/requests/{id}/evidence" + each, objects.rights());
        }
        all.put("/desk/questions/{id}", objects.requests());
        all.put("/desk/questions/{id}/ask", objects.requests());
        all.put("/desk/questions/{id}/answer", objects.requests());
        String complaint = world.complaint();
        for (String each : List.of("", "/files/{name}", "/take", "/ask", "/answer")) {
            all.put("/desk/complaints/{id}" + each, List.of(complaint));
        }
        all.put("name", List.of("x"));
        all.put("reference", objects.accesses());
        // A link of nobody's: who has a real one is let in, whoever she is.
        all.put("/answer/{token}", List.of("A".repeat(43)));
        List<String> recipients = objects.marked("rc_");
        all.put("/desk/recipients/{recipient}", recipients);
        all.put("/desk/recipients/{recipient}/use", recipients);
        all.put("/desk/recipients/{recipient}/state", recipients);
        all.put("/desk/recipients/notice/{use}", List.of(world.use));
        all.put("use", List.of(world.use));
        all.put("until", List.of("2026-12-31"));
        all.put("notice", List.of("nv_0000000000000"));
        all.put("device", objects.devices());
        all.put("subject", List.of(world.a.code(), world.child.code()));
        all.put("opening", List.of(opening.group(1)));
        all.put("number", List.of(TwoHospitals.MRN));
        all.put("staff", List.of(Long.toString(world.lockedStaff())));
        all.put("visit", List.of(TwoHospitals.VISIT));
        all.put("date", List.of(TwoHospitals.VISIT_DAY));
        all.put("deferral", List.of(deferral()));
        Map<String, String> plain = new LinkedHashMap<>();
        plain.put("disclosure", "ds_0000000000000");
        plain.put("scope", "contact");
        plain.put("capacity", "own");
        plain.put("task", "sn_0000000000000");
        plain.put("what", "stopped");
        plain.put("detail", "x");
        plain.put("remedy", "x");
        plain.put("question", "x");
        plain.put("authority", "police");
        plain.put("step", "closed");
        plain.put("also", "");
        plain.put("confirmed", "x");
        plain.put("knew", "phone");
        plain.put("caller", "x");
        plain.put("respondent", "unknown");
        plain.put("topic", "other");
        plain.put("system", "none");
        plain.put("enforcement", "told");
        plain.put("endpoint", "none");
        plain.put("posting", "x");
        plain.put("recipient", "rc_0000000000000");
        // A letter's code of nobody's, as with an answer's link.
        plain.put("/letter/{code}", "A".repeat(20));
        plain.put("hold", "lh_0000000000000");
        plain.put("about", "one");
        plain.put("law", "x");
        plain.put("reviewOn", "2026-12-31");
        plain.put("next", "2026-12-31");
        plain.put("why", "x");
        plain.put("kind", "mrn");
        plain.put("paper", "resident-card");
        plain.put("ground", "asked");
        plain.put("link", "0000000000000");
        plain.put("relation", "father");
        plain.put("proof", "court-paper");
        plain.put("since", "");
        plain.put("phone", "15400047102");
        plain.put("wish", "x");
        plain.put("words", "x");
        plain.put("outcome", "explained");
        plain.put("text", "x");
        plain.put("reason", "care");
        plain.put("access", "ae_0000000000000");
        plain.put("mrn", "none");
        plain.put("session", "ad_0000000000000");
        plain.put("found", "another");
        plain.put("when", "now");
        plain.put("counter", "");
        plain.put("after", "");
        plain.put("doubt", "1");
        plain.put("answer", "hers");
        plain.put("trial", "x");
        plain.put("row", "0");
        plain.put("element", "phone");
        plain.put("from", "2026-01-01");
        plain.put("to", "2026-12-31");
        plain.put("code", "000000");
        plain.put("mail", "x");
        plain.put("mail-off", "");
        plain.put("login", "nobody");
        plain.put("password", "wrong");
        List.of("language", "size", "theme", "family", "sms", "digest", "quiet", "neutral", "on")
                .forEach(each -> plain.put(each, ""));
        plain.forEach((name, value) -> all.put(name, List.of(value)));
        return all;
    }

    /** Puts one entry of A's off by law, and returns the number of that. */
    private static String deferral() {
        String line =
                "{\"sourceEventId\":\"put-off\",\"occurredAt\":\"2026-03-02T09:00:00Z\","
                        + "\"system\":\"emr\",\"accessor\":{\"account\":\"u1\"},"
                        + "\"action\":\"view\",\"deferral\":{\"law\":\"刑事诉讼法\",\"article\":\"150\","
                        + "\"until\":\"%s\",\"approvedBy\":\"x\"},\"subjects\":[{\"mrn\":\"%s\"}]}";
        String until = Instant.now().plus(Duration.ofDays(20)).toString();
        HttpResponse<String> taken =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/ingest/access-events"))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + world.systemToken(
                                                        world.first, Set.of(Scope.INGEST)))
                                .header("Content-Type", "application/x-ndjson")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                line.formatted(until, TwoHospitals.MRN))));
        String page = desk(world.first, StaffRole.DEFERRALS).get("/desk/withheld").body();
        Matcher number = DEFERRAL.matcher(page);
        assertThat(number.find()).as(taken.body()).isTrue();
        return number.group(1);
    }

    private static List<Route> routes() {
        List<Route> all = new ArrayList<>();
        for (Class<?> each :
                portal.support().getEnvironment().jersey().getResourceConfig().getClasses()) {
            if (!each.isAnnotationPresent(WebPage.class)
                    || !each.isAnnotationPresent(jakarta.ws.rs.Path.class)) {
                continue;
            }
            for (Method method : each.getMethods()) {
                boolean get = method.isAnnotationPresent(GET.class);
                if (get || method.isAnnotationPresent(POST.class)) {
                    String path =
                            (path(each.getAnnotation(jakarta.ws.rs.Path.class))
                                            + path(method.getAnnotation(jakarta.ws.rs.Path.class)))
                                    .replace("//", "/");
                    all.add(
                            new Route(
                                    get ? "GET" : "POST",
                                    path.isEmpty() ? "/" : path,
                                    fields(method)));
                }
            }
        }
        return all;
    }

    private static String path(jakarta.ws.rs.Path path) {
        return path == null || path.value().equals("/") ? "" : path.value();
    }

    private static List<String> fields(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(each -> each.isAnnotationPresent(FormParam.class))
                .map(PagesOfAnotherTest::field)
                .toList();
    }

    private static String field(Parameter parameter) {
        String name = parameter.getAnnotation(FormParam.class).value();
        assertThat(ids).as("a value for the form's part " + name).containsKey(name);
        return name;
    }

    @Test
    void routes_all_areKnown() {
        assertThat(routes).hasSizeGreaterThan(30);
        assertThat(routes.stream().map(Route::path)).contains("/overview", "/desk/counter/slip");
        routes.forEach(PagesOfAnotherTest::addresses);
    }

    @Test
    void pages_herself_areFound() {
        FormBrowser her = world.browser("A").with("__Host-subject=" + world.a.code());
        List<String> faults = new ArrayList<>();
        boolean sawHerOwn = false;
        for (Route each : routes) {
            boolean hers =
                    !each.isDesk() && !each.isOpen() && !each.path().startsWith("/recipient");
            if (each.verb().equals("GET") && hers) {
                for (String address : addresses(each)) {
                    HttpResponse<String> answer = her.get(address);
                    boolean folded = objects.isHidden(address);
                    if (answer.statusCode() != (folded ? 404 : 200)) {
                        faults.add(address + " answered her " + answer.statusCode());
                    }
                    sawHerOwn |= !objects.seenIn(answer).isEmpty();
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(sawHerOwn).isTrue();
    }

    @Test
    void pages_otherPatientsAndGuardians_showNothingOfHers() {
        String before = objects.snapshot();
        List<String> faults = new ArrayList<>();
        for (String who : world.otherPatients()) {
            String cookie = world.pageCookie(who);
            for (String subject : List.of(world.a.code(), world.child.code())) {
                for (Route each : routes) {
                    boolean ends = ENDING.contains(each.path());
                    FormBrowser browser =
                            new FormBrowser(portal)
                                    .with(
                                            "__Host-session="
                                                    + (ends ? world.pageCookie(who) : cookie))
                                    .with("__Host-subject=" + subject);
                    judge(who, browser, each, faults);
                    cookie = each.path().equals("/devices/all") ? world.pageCookie(who) : cookie;
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(objects.snapshot()).isEqualTo(before);
        assertThat(world.isLocked()).isTrue();
    }

    @Test
    void pages_staffOfAnotherHospital_showNothingOfHers() {
        String before = objects.snapshot();
        List<String> faults = new ArrayList<>();
        Map<StaffRole, String> cookies = staffCookies(world.second);
        for (StaffRole role : StaffRole.values()) {
            String cookie = cookies.get(role);
            for (Route each : routes) {
                if (each.isDesk() && !each.path().equals("/desk/sign-out")) {
                    FormBrowser browser = new FormBrowser(portal).with("__Host-desk=" + cookie);
                    judge(role.name(), browser, each, faults);
                }
            }
        }
        patientPages(cookies, faults);
        assertThat(faults).isEmpty();
        assertThat(objects.snapshot()).isEqualTo(before);
        assertThat(world.isLocked()).isTrue();
    }

    @Test
    void patientPages_staffOfHerHospital_leadToSignIn() {
        List<String> faults = new ArrayList<>();
        patientPages(staffCookies(world.first), faults);
        assertThat(faults).isEmpty();
    }

    private static Map<StaffRole, String> staffCookies(HospitalId hospital) {
        Map<StaffRole, String> cookies = new EnumMap<>(StaffRole.class);
        for (StaffRole role : StaffRole.values()) {
            cookies.put(role, world.staffCookie(hospital, role));
        }
        return cookies;
    }

    /** Asks for every page of patients as staff: a page does not ask which role, each in turn. */
    private static void patientPages(Map<StaffRole, String> cookies, List<String> faults) {
        int turn = 0;
        for (Route each : routes) {
            if (!each.isDesk() && !each.isOpen()) {
                StaffRole role = StaffRole.values()[turn++ % StaffRole.values().length];
                FormBrowser browser =
                        new FormBrowser(portal)
                                .with("__Host-desk=" + cookies.get(role))
                                .with("__Host-subject=" + world.a.code());
                judge(role.name(), browser, each, faults);
            }
        }
    }

    @Test
    void pages_nobody_leadToSignIn() {
        List<String> faults = new ArrayList<>();
        for (Route each : routes) {
            for (String address : addresses(each)) {
                FormBrowser browser =
                        new FormBrowser(portal).with("__Host-subject=" + world.a.code());
                HttpResponse<String> answer = ask(browser, each, address);
                String where = answer.headers().firstValue("Location").orElse("");
                boolean led = answer.statusCode() == 303 && where.contains("/sign-in");
                if (!each.isOpen() && !led) {
                    faults.add(each + " answered " + answer.statusCode() + " " + where);
                }
                if (!objects.seenIn(answer).isEmpty()) {
                    faults.add(each + " showed " + objects.seenIn(answer));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void judge(String who, FormBrowser browser, Route route, List<String> faults) {
        for (String address : addresses(route)) {
            HttpResponse<String> answer = ask(browser, route, address);
            int status = answer.statusCode();
            String where = answer.headers().firstValue("Location").orElse("");
            boolean away = status == 303 && where.contains("/sign-in");
            boolean object =
                    route.path().contains("{")
                                    && !route.path().startsWith("/letter")
                                    && !route.path().equals("/allow/{code}")
                            || route.fields().contains("subject");
            if (object && status != 404 && !away) {
                faults.add(who + ": " + route.verb() + " " + address + " answered " + status);
            }
            if (route.verb().equals("POST") && where.contains("note=stale")) {
                faults.add(who + ": " + route + " did not come to its own check");
            }
            if (route.fields().contains("opening") && status / 100 == 2) {
                faults.add(who + ": " + route + " took her opening");
            }
            if (status >= 500) {
                faults.add(who + ": " + route.verb() + " " + address + " answered " + status);
            }
            if (!objects.seenIn(answer).isEmpty()) {
                faults.add(who + ": " + address + " showed " + objects.seenIn(answer));
            }
        }
    }

    private static HttpResponse<String> ask(FormBrowser browser, Route route, String address) {
        if (route.verb().equals("GET")) {
            return browser.get(address);
        }
        List<String> form = new ArrayList<>();
        for (String name : route.fields()) {
            for (String value : ids.get(name)) {
                form.addAll(List.of(name, value));
            }
        }
        // Both are open: the token fits whoever asks, so the form reaches the page's own check.
        String from =
                route.path().startsWith("/desk")
                        ? "/desk/sign-in"
                        : route.path().startsWith("/recipient") ? "/recipient/sign-in" : "/sign-in";
        return browser.submit(from, address, form.toArray(String[]::new));
    }

    /** Returns the addresses of a route, with A's real ids in it. */
    private static List<String> addresses(Route route) {
        int open = route.path().indexOf('{');
        if (open < 0) {
            return List.of(route.path());
        }
        List<String> real = ids.get(route.path());
        assertThat(real).as("real ids for " + route).isNotEmpty();
        return real.stream()
                .map(id -> route.path().replaceFirst("\\{[^}]*}", Matcher.quoteReplacement(id)))
                .map(path -> path.replaceFirst("\\{name}", "01-ev_0000000000000.txt"))
                .map(path -> path.replaceFirst("\\{paper}", "ev_0000000000000"))
                .toList();
    }
}
