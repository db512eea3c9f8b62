package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.app.consent.Uses;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.Purpose;

/**
 * One stop over HTTP, from her two taps on: a hospital that only reads the night list; a recipient
 * that confirms and one down the chain that does not, in time or ever; what is known afterwards.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StopStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Element> SOME = Set.of(Element.NAME, Element.PHONE);
    private static final Pattern STOP = Pattern.compile("/stops/(st_[0-9A-Z]{13})");
    private static final Pattern TASK =
            Pattern.compile("name=\"task\" value=\"(tg_[0-9A-Z]{13})\"");

    /** What a hospital's systems are told, and nothing beside it. */
    private static final List<String> TOLD = List.of("stop", "kind", "recipient", "subject", "at");

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;
    private static FormBrowser her;
    private static FormBrowser officer;
    private static FormBrowser studio;
    private static FormBrowser album;
    private static String machine;
    private static String recipient;
    private static RecipientUse use;
    private static String stop;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        her = world.browser("another patient").with("__Host-subject=" + world.other.code());
        officer =
                new FormBrowser(portal)
                        .with(
                                "__Host-desk="
                                        + world.staffCookie(
                                                world.first, StaffRole.PRIVACY_OFFICER));
        machine = world.systemToken(world.first, Set.of(Scope.values()));
        var card = world.rooms().hospital().lookup().recipient(world.first, "studio").orElseThrow();
        recipient = Ids.format(IdPrefix.RECIPIENT, card.id());
        use = Uses.active(world.rooms(), world.first, "studio", Purpose.MARKETING, SOME);
        world.rooms().stops().enforcement().put(world.first, "emr", Enforcement.NIGHT_LIST, true);
        studio = signedIn("studio");
        album = signedIn("album");
        her.get("/notices"); // from now on there is a reader
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static FormBrowser signedIn(String code) {
        var card = world.rooms().hospital().lookup().recipient(world.first, code).orElseThrow();
        NewStaff login =
                world.rooms()
                        .identity()
                        .staff()
                        .registry()
                        .addRecipient(world.first, "story-" + code, card.id());
        byte[] secret = Base32.decode(login.totpSecret().reveal());
        FormBrowser browser = new FormBrowser(portal);
        HttpResponse<String> in =
                browser.submit(
                        "/recipient/sign-in",
                        "/recipient/sign-in",
                        "login",
                        login.login(),
                        "password",
                        login.password().reveal(),
                        "code",
                        Totp.code(secret, Totp.step(world.rooms().clock().instant())));
        assertThat(in.statusCode()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> ask(String path) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + machine));
    }

    private static HttpResponse<String> say(String path, String json) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + machine)
                        .header(
                                "Content-Type",
                                path.contains("ingest")
                                        ? "application/x-ndjson"
                                        : "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private static void passes(String column, String party) {
        PassedTerm.of(world, column, party);
    }

    private static String task(FormBrowser of) {
        Matcher task = TASK.matcher(of.get("/recipient").body());
        assertThat(task.find()).isTrue();
        return task.group(1);
    }

    private static void sign(FormBrowser by, String task, String what, String note) {
        HttpResponse<String> signed =
                by.submit("/recipient", "/recipient/sign", "task", task, "what", what);
        assertThat(signed.headers().firstValue("Location").orElse("")).endsWith("note=" + note);
    }

    private static void give() {
        Instant until = Instant.now().plusSeconds(86_400);
        Uses.give(world.rooms(), world.other, use, GrantMode.UNTIL, SOME, until, null);
    }

    @Test
    @Order(1)
    void twoTaps_stopIt_andTheChainWithWhomItNamedItself() {
        studio.submit(
                "/recipient",
                "/recipient/declare",
                "kind",
                "sub-recipient",
                "name",
                "演示短信外包",
                "detail",
                "群发");
        give();
        String preview = her.get("/stop?recipient=" + recipient).body();
        assertThat(preview).contains("演示影楼studio", "演示影楼album", "演示短信外包", "20:00");
        HttpResponse<String> done = her.submit("/stop", "/stop", "recipient", recipient);
        Matcher where = STOP.matcher(done.headers().firstValue("Location").orElse(""));
        assertThat(where.find()).isTrue();
        stop = where.group(1);
        assertThat(her.get("/stops/" + stop).body())
                .contains("停止之后，医院记录里没有再给过它", "演示短信外包", "还没有签字", "等 20:00 的名单");
        assertThat(world.browser("guardian of another child").get("/stops/" + stop).statusCode())
                .isEqualTo(404);
        assertThat(album.get("/recipient").body()).doesNotContain("卞演示", TwoHospitals.OTHER_MRN);
    }

    @Test
    @Order(2)
    void hospitalThatOnlyReadsTheNightList_countsItAndAnotherCountIsRefused() {
        String day = LocalDate.now(org.whosaw.portal.kernel.ChinaTime.ZONE).toString();
        world.rooms().stops().nights().makeLists(LocalDate.parse(day));
        String list = "/api/v1/stops/lists/" + day;
        String csv = ask(list + "?system=emr").body();
        assertThat(csv).contains(stop + ",studio,").endsWith("#sequence,1\r\n#count,1\r\n");
        assertThat(csv).doesNotContain(TwoHospitals.OTHER_MRN, "卞演示", "marketing");
        String ack = list + "/acknowledgement?system=emr";
        HttpResponse<String> other = say(ack, "{\"count\":2}");
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\"");
        assertThat(her.get("/stops/" + stop).body()).contains("名单已出，等条数");
        assertThat(say(ack, "{\"count\":1}").statusCode()).isEqualTo(204);
        assertThat(her.get("/stops/" + stop).body()).contains("名单已读");
    }

    @Test
    @Order(3)
    void systems_areTold_whomAndAboutWhom_neverWhy() throws Exception {
        JsonNode feed = JSON.readTree(ask("/api/v1/stops?system=emr").body());
        assertThat(feed.get("items")).isNotEmpty();
        for (JsonNode item : feed.get("items")) {
            assertThat(item.fieldNames()).toIterable().containsExactlyElementsOf(TOLD);
            assertThat(item.get("subject").asText()).matches("[0-9a-f]{32}");
        }
        assertThat(feed.toString())
                .doesNotContain(TwoHospitals.OTHER_MRN, "卞演示", "marketing", "patient", "产科");
    }

    @Test
    @Order(4)
    void oneConfirms_oneIsLate_bothSidesAreToldAndItStays() {
        String first = task(studio);
        sign(studio, first, "stopped", "stopped");
        sign(studio, first, "stopped", "went-on");
        assertThat(
                        album.submit(
                                        "/recipient",
                                        "/recipient/sign",
                                        "task",
                                        first,
                                        "what",
                                        "deleted")
                                .statusCode())
                .isEqualTo(404);
        passes("stop_due_at", "album");
        assertThat(officer.get("/desk/stops").body()).contains("演示影楼album", "逾期，没有签“已停止”");
        assertThat(album.get("/recipient").body()).contains("逾期，没有签“已停止”");
        assertThat(her.get("/stops/" + stop).body()).contains("逾期，没有签“已停止”", "医院专人在催");
        assertThat(her.get("/notices").body()).contains("过了时间还没有确认", "/stops/" + stop);
        sign(album, task(album), "deleted", "deleted");
        passes("delete_due_at", "studio");
        assertThat(her.get("/stops/" + stop).body()).contains("逾期，没有签“已删除”", "曾经逾期");
        sign(studio, first, "deleted", "deleted");
        assertThat(her.get("/stops/" + stop).body()).contains("已签字删除", "曾经逾期");
        assertThat(officer.get("/desk/stops").body()).contains("曾经逾期");
        assertThat(her.get("/stops").body()).contains("曾经逾期");
    }

    @Test
    @Order(5)
    void givenAfterTheStop_isSaid_andGivenAgainIsToldToo() throws Exception {
        String given =
                "{\"sourceEventId\":\"after-1\",\"occurredAt\":\"%s\",\"system\":\"emr\","
                    + "\"recipient\":\"studio\",\"purpose\":\"marketing\",\"basis\":\"consent\","
                    + "\"elements\":[\"phone\"],\"subjects\":[{\"mrn\":\"%s\"}]}";
        HttpResponse<String> recorded =
                say(
                        "/api/v1/ingest/disclosures",
                        given.formatted(Instant.now(), TwoHospitals.OTHER_MRN));
        assertThat(recorded.body()).contains("\"accepted\":1");
        assertThat(her.get("/stops/" + stop).body()).contains("医院记录里又给过它 1 次");
        give();
        JsonNode feed = JSON.readTree(ask("/api/v1/stops?system=emr").body()).get("items");
        assertThat(feed.get(feed.size() - 1).get("kind").asText()).isEqualTo("given");
        assertThat(her.get("/stops").body()).doesNotContain("到期结束");
    }
}
