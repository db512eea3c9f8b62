package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.web.session.Cookies;

/** Every form of a patient over HTTP: without its token, with a mistake, as it should be. */
class PatientFormsTest {
    private static final String MRN = "FORM-1";
    private static final String VISIT = "V-2026-001";

    @TempDir static Path folder;

    private static RunningPortal portal;
    private static OpenedHouse house;
    private static HospitalId hospital;
    private static String subject;

    /**
     * One form.
     *
     * @param page where it stands
     * @param good what is taken; the answer leads to {@code next}
     * @param bad what is not, or empty when the form has nothing to mistake
     */
    record Form(
            boolean signedIn,
            String page,
            String path,
            List<String> good,
            String next,
            List<String> bad) {
        @Override
        public String toString() {
            return path;
        }
    }

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        house =
                OpenedHouse.open(
                        portal.support().getConfiguration(),
                        portal.support().getConfiguration().database(),
                        Keyring.read(folder.resolve("keys")),
                        Clock.systemUTC());
        hospital = house.hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
        house.hospital()
                .directory()
                .putSystems(
                        hospital,
                        List.of(
                                new SystemEntry(
                                        "emr", "电子病历系统", null, null, null, null, null, null)));
        PatientEntry patient =
                new PatientEntry(MRN, null, "张演示", null, null, null, null, null, null, List.of());
        subject =
                house.hospital()
                        .patients()
                        .putPatients(hospital, List.of(patient))
                        .get(0)
                        .subject()
                        .code();
        Instant visited = Instant.parse("2026-03-02T02:00:00Z");
        house.hospital()
                .patients()
                .putEncounters(
                        hospital,
                        List.of(
                                new EncounterEntry(
                                        VISIT, MRN, "visit", visited, visited, "产科门诊", null,
                                        List.of(), null)));
        house.access()
                .recorder()
                .record(
                        hospital,
                        List.of(
                                new AccessEvent(
                                        "p1",
                                        null,
                                        Instant.parse("2026-03-03T02:00:00Z"),
                                        "emr",
                                        null,
                                        null,
                                        new AccessorClaim(
                                                null,
                                                null,
                                                "李演示",
                                                "nurse",
                                                null,
                                                null,
                                                null,
                                                AccountKind.PERSONAL),
                                        AccessAction.VIEW,
                                        Purpose.TREATMENT,
                                        Set.of(DataCategory.INFECTION),
                                        Set.of(),
                                        false,
                                        null,
                                        null,
                                        AccessOutcome.SUCCESS,
                                        List.of(SubjectKey.mrn(MRN)))));
    }

    @AfterAll
    static void stop() {
        house.close();
        portal.close();
    }

    static Stream<Form> forms() {
        String code = "0000-0000-0000";
        return Stream.of(
                new Form(
                        false,
                        "/sign-in",
                        "/sign-in",
                        List.of("phone", "13900000001"),
                        "/sign-in/code",
                        List.of("phone", "139-kept")),
                new Form(
                        false,
                        "/bind",
                        "/bind",
                        List.of(),
                        "",
                        List.of("code", code, "phone", "13900000002")),
                new Form(
                        true,
                        "/mine",
                        "/sign-out",
                        List.of(),
                        "/sign-in?note=signed-out",
                        List.of()),
                new Form(true, "/mine", "/leave", List.of(), "/calendar", List.of()),
                new Form(
                        true,
                        "/choose",
                        "/choose",
                        List.of("subject", subject),
                        "/overview",
                        List.of()),
                new Form(
                        true,
                        "/knew",
                        "/knew",
                        List.of(),
                        "",
                        List.of("element", "phone", "from", "kept-day")),
                new Form(
                        true,
                        "/settings",
                        "/settings",
                        List.of("language", "en", "size", "large", "theme", "dark"),
                        "/settings?note=saved",
                        List.of()),
                new Form(true, "/devices", "/devices", List.of(), "/devices?note=done", List.of()),
                new Form(
                        true,
                        "/devices",
                        "/devices/all",
                        List.of(),
                        "/sign-in?note=everywhere-out",
                        List.of()));
    }

    private static FormBrowser browser(Form form) {
        return form.signedIn() ? signedIn() : new FormBrowser(portal);
    }

    private static FormBrowser signedIn() {
        String cookie = house.patientCookies(hospital, List.of(MRN)).get(0);
        return new FormBrowser(portal).with(cookie);
    }

    private static String leadsTo(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .orElse("")
                .replaceFirst("^https?://[^/]+", "");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void post_withoutItsToken_doesNothing(Form form) {
        FormBrowser browser = browser(form);
        browser.get(form.page());
        for (String token : List.of("", "not-the-token")) {
            String[] fields =
                    Stream.concat(Stream.of("csrf", token), form.good().stream())
                            .toArray(String[]::new);
            HttpResponse<String> answer = browser.post(form.path(), fields);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(leadsTo(answer))
                    .isEqualTo(form.signedIn() ? "/mine" : "/sign-in?note=stale");
        }
        if (form.signedIn()) {
            assertThat(browser.get("/mine").statusCode()).as("still signed in").isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void post_fromAnotherSite_isForbidden(Form form) {
        FormBrowser browser = browser(form);
        String token = browser.token(form.page());
        HttpResponse<String> answer = browser.postFromElsewhere(form.path(), "csrf", token);
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void post_withItsToken_leadsOn(Form form) {
        if (form.next().isEmpty()) {
            return; // its answer is tested by itself below
        }
        HttpResponse<String> answer =
                browser(form).submit(form.page(), form.path(), form.good().toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(leadsTo(answer)).isEqualTo(form.next());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void post_withAMistake_asksAgainAndKeepsWhatSheTyped(Form form) {
        if (form.bad().isEmpty()) {
            return; // nothing to mistake
        }
        HttpResponse<String> answer =
                browser(form).submit(form.page(), form.path(), form.bad().toArray(String[]::new));
        assertThat(answer.statusCode()).isEqualTo(422);
        for (int i = 1; i < form.bad().size(); i += 2) {
            assertThat(answer.body()).contains("value=\"" + form.bad().get(i) + "\"");
        }
        assertThat(answer.body()).contains("role=\"alert\"");
    }

    @Test
    void knew_elementsTicked_answersOnThePageAndKeepsThemTicked() {
        HttpResponse<String> answer =
                signedIn().submit("/knew", "/knew", "element", "phone", "element", "due-date");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("id=\"answer\"")
                .containsPattern("value=\"phone\" checked")
                .containsPattern("value=\"due-date\" checked")
                .doesNotContainPattern("value=\"name\" checked");
    }

    @Test
    void choose_aStrangersSubject_isNotFound() {
        HttpResponse<String> answer =
                signedIn().submit("/choose", "/choose", "subject", "pt_0000000000000");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @Test
    void code_withoutAChallenge_leadsToSignIn() {
        FormBrowser browser = new FormBrowser(portal);
        HttpResponse<String> answer = browser.submit("/sign-in", "/sign-in/code", "code", "123456");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(leadsTo(answer)).isEqualTo("/sign-in?note=expired");
    }

    @Test
    void code_wrong_asksAgainAndNeverRepeatsIt() {
        FormBrowser browser = new FormBrowser(portal);
        browser.submit("/sign-in", "/sign-in", "phone", "13900000003");
        HttpResponse<String> answer =
                browser.submit("/sign-in/code", "/sign-in/code", "code", "987654");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("987654").doesNotContain("13900000003");
    }

    @Test
    void protected_mistakesThenTheVisit_asksAgainThenOpens() {
        FormBrowser browser = signedIn();
        HttpResponse<String> nothing = browser.submit("/mine", "/protected", "visit", "");
        assertThat(nothing.statusCode()).isEqualTo(422);
        HttpResponse<String> noDay =
                browser.submit("/mine", "/protected", "visit", VISIT, "date", "soon");
        assertThat(noDay.statusCode()).isEqualTo(422);
        assertThat(noDay.body()).contains("value=\"" + VISIT + "\"", "role=\"alert\"");
        HttpResponse<String> wrong =
                browser.submit("/mine", "/protected", "visit", "V-0", "date", "2026-03-02");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("value=\"V-0\"", "value=\"2026-03-02\"");
        HttpResponse<String> counter = browser.submit("/mine", "/protected", "counter", "12345678");
        assertThat(counter.statusCode()).isEqualTo(422);
        assertThat(counter.body()).doesNotContain("12345678");
        HttpResponse<String> right =
                browser.submit("/mine", "/protected", "visit", VISIT, "date", "2026-03-02");
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(leadsTo(right)).isEqualTo("/protected");
        assertThat(browser.get("/protected").body()).doesNotContain("name=\"visit\"");
        assertThat(browser.post("/protected", "csrf", "x", "visit", VISIT).statusCode())
                .isEqualTo(303);
    }

    @Test
    void settings_saved_keepsTheLookOnTheDevice() {
        FormBrowser browser = signedIn();
        browser.submit("/settings", "/settings", "language", "en", "theme", "dark");
        assertThat(browser.get("/mine").body())
                .contains("<html lang=\"en\" data-theme=\"dark\"")
                .doesNotContain(Cookies.SESSION.name());
        browser.submit("/settings", "/settings", "family", "yes");
        assertThat(browser.get("/mine").body()).contains("<title>My records</title>");
    }
}
