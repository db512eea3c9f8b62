package org.whosaw.portal.web.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.app.CounterWiring;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.web.FormBrowser;
import org.whosaw.portal.web.RunningPortal;

/** The desk as a browser meets it. */
class DeskHttpTest {
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("big-code\">([0-9A-Z-]{14})<");
    private static final String PHONE = "15400001234";

    @TempDir static Path folder;

    private static RunningPortal portal;
    private static Rooms rooms;
    private static HospitalId own;
    private static PersonId zhang;
    private static FormBrowser counter;
    private static FormBrowser it;
    private static FormBrowser stranger;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        PortalConfiguration configuration = portal.support().getConfiguration();
        rooms =
                new Rooms(
                        configuration,
                        Database.open(configuration.database()),
                        Keyring.read(configuration.keyFile()),
                        Clock.systemUTC(),
                        false);
        own = rooms.hospital().hospitals().add("H1", "市妇幼演示医院", null, "办公室", "0000-1");
        HospitalId other = rooms.hospital().hospitals().add("H2", "另一家演示医院", null, null, null);
        zhang =
                Objects.requireNonNull(
                        rooms.hospital()
                                .patients()
                                .putPatients(own, List.of(patient("M20260001", "张演示", PHONE)))
                                .get(0)
                                .subject());
        counter = signedIn(own, "li.min", StaffRole.COUNTER);
        it = signedIn(own, "sun.it", StaffRole.IT);
        stranger = signedIn(other, "wu.other", StaffRole.COUNTER);
    }

    private static PatientEntry patient(String mrn, String name, String phone) {
        return new PatientEntry(mrn, null, name, null, phone, null, null, null, null, List.of());
    }

    private static FormBrowser signedIn(HospitalId hospital, String login, StaffRole role) {
        NewStaff made = rooms.identity().staff().registry().add(hospital, login, EnumSet.of(role));
        FormBrowser browser = new FormBrowser(portal);
        HttpResponse<String> answer =
                browser.submit(
                        "/desk/sign-in",
                        "/desk/sign-in",
                        "login",
                        login,
                        "password",
                        made.password().reveal(),
                        "code",
                        code(made));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).endsWith("/desk"));
        return browser;
    }

    private static String code(NewStaff made) {
        byte[] secret = Base32.decode(made.totpSecret().reveal());
        return Totp.code(secret, Totp.step(Clock.systemUTC().instant()));
    }

    @AfterAll
    static void stop() {
        rooms.close();
        portal.close();
    }

    @Test
    void signIn_wrongPassword_staysAndSaysNothingMore() {
        HttpResponse<String> answer =
                new FormBrowser(portal)
                        .submit(
                                "/desk/sign-in",
                                "/desk/sign-in",
                                "login",
                                "li.min",
                                "password",
                                "wrong-password",
                                "code",
                                "000000");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("账号、密码或动态码不对").doesNotContain("wrong-password");
    }

    @Test
    void desk_nobody_isLedToSignIn() {
        for (String path : List.of("/desk", "/desk/counter", "/desk/staff")) {
            HttpResponse<String> answer = new FormBrowser(portal).get(path);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .contains("/desk/sign-in");
        }
    }

    @Test
    void link_byAColleague_opensCasesThatWereRefused() {
        FormBrowser officer = signedIn(own, "wang.new", StaffRole.PRIVACY_OFFICER);
        StaffEntry entry =
                new StaffEntry("D77", "王演示", "clerk", null, "患者办公室", null, "hospital", null);
        rooms.hospital().directory().putStaff(own, List.of(entry));
        String id =
                rooms.identity().staff().registry().ofHospital(own).stream()
                        .filter(each -> each.login().equals("wang.new"))
                        .map(each -> Long.toString(each.id()))
                        .findFirst()
                        .orElseThrow();

        HttpResponse<String> refused = officer.submit("/desk/reviews", "/desk/reviews/draw");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("staff link --hospital H1 --login wang.new");
        assertThat(link(officer, id, "D77").statusCode()).isEqualTo(403);
        HttpResponse<String> wrong = link(it, id, "X1");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("名录里没有这个员工编号");
        assertThat(link(stranger, id, "D77").statusCode()).isIn(403, 404);
        assertThat(link(it, id, " D77 ").statusCode()).isEqualTo(303);
        assertThat(link(it, id, "D77").statusCode()).isEqualTo(409);
        assertThat(officer.submit("/desk/reviews", "/desk/reviews/draw").statusCode())
                .isNotEqualTo(403);
    }

    private static HttpResponse<String> link(FormBrowser by, String staff, String number) {
        return by.submit("/desk", "/desk/staff/link", "staff", staff, "number", number);
    }

    @Test
    void desk_signedOutToken_isDead() {
        FormBrowser browser = signedIn(own, "out.soon", StaffRole.COUNTER);
        FormBrowser copy = browser.copy();
        assertThat(browser.submit("/desk", "/desk/sign-out").statusCode()).isEqualTo(303);
        assertThat(copy.get("/desk").statusCode()).isEqualTo(303);
    }

    @Test
    void counter_exactMrn_showsOnePersonMaskedAndIsOnHerRecord() {
        HttpResponse<String> page = open(counter, "M20260001");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("张*", "154****1234", "末四位 0001", "查看人")
                .doesNotContain("张演示", PHONE, "M20260001");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(
                        rooms.access()
                                .timeline()
                                .list(AccessReading.of(1, List.of(new Subject(zhang, own, false))))
                                .items())
                .anySatisfy(
                        look -> {
                            assertThat(look.system().code()).isEqualTo(CounterWiring.SYSTEM);
                            assertThat(look.accessor().code()).hasSize(5);
                        });
    }

    @Test
    void counter_staffOfAnotherHospital_findsNothing() {
        HttpResponse<String> page = open(stranger, "M20260001");
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("本院没有这个号码").doesNotContain("张*", "154****1234");

        String opening = find(OPENING, open(counter, "M20260001").body());
        HttpResponse<String> slip =
                stranger.submit("/desk/counter", "/desk/counter/slip", "opening", opening);
        assertThat(slip.statusCode()).isEqualTo(422);
        assertThat(slip.body()).doesNotContain("张*", "154****1234");
    }

    @Test
    void counter_wrongRole_isForbiddenOnEveryPath() {
        assertThat(it.get("/desk/counter").statusCode()).isEqualTo(403);
        String opening = find(OPENING, open(counter, "M20260001").body());
        for (String path : List.of("person", "slip", "phone", "second-factor", "list", "wish")) {
            HttpResponse<String> answer =
                    it.submit(
                            "/desk",
                            "/desk/counter/" + path,
                            "opening",
                            opening,
                            "number",
                            "M20260001",
                            "paper",
                            "passport",
                            "phone",
                            PHONE,
                            "wish",
                            "x");
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
        }
        assertThat(counter.get("/desk/staff").statusCode()).isEqualTo(403);
        assertThat(it.get("/desk/staff").statusCode()).isEqualTo(200);
    }

    @Test
    void counter_withoutFormToken_doesNothing() {
        String opening = find(OPENING, open(counter, "M20260001").body());
        for (String path : List.of("person", "slip", "phone", "second-factor", "list", "wish")) {
            for (String token : List.of("", "wrong")) {
                HttpResponse<String> answer =
                        counter.post(
                                "/desk/counter/" + path,
                                "csrf",
                                token,
                                "opening",
                                opening,
                                "kind",
                                "mrn",
                                "number",
                                "M20260001");
                assertThat(answer.statusCode()).as(path).isEqualTo(303);
                assertThat(answer.body()).doesNotContain("张*");
            }
        }
    }

    @Test
    void counter_tokenOfAnotherSession_doesNothing() {
        String ofStranger = stranger.token("/desk/counter");
        String ofNobody = new FormBrowser(portal).token("/desk/sign-in");
        for (String token : List.of(ofStranger, ofNobody)) {
            HttpResponse<String> answer =
                    counter.post(
                            "/desk/counter/person",
                            "csrf",
                            token,
                            "kind",
                            "mrn",
                            "number",
                            "M20260001");
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.body()).doesNotContain("张*");
        }
    }

    @Test
    void counter_slip_codeLetsHerBindAndNothingIsInTheAddress() {
        String opening = find(OPENING, open(counter, "M20260001").body());
        HttpResponse<String> slip =
                counter.submit("/desk/counter", "/desk/counter/slip", "opening", opening);

        assertThat(slip.statusCode()).isEqualTo(200);
        assertThat(slip.body())
                .contains("class=\"qr\"", "154****1234", "经办")
                .doesNotContain("张", PHONE, "妇产", "产科");
        assertThat(slip.body().split("<div class=\"slip card\">", 2)[1].split("</div>\n<div", 2)[0])
                .doesNotContain("医院");
        assertThat(find(CODE, slip.body())).hasSize(14);
        HttpResponse<String> bind =
                new FormBrowser(portal)
                        .submit("/bind", "/bind", "code", find(CODE, slip.body()), "phone", PHONE);
        assertThat(bind.statusCode()).isEqualTo(303);
    }

    @Test
    void counter_papersNotChecked_makesNothing() {
        String opening = find(OPENING, open(counter, "M20260001").body());
        for (String path : List.of("phone", "second-factor", "list")) {
            HttpResponse<String> answer =
                    counter.submit(
                            "/desk/counter",
                            "/desk/counter/" + path,
                            "opening",
                            opening,
                            "phone",
                            "15400009999");
            assertThat(answer.statusCode()).as(path).isEqualTo(422);
            assertThat(answer.body()).contains("请先核对证件").doesNotContain("big-code");
        }
    }

    @Test
    void counter_papersChecked_makesCodesAndPrintsHerList() {
        String opening = find(OPENING, open(counter, "M20260001").body());
        HttpResponse<String> factor = papers("second-factor", opening);
        assertThat(factor.body()).containsPattern("big-code code\">[0-9]{4} [0-9]{4}<");
        assertThat(papers("phone", opening).body()).contains("刚才告诉我们的手机号");
        HttpResponse<String> list = papers("list", opening);
        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("谁看过 · 医院服务台", "打印过").doesNotContain("li.min ·\n");
    }

    private static HttpResponse<String> papers(String path, String opening) {
        return counter.submit(
                "/desk/counter",
                "/desk/counter/" + path,
                "opening",
                opening,
                "paper",
                "resident-card",
                "phone",
                "15400009999");
    }

    @Test
    void counter_wish_isKeptAndCounted() {
        String opening = find(OPENING, open(counter, "M20260001").body());
        HttpResponse<String> kept =
                counter.submit(
                        "/desk/counter",
                        "/desk/counter/wish",
                        "opening",
                        opening,
                        "wish",
                        "不要再给<b>月嫂公司</b>");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.body()).contains("已登记她的停止意愿").doesNotContain("月嫂公司");
        assertThat(
                        counter.submit(
                                        "/desk/counter",
                                        "/desk/counter/wish",
                                        "opening",
                                        opening,
                                        "wish",
                                        " ")
                                .statusCode())
                .isEqualTo(422);
    }

    private static HttpResponse<String> open(FormBrowser browser, String mrn) {
        return browser.submit(
                "/desk/counter", "/desk/counter/person", "kind", "mrn", "number", mrn);
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }
}
