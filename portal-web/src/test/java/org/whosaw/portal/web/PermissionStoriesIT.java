package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.app.consent.Uses;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.web.browser.PhoneWindow;
import org.whosaw.portal.web.browser.RealBrowser;

/**
 * What a mother allows and stops, in a browser on a phone, without a script: each tap is one that a
 * finger could make, and each is counted. What the hospital's systems ask goes over HTTP beside it.
 */
class PermissionStoriesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Element> SOME = Set.of(Element.NAME, Element.PHONE);
    private static final int TAPS_TO_STOP = 2;
    private static final String EACH_SYSTEM = "details summary";

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;
    private static RealBrowser chromium;
    private static String machine;
    private static int logins;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        chromium = RealBrowser.start();
        machine = world.systemToken(world.first, Set.of(Scope.values()));
        world.rooms().stops().enforcement().put(world.first, "emr", Enforcement.NIGHT_LIST, true);
    }

    @AfterAll
    static void stop() {
        chromium.close();
        world.close();
        portal.close();
    }

    private static PhoneWindow hers(String who, PersonId subject) {
        return window(
                Map.of("__Host-session", world.pageCookie(who), "__Host-subject", subject.code()));
    }

    private static PhoneWindow window(Map<String, String> cookies) {
        return new PhoneWindow(chromium, path -> portal.at(path).toString(), cookies);
    }

    private static HttpResponse<String> say(String path, @Nullable String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + machine)
                        .header("Content-Type", "application/json");
        return portal.send(json == null ? request : request.POST(BodyPublishers.ofString(json)));
    }

    /** Asks as the hospital's system does, and returns the reason of a no, or {@code yes}. */
    private static String may(String recipient, Purpose purpose, String mrn, String elements)
            throws Exception {
        String question =
                """
                {"subject":{"type":"recipient","id":"%s"},
                 "action":{"name":"receive","properties":{"purpose":"%s"}},
                 "resource":{"type":"patient","id":"%s","properties":{"elements":[%s]}}}\
                """
                        .formatted(recipient, purpose.code(), mrn, elements);
        JsonNode answer = JSON.readTree(say("/access/v1/evaluation", question).body());
        return answer.get("decision").asBoolean()
                ? "yes"
                : answer.at("/context/reason").asText("?");
    }

    private static void care(
            String id, String mrn, String type, Instant ended, @Nullable String outcome) {
        world.rooms()
                .hospital()
                .patients()
                .putEncounters(
                        world.first,
                        List.of(
                                new EncounterEntry(
                                        id,
                                        mrn,
                                        type,
                                        Instant.now().minusSeconds(200_000),
                                        ended,
                                        "产科",
                                        null,
                                        List.of(),
                                        outcome)));
    }

    private static String party(String code) {
        var card = world.rooms().hospital().lookup().recipient(world.first, code).orElseThrow();
        return Ids.format(IdPrefix.RECIPIENT, card.id());
    }

    private static RecipientUse given(String code, Purpose purpose, PersonId person) {
        RecipientUse use = Uses.active(world.rooms(), world.first, code, purpose, SOME);
        Instant until = Instant.now().plusSeconds(86_400);
        Uses.give(world.rooms(), person, use, GrantMode.UNTIL, SOME, until, null);
        return use;
    }

    @Test
    void scanned_narrowedForTheStay_isPermitted_andDischargedDenied() throws Exception {
        RecipientUse use =
                Uses.active(
                        world.rooms(),
                        world.first,
                        "album",
                        Purpose.PHOTOGRAPHY,
                        Set.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE));
        care("BROWSER-1", TwoHospitals.OTHER_MRN, "admission", null, null);
        String code = world.rooms().consent().codes().issue(use);
        assertThat(may("album", Purpose.PHOTOGRAPHY, TwoHospitals.OTHER_MRN, "\"name\""))
                .isEqualTo("no-consent");
        try (PhoneWindow her = hers("another patient", world.other)) {
            her.open("/scan/" + code);
            her.tap("a[href='/allow/" + code + "']");
            assertThat(her.page().locator("input:checked").count()).isZero();
            assertThat(her.sizesOf("button[name=answer]")).hasSize(1);
            her.tap("input[value=name]");
            her.tap("input[value=phone]");
            her.tap("button[value=during-stay]");
            assertThat(her.page().url()).contains("/permissions/gr_");
            String mrn = TwoHospitals.OTHER_MRN;
            assertThat(may("album", Purpose.PHOTOGRAPHY, mrn, "\"name\",\"phone\""))
                    .isEqualTo("yes");
            assertThat(may("album", Purpose.PHOTOGRAPHY, mrn, "\"name\",\"newborn-birth-date\""))
                    .isEqualTo("elements-not-covered");
            care("BROWSER-1", mrn, "admission", Instant.now().minusSeconds(1), null);
            assertThat(may("album", Purpose.PHOTOGRAPHY, mrn, "\"name\"")).isEqualTo("no-consent");
            her.open("/permissions?view=refused");
            assertThat(her.text()).contains("演示影楼album", "问过");
            assertThat(TAPS_TO_STOP).isLessThan(her.taps());
        }
    }

    /** Where she may be when she has had enough, and what she presses there. */
    @ParameterizedTest
    @CsvSource({
        "/given, a[href='/stop?recipient={}']",
        "/given/{}, a[href='/stop?recipient={}']",
        "/permissions?view=recipient, a[href='/stop?recipient={}']",
        "/permissions?view=kind, a[href='/stop?kind=contact']",
        "/permissions/gr, a[href='/stop?recipient={}']",
        "/permissions, a[href='/stop']",
        "/stops, a[href='/stop']"
    })
    void stop_fromAnyLineOrCard_takesTwoTaps(String from, String link) throws Exception {
        given("studio", Purpose.MARKETING, world.a);
        String party = party("studio");
        try (PhoneWindow her = hers("A", world.a)) {
            if (from.endsWith("/gr")) {
                her.open("/permissions");
                her.page().locator("main a.row[href^='/permissions/gr_']").last().click();
            } else {
                her.open(from.replace("{}", party));
            }
            int before = her.taps();
            her.tap(link.replace("{}", party));
            assertThat(her.page().locator("form[action='/stop'] input:visible").count())
                    .as("no reason is asked")
                    .isZero();
            her.tap("form[action='/stop'] button");
            assertThat(her.taps() - before).isEqualTo(TAPS_TO_STOP);
            assertThat(her.page().url()).contains("/stops");
        }
        assertThat(may("studio", Purpose.MARKETING, TwoHospitals.MRN, "\"name\""))
                .isEqualTo("no-consent");
    }

    @Test
    void agencyAndWhomItPassesOnTo_oneConfirms_oneIsLate_theNightListIsCounted() throws Exception {
        given("studio", Purpose.MARKETING, world.other);
        try (PhoneWindow her = hers("another patient", world.other);
                PhoneWindow agency = recipient("studio");
                PhoneWindow officer =
                        window(
                                Map.of(
                                        "__Host-desk",
                                        world.staffCookie(
                                                world.first, StaffRole.PRIVACY_OFFICER)))) {
            her.open("/stop?recipient=" + party("studio"));
            assertThat(her.text()).contains("演示影楼studio", "演示影楼album", "20:00");
            her.tap("form[action='/stop'] button");
            String stop = her.page().url().replaceAll("\\?.*", "");
            her.tap(EACH_SYSTEM);
            assertThat(her.text()).contains("停止之后，医院记录里没有再给过它", "等 20:00 的名单");
            nightListIsCounted(her, stop);
            agency.open("/recipient");
            assertThat(agency.text()).doesNotContain("卞演示", TwoHospitals.OTHER_MRN);
            agency.tap("form[action='/recipient/sign'] button");
            PassedTerm.of(world, "stop_due_at", "album");
            her.page().navigate(stop);
            assertThat(her.text()).contains("已停止，等删除", "逾期，没有签“已停止”", "医院专人在催");
            officer.open("/desk/stops");
            assertThat(officer.text()).contains("演示影楼album", "逾期，没有签“已停止”");
            her.open("/notices");
            assertThat(her.text()).contains("过了时间还没有确认");
        }
    }

    private static void nightListIsCounted(PhoneWindow her, String stop) throws Exception {
        LocalDate day = LocalDate.now(ChinaTime.ZONE);
        world.rooms().stops().nights().makeLists(day);
        String list = "/api/v1/stops/lists/" + day;
        String csv = say(list + "?system=emr", null).body();
        assertThat(csv).contains(stop.replaceAll(".*/", "") + ",studio,");
        int count = Integer.parseInt(csv.replaceAll("(?s).*#count,(\\d+).*", "$1"));
        String back = list + "/acknowledgement?system=emr";
        assertThat(say(back, "{\"count\":" + (count + 1) + "}").statusCode()).isEqualTo(409);
        her.page().navigate(stop);
        her.tap(EACH_SYSTEM);
        assertThat(her.text()).contains("名单已出，等条数");
        assertThat(say(back, "{\"count\":" + count + "}").statusCode()).isEqualTo(204);
        her.page().navigate(stop);
        her.tap(EACH_SYSTEM);
        assertThat(her.text()).contains("名单已读");
    }

    private static PhoneWindow recipient(String code) {
        var card = world.rooms().hospital().lookup().recipient(world.first, code).orElseThrow();
        NewStaff login =
                world.rooms()
                        .identity()
                        .staff()
                        .registry()
                        .addRecipient(world.first, "browser-" + ++logins, card.id());
        byte[] secret = Base32.decode(login.totpSecret().reveal());
        PhoneWindow window = window(Map.of());
        window.open("/recipient/sign-in");
        Page page = window.page();
        page.fill("#login", login.login());
        page.fill("#password", login.password().reveal());
        page.fill("#code", Totp.code(secret, Totp.step(world.rooms().clock().instant())));
        window.tap("form[action='/recipient/sign-in'] button");
        assertThat(page.url()).endsWith("/recipient");
        return window;
    }

    @Test
    void loss_stopsAllCommerceAtOnce_andNothingIsOfferedNorCheerful() throws Exception {
        PersonId mother = world.person(world.first, "MTX0003");
        RecipientUse use = given("studio", Purpose.PHOTOGRAPHY, mother);
        String code = world.rooms().consent().codes().issue(use);
        try (PhoneWindow her = hers("guardian of another child", mother);
                PhoneWindow agency = recipient("studio")) {
            her.open("/permissions");
            assertThat(her.text()).contains("演示影楼studio");
            assertThat(may("studio", Purpose.PHOTOGRAPHY, "MTX0003", "\"name\"")).isEqualTo("yes");
            Instant ended = Instant.now().minusSeconds(60);
            care("BROWSER-LOSS", "MTX0003", "delivery", ended, "loss");
            assertThat(may("studio", Purpose.PHOTOGRAPHY, "MTX0003", "\"name\""))
                    .isNotEqualTo("yes");
            her.page().navigate(portal.at("/allow/" + code).toString());
            assertThat(her.page().locator("button[name=answer]").count()).isZero();
            her.open("/permissions");
            assertThat(her.text()).doesNotContain("演示影楼studio", "恭喜", "宝宝");
            agency.open("/recipient");
            assertThat(agency.text()).contains("停止").doesNotContain("仉演示", "死", "流产", "引产");
        }
    }
}
