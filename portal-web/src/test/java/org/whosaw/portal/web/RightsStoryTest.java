package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.setup.Bootstrap;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.inf.Namespace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.StaffEntry;
import org.whosaw.portal.hospital.PersonKind;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.staff.Base32;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.identity.staff.Totp;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.clock.SilenceStatement;
import org.whosaw.portal.request.rights.desk.RightsIntake.Incoming;

/** Every right beside asking why, over HTTP: from what she files to the answer that she opens. */
class RightsStoryTest {
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern NUMBER = Pattern.compile("rq_[0-9A-Z]{13}");
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");
    private static final String[] WHY = {
        "text", "没有照办。",
        "reason", "record-is-right",
        "reasonText", "与证件一致。",
        "law", "个人信息保护法 第四十六条",
        "remedies", "可以投诉，也可以起诉。"
    };

    @TempDir static Path folder;

    static RunningPortal portal;
    static TwoHospitals world;
    static FormBrowser her;
    static int made;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        her = world.browser("A").with("__Host-subject=" + world.a.code());
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    /** A member of the desk with a browser; her one-time code is good once. */
    private record Member(FormBrowser browser, byte[] secret) {
        static Member of(StaffRole role, String name) {
            String login = "story." + ++made;
            var staff = world.rooms().identity().staff();
            NewStaff fresh = staff.registry().add(world.first, login, EnumSet.of(role));
            long id =
                    staff.registry().ofHospital(world.first).stream()
                            .filter(each -> each.login().equals(login))
                            .findFirst()
                            .orElseThrow()
                            .id();
            world.rooms()
                    .hospital()
                    .directory()
                    .putStaff(
                            world.first,
                            List.of(
                                    new StaffEntry(
                                            login, name, "clerk", null, "患者办公室", null, null,
                                            null)));
            world.rooms().deskStaff().link(world.first, id, login);
            byte[] secret = Base32.decode(fresh.totpSecret().reveal());
            String session =
                    staff.signIn()
                            .signIn(
                                    login,
                                    fresh.password().reveal(),
                                    Totp.code(secret, Totp.step(world.rooms().clock().instant())),
                                    new ClientAddress("local", ""))
                            .reveal();
            return new Member(new FormBrowser(portal).with("__Host-desk=" + session), secret);
        }

        String code() {
            return Totp.code(secret, Totp.step(world.rooms().clock().instant()) + 1);
        }

        /** Takes a step from the case as it stands now. */
        HttpResponse<String> step(String number, String step, String... fields) {
            String address = "/desk/requests/" + number;
            String page = browser.get(address).body();
            Matcher version = VERSION.matcher(page);
            return from(version.find() ? version.group(1) : "0", number, step, fields);
        }

        HttpResponse<String> from(String version, String number, String step, String... fields) {
            String address = "/desk/requests/" + number;
            String[] all = new String[fields.length + 4];
            all[0] = "version";
            all[1] = version;
            all[2] = "step";
            all[3] = step;
            System.arraycopy(fields, 0, all, 4, fields.length);
            return browser.submit(address, address + "/step", all);
        }

        String version(String number) {
            Matcher version = VERSION.matcher(browser.get("/desk/requests/" + number).body());
            assertThat(version.find()).isTrue();
            return version.group(1);
        }
    }

    private static Member officer() {
        return Member.of(StaffRole.PRIVACY_OFFICER, "钱演安");
    }

    private static String file(FormBrowser browser, String... fields) {
        HttpResponse<String> filed =
                browser.submit("/rights/new?kind=" + fields[1], "/rights/new", fields);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(303);
        Matcher number = NUMBER.matcher(filed.headers().firstValue("Location").orElseThrow());
        assertThat(number.find()).isTrue();
        return number.group();
    }

    private static void ok(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    }

    private static String[] with(String[] some, String... more) {
        String[] all = new String[some.length + more.length];
        System.arraycopy(some, 0, all, 0, some.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    private static String[] outcome(String code) {
        return new String[] {"outcome", code, "text", "按您说的办好了。"};
    }

    /** Answers as one of the desk and, where it needs two, as another; she opens the answer. */
    private static void answered(String number, String said, String... content) {
        Member one = officer();
        ok(one.step(number, "take"));
        ok(one.step(number, "answer", with(content, "code", one.code())));
        String page = her.get("/rights/" + number).body();
        if (page.contains("第二位专人正在复核")) {
            assertThat(one.step(number, "release", "code", one.code()).statusCode()).isIn(409, 422);
            Member other = officer();
            ok(other.step(number, "release", "code", other.code()));
            page = her.get("/rights/" + number).body();
        }
        assertThat(page).contains("医院已经答复", said);
        assertThat(her.get("/rights/" + number + "/answer").body().split("\\.")).hasSize(3);
    }

    @Test
    void everyKind_fromFilingToOpenedAnswer() {
        String seen = file(her, "kind", "access", "scope", "record");
        answered(seen, "照办了", outcome("granted"));
        answered(file(her, "kind", "rectify", "scope", "record"), "加了说明", outcome("addendum"));
        answered(file(her, "kind", "restrict", "scope", "contact"), "照办了", outcome("granted"));
        answered(file(her, "kind", "object", "scope", "given"), "照办了", outcome("granted"));
        answered(file(her, "kind", "close-account", "scope", "account"), "已删除", outcome("deleted"));

        FormBrowser fresh = world.browser("A").with("__Host-subject=" + world.a.code());
        assertThat(
                        fresh.submit(
                                        "/rights/new?kind=restrict",
                                        "/rights/new",
                                        "kind",
                                        "delete",
                                        "scope",
                                        "contact")
                                .statusCode())
                .isEqualTo(403);
        ok(
                her.submit(
                        "/rights/new?kind=delete",
                        "/rights/new/factor",
                        "kind",
                        "delete",
                        "visit",
                        TwoHospitals.VISIT,
                        "date",
                        TwoHospitals.VISIT_DAY,
                        "counter",
                        ""));
        answered(
                file(her, "kind", "delete", "scope", "record"),
                "法律要求保存，已停用",
                with(WHY, "until", "2056-01-01", "outcome", "frozen-by-law"));
        answered(file(her, "kind", "copy", "scope", "record"), "照办了", outcome("granted"));
        answered(
                file(her, "kind", "portability", "scope", "all", "receiver", "演示社区医院"),
                "照办了",
                outcome("granted"));
        assertThat(her.get("/rights").body()).contains("已答复");
    }

    @Test
    void whatThePagesShow_isAnsweredAtOnce_andTheDeskNeverSeesIt() {
        String number = file(her, "kind", "access", "scope", "looks");
        assertThat(her.get("/rights/" + number).body()).contains("您的页面上就能看到", "href=\"/accesses\"");
        assertThat(officer().browser().get("/desk/requests/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void refusal_isBlockedUntilComplete_andTheSecondOfTwoIsTold() {
        String number = file(her, "kind", "rectify", "scope", "identity");
        Member one = officer();
        Member other = officer();
        ok(one.step(number, "take"));
        HttpResponse<String> bare =
                one.step(number, "answer", "outcome", "refused", "text", "不改。", "remedies", "");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body())
                .contains("没有发出", "reasons-error", "reasonText-error", "law-error")
                .contains("remedies-error", "不改。");
        String version = other.version(number);
        ok(one.step(number, "answer", with(WHY, "outcome", "refused", "code", one.code())));
        HttpResponse<String> second =
                other.from(version, number, "answer", with(outcome("granted"), "code", "000000"));
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("没有覆盖任何内容");
        assertThat(her.get("/rights/" + number).body())
                .contains("没有照办", "核实过，记录没有错", "第四十六条", "可以投诉，也可以起诉");
        ok(her.submit("/rights/" + number, "/rights/" + number + "/reply", "words", "证件换过"));
        assertThat(other.browser().get("/desk/requests/" + number).body()).contains("证件换过");
    }

    private static HttpResponse<String> desk(String token, String path, String body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at("/api/v1/staff/requests/" + path))
                        .header("Authorization", "Bearer " + token);
        return portal.send(
                body.isEmpty()
                        ? request
                        : request.header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void evidence_collectsItself_isTheDraft_andSheSeesThatItWasOpened() throws Exception {
        String number = file(her, "kind", "access", "scope", "all");
        Member one = officer();
        ok(one.step(number, "take"));
        String address = "/desk/requests/" + number + "/evidence";
        assertThat(one.browser().get("/desk/requests/" + number).body()).contains(address);
        HttpResponse<String> page = one.browser().get(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("收集到的证据", "答复草稿", "打开过")
                .doesNotContain(TwoHospitals.NAME, TwoHospitals.MRN);
        HttpResponse<String> file = one.browser().get(address + "/file");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow()).contains(number);
        JsonNode whole = new ObjectMapper().readTree(file.body());
        assertThat(whole.get("looks")).hasSize(whole.get("counts").get("looks").asInt());
        assertThat(one.browser().get("/desk/requests/" + number + "?draft=evidence").body())
                .contains("以下是截至");
        assertThat(her.get("/accesses").body()).contains("个人信息请求办理");
        assertThat(Member.of(StaffRole.AUDITOR, "冯演审").browser().get(address).statusCode())
                .isEqualTo(404);
        String token = world.staffToken(world.first, StaffRole.PRIVACY_OFFICER);
        JsonNode overApi =
                new ObjectMapper().readTree(desk(token, number + "/evidence", "").body());
        assertThat(overApi.get("draft").asText()).isNotEmpty();
        String other = world.staffToken(world.second, StaffRole.PRIVACY_OFFICER);
        assertThat(desk(other, number + "/evidence", "").statusCode()).isEqualTo(404);
    }

    @Test
    void case_overTheApi_isTakenOnce_andNotAnsweredIncomplete() {
        String number = file(her, "kind", "rectify", "scope", "looks");
        String token = world.staffToken(world.first, StaffRole.PRIVACY_OFFICER);
        String read = desk(token, number, "").body();
        assertThat(read).contains("\"version\":1", "\"filed\"").doesNotContain(TwoHospitals.NAME);
        assertThat(desk(token, number + "/take", "{\"version\":1}").statusCode()).isEqualTo(200);
        assertThat(desk(token, number + "/take", "{\"version\":1}").statusCode()).isEqualTo(409);
        HttpResponse<String> bare =
                desk(
                        token,
                        number + "/answer",
                        "{\"version\":2,\"outcome\":\"refused\",\"text\":\"x\"}");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(bare.body()).contains("reasonText", "law", "remedies");
        String other = world.staffToken(world.second, StaffRole.PRIVACY_OFFICER);
        assertThat(desk(other, number, "").statusCode()).isEqualTo(404);
    }

    @Test
    void missing_isAskedOnce_andTheClockStands() {
        String number = file(her, "kind", "rectify", "scope", "contact");
        Member one = officer();
        ok(one.step(number, "acknowledge"));
        ok(one.step(number, "take"));
        ok(one.step(number, "task", "askedOf", "病案室", "task", "核对登记的电话", "days", "2"));
        ok(one.step(number, "missing", "ask", "请补新号码的登记截图"));
        assertThat(her.get("/rights/" + number).body()).contains("请补新号码的登记截图", "时间停着");
        ok(her.submit("/rights/" + number, "/rights/" + number + "/reply", "words", "已补"));
        assertThat(one.step(number, "missing", "ask", "还缺").statusCode()).isEqualTo(422);
        ok(one.step(number, "hold", "ask", "新号码打不通"));
        assertThat(one.step(number, "hold-agree").statusCode()).isEqualTo(422);
        ok(officer().step(number, "hold-agree"));
        assertThat(her.get("/rights/" + number).body()).contains("新号码打不通", "两位专人同意");
    }

    @Test
    void silence_isStated_andLeadsToAComplaintWithTheStatement() throws Exception {
        var rights = world.rooms().rights();
        String number =
                rights.intake()
                        .take(
                                new Incoming(
                                        world.first,
                                        world.a,
                                        new Filer(Capacity.SELF, null, null, world.a),
                                        RequestKind.RECTIFY,
                                        RightsScope.CONTACT,
                                        RightsWords.NONE,
                                        null,
                                        RightsAudience.DESK,
                                        Instant.now().minus(Duration.ofDays(80)),
                                        true,
                                        By.CLOCK))
                        .number();
        for (int i = 0; i < 3; i++) {
            rights.ticker().tick();
        }
        assertThat(her.get("/rights/" + number).body()).contains("承诺的日期已过", "系统上线前提出的", "/silence");
        byte[] note =
                her.get("/rights/" + number + "/silence").body().getBytes(StandardCharsets.UTF_8);
        assertThat(SilenceStatement.check(note, null).orElseThrow().request()).isEqualTo(number);
        VerifyCommand verify = new VerifyCommand(Clock.systemUTC());
        Path file = Files.write(folder.resolve("overdue.txt"), note);
        verify.run(
                new Bootstrap<>(new WhoSawApplication()),
                new Namespace(Map.of("file", file.toString())));
        HttpResponse<String> begun =
                her.submit("/rights/" + number, "/write/from", "reference", "/rights/" + number);
        assertThat(begun.statusCode()).isEqualTo(303);
        assertThat(begun.headers().firstValue("Location").orElseThrow()).endsWith("/write");
        assertThat(officer().browser().get("/desk/requests/" + number).body()).contains("到期没有答复");
    }

    private static void patient(String mrn, String name, LocalDate birth, @Nullable Instant died) {
        world.rooms()
                .hospital()
                .patients()
                .putPatients(
                        world.first,
                        List.of(
                                new PatientEntry(
                                        mrn,
                                        PersonKind.PATIENT,
                                        name,
                                        null,
                                        null,
                                        birth,
                                        null,
                                        null,
                                        died,
                                        List.of())));
    }

    private static HttpResponse<String> hand(
            FormBrowser browser, String cookie, String number, byte[] file) {
        String token = browser.token("/rights/" + number);
        String begin =
                "--x\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                        + token
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndeath"
                        + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\";"
                        + " filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n";
        return portal.send(
                HttpRequest.newBuilder(portal.at("/rights/" + number + "/papers"))
                        .header("Cookie", cookie)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(
                                BodyPublishers.concat(
                                        BodyPublishers.ofString(begin),
                                        BodyPublishers.ofByteArray(file),
                                        BodyPublishers.ofString("\r\n--x--\r\n"))));
    }

    @Test
    void daughterOfOneWhoDied_papersAreCheckedAndDestroyed() {
        patient("MTX0066", "毋演母", LocalDate.of(1950, 1, 1), Instant.now().minusSeconds(9_000));
        String cookie = "__Host-session=" + world.pageCookie("another patient");
        FormBrowser daughter = new FormBrowser(portal).with(cookie);
        String number =
                file(
                        daughter,
                        "kind",
                        "access",
                        "scope",
                        "record",
                        "capacity",
                        "relative",
                        "aboutName",
                        "毋演母",
                        "aboutNumber",
                        "MTX0066",
                        "relation",
                        "女儿");
        assertThat(daughter.get("/rights/" + number).body()).contains("交材料");
        Member one = officer();
        ok(one.step(number, "take"));
        assertThat(
                        one.step(number, "answer", with(outcome("granted"), "code", one.code()))
                                .statusCode())
                .isEqualTo(422);
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
        assertThat(hand(daughter, cookie, number, "not a picture".getBytes(StandardCharsets.UTF_8)))
                .satisfies(each -> assertThat(each.statusCode()).isEqualTo(422));
        HttpResponse<String> handed = hand(daughter, cookie, number, png);
        assertThat(handed.statusCode()).isEqualTo(303);
        String page = one.browser().get("/desk/requests/" + number).body();
        Matcher paper = Pattern.compile("/papers/(ev_[0-9A-Z]{13})").matcher(page);
        assertThat(paper.find()).as(page).isTrue();
        String address = "/desk/requests/" + number + "/papers/" + paper.group(1);
        assertThat(one.browser().get(address).statusCode()).isEqualTo(200);
        ok(one.step(number, "papers-yes"));
        assertThat(one.browser().get(address).statusCode()).isEqualTo(404);
        assertThat(one.browser().get("/desk/requests/" + number).body()).contains("已核对，已销毁");
        ok(one.step(number, "answer", with(outcome("granted"), "code", one.code())));
        assertThat(daughter.get("/rights/" + number).body()).contains("医院已经答复");
        assertThat(her.get("/rights/" + number).statusCode()).isEqualTo(404);
    }

    @Test
    void motherForNewborn_isTheMinorsRequest_andRefusedOnlyInWriting() {
        FormBrowser mother = world.browser("A").with("__Host-subject=" + world.child.code());
        String number = file(mother, "kind", "rectify", "scope", "identity");
        Member one = officer();
        assertThat(one.browser().get("/desk/requests/" + number).body()).contains("未成年人", "监护人");
        ok(one.step(number, "take"));
        ok(one.step(number, "answer", with(WHY, "outcome", "refused", "code", one.code())));
        assertThat(mother.get("/rights/" + number).body()).contains("没有照办", "第四十六条");
        assertThat(mother.get("/rights/" + number + "/answer").body()).isNotEmpty();
    }

    private static String atCounter(String mrn, String... fields) {
        FormBrowser clerk = Member.of(StaffRole.COUNTER, "吴演台").browser();
        String page =
                clerk.submit("/desk/counter", "/desk/counter/person", "kind", "mrn", "number", mrn)
                        .body();
        Matcher opening = OPENING.matcher(page);
        assertThat(opening.find()).isTrue();
        String[] here = {"opening", opening.group(1)};
        assertThat(clerk.submit("/desk/counter", "/desk/counter/rights", here).statusCode())
                .isEqualTo(200);
        assertThat(
                        clerk.submit(
                                        "/desk/counter",
                                        "/desk/counter/rights/file",
                                        with(
                                                here,
                                                "capacity",
                                                "self",
                                                "kind",
                                                "rectify",
                                                "scope",
                                                "contact"))
                                .statusCode())
                .isEqualTo(422);
        HttpResponse<String> filed =
                clerk.submit("/desk/counter", "/desk/counter/rights/file", with(here, fields));
        Matcher number = NUMBER.matcher(filed.body());
        assertThat(number.find()).as(filed.body()).isTrue();
        return number.group();
    }

    @Test
    void sixteenYearOld_atTheCounter_comesFirst_andTheHelpIsOnRecord() {
        patient("MTX0016", "佟演少", LocalDate.now().minusYears(16), null);
        String number =
                atCounter(
                        "MTX0016",
                        "capacity",
                        "self",
                        "kind",
                        "rectify",
                        "scope",
                        "contact",
                        "paper",
                        "resident-card");
        assertThat(officer().browser().get("/desk/requests/" + number).body())
                .contains("未成年人", "由服务台代为填写");
    }

    @Test
    void nurseWhoIsThePatient_onlyTheNamedOpenHers_andSheSeesEachLook() {
        String number = file(her, "kind", "restrict", "scope", "record", "colleague", "on");
        assertThat(officer().browser().get("/desk/requests/" + number).statusCode()).isEqualTo(404);
        // Nobody is named by the configuration of this test, so the auditor is the one.
        Member auditor = Member.of(StaffRole.AUDITOR, "冯演审");
        assertThat(auditor.browser().get("/desk/requests/" + number).statusCode()).isEqualTo(200);
        assertThat(her.get("/notices").body()).contains("/rights/" + number);
        assertThat(her.get("/accesses").body()).contains("个人信息请求办理");
    }

    @Test
    void queue_ofTheDesk_namesNobody_andShowsEachOnlyToThoseWhoHandleIt() {
        String number = file(her, "kind", "restrict", "scope", "contact");
        FormBrowser officer = officer().browser();
        String queue = officer.get("/desk/requests").body();
        assertThat(queue)
                .contains("/desk/requests/" + number)
                .doesNotContain(TwoHospitals.NAME, TwoHospitals.MRN);
        assertThat(officer.get("/desk/requests?show=mine").body()).doesNotContain(number);
        assertThat(officer.get("/desk/requests?kind=delete").body()).doesNotContain(number);
        assertThat(officer.get("/desk/requests?number=" + number).statusCode()).isEqualTo(303);
        HttpResponse<String> wrong = officer.get("/desk/requests?number=rq");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("没有这个编号");
        assertThat(Member.of(StaffRole.AUDITOR, "冯演审").browser().get("/desk/requests").body())
                .doesNotContain(number);
        assertThat(Member.of(StaffRole.IT, "冯演信").browser().get("/desk/requests").statusCode())
                .isEqualTo(403);
        FormBrowser elsewhere =
                new FormBrowser(portal)
                        .with(
                                "__Host-desk="
                                        + world.staffCookie(
                                                world.second, StaffRole.PRIVACY_OFFICER));
        HttpResponse<String> theirs = elsewhere.get("/desk/requests");
        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(theirs.body()).doesNotContain(number);
    }

    @Test
    void officerWhoIsThePatient_isRefused_andSheIsTold() {
        String number = file(her, "kind", "restrict", "scope", "contact");
        Member herself = Member.of(StaffRole.PRIVACY_OFFICER, TwoHospitals.NAME);
        HttpResponse<String> refused = herself.browser().get("/desk/requests/" + number);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(her.get("/rights/" + number).body()).contains("已经换人办理");
        Member auditor = Member.of(StaffRole.AUDITOR, "冯演审");
        assertThat(auditor.browser().get("/desk/requests/" + number).statusCode()).isEqualTo(200);
    }
}
