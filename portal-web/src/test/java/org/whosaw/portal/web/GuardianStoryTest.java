package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.setup.Bootstrap;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sourceforge.argparse4j.inf.Namespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.app.CounterWiring;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.staff.StaffRegistry;
import org.whosaw.portal.kernel.PersonId;

/** A father at the counter: let in by his papers, kept out by an order, let in again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardianStoryTest {
    private static final Pattern OPENING = Pattern.compile("name=\"opening\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("name=\"link\" value=\"([^\"]+)\"");
    private static final String PAGE = "/desk/counter/guardians";
    private static final String FATHER = "another patient";

    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;
    static FormBrowser counter;
    static FormBrowser officer;
    static FormBrowser mother;
    static FormBrowser father;
    static String fathersToken;
    static String entry;
    static String question;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        counter = desk(StaffRole.COUNTER);
        officer = desk(StaffRole.PRIVACY_OFFICER);
        mother = child("A");
        father = child(FATHER);
        fathersToken = world.token(FATHER);
        entry = looks(world.child).stream().map(Access::id).findFirst().orElseThrow();
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static FormBrowser desk(StaffRole role) {
        return new FormBrowser(portal).with("__Host-desk=" + world.staffCookie(world.first, role));
    }

    private static FormBrowser child(String who) {
        return world.browser(who).with("__Host-subject=" + world.child.code());
    }

    private static List<Access> looks(PersonId person) {
        return world.rooms()
                .access()
                .timeline()
                .list(AccessReading.of(1, List.of(new Subject(person, world.first, false))))
                .items();
    }

    private static long atCounter(PersonId person) {
        return looks(person).stream()
                .filter(each -> each.system().code().equals(CounterWiring.SYSTEM))
                .count();
    }

    private static String opening(FormBrowser by, String mrn) {
        HttpResponse<String> person =
                by.submit("/desk/counter", "/desk/counter/person", "kind", "mrn", "number", mrn);
        Matcher opening = OPENING.matcher(person.body());
        assertThat(opening.find()).as(person.body()).isTrue();
        return opening.group(1);
    }

    private static HttpResponse<String> link(String opening, String number, String... changes) {
        String[] form = {
            "opening",
            opening,
            "kind",
            "mrn",
            "number",
            number,
            "paper",
            "resident-card",
            "relation",
            "father",
            "reason",
            "parent",
            "proof",
            "birth-certificate",
            "since",
            "",
            "until",
            ""
        };
        for (int i = 0; i < changes.length; i += 2) {
            for (int j = 0; j < form.length; j += 2) {
                form[j + 1] = form[j].equals(changes[i]) ? changes[i + 1] : form[j + 1];
            }
        }
        return counter.submit("/desk/counter", PAGE + "/link", form);
    }

    private static HttpResponse<String> act(FormBrowser by, String what, String reason) {
        String opening = opening(by, TwoHospitals.CHILD_MRN);
        String page = by.submit("/desk/counter", PAGE, "opening", opening).body();
        // The mother's link comes first, the blocked one of the world second, the father's last.
        Matcher links = LINK.matcher(page.substring(page.indexOf(OWN_END)));
        assertThat(links.find()).as(page).isTrue();
        String[] form = {
            "opening", opening, "link", links.group(1), "reason", reason, "proof", "court-paper"
        };
        return by.submit("/desk/counter", PAGE + "/" + what, form);
    }

    /** What the father's number ends in, as the page shows it. */
    private static final String OWN_END = "末四位 0002";

    private static HttpResponse<String> api(String path) {
        return portal.send(
                HttpRequest.newBuilder(portal.at(path))
                        .header("Authorization", "Bearer " + fathersToken));
    }

    private static String list() {
        return "/api/v1/me/accesses?subject=" + world.child.code();
    }

    @Test
    @Order(1)
    void link_badInput_isSaidAndNothingDone() {
        String opening = opening(counter, TwoHospitals.CHILD_MRN);
        assertThat(link(opening, "none").body()).contains("本院没有这个号码");
        assertThat(link(opening, TwoHospitals.OTHER_MRN, "relation", "").body())
                .contains("还有没选或填错");
        assertThat(link(opening, TwoHospitals.OTHER_MRN, "since", "yesterday").statusCode())
                .isEqualTo(422);
        assertThat(link(opening, TwoHospitals.OTHER_MRN, "until", "2020-01-01").body())
                .contains("日期对不上");
        assertThat(link(opening, TwoHospitals.OTHER_MRN, "until", "2099-01-01").body())
                .contains("日期对不上");
        assertThat(link(opening, TwoHospitals.OTHER_MRN, "reason", "custody").body())
                .contains("这个原因不能");
        assertThat(link(opening, TwoHospitals.CHILD_MRN).body()).contains("孩子或已故的人");
        HttpResponse<String> there = link(opening, TwoHospitals.MRN);
        assertThat(there.statusCode()).isEqualTo(422);
        assertThat(there.body()).contains("已经登记过").doesNotContain(TwoHospitals.NAME);
        HttpResponse<String> over = link("not-an-opening", TwoHospitals.OTHER_MRN);
        assertThat(over.headers().firstValue("Location").orElse("")).endsWith("note=over");
        String grown = opening(counter, TwoHospitals.MRN);
        assertThat(counter.submit("/desk/counter", PAGE, "opening", grown).statusCode())
                .isEqualTo(422);
        assertThat(world.rooms().guardians().linksTo(world.child)).hasSize(2);
        assertThat(api(list()).statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void link_byPapers_fatherReadsAndTheMotherSeesIt() {
        long before = atCounter(world.child);
        HttpResponse<String> done =
                link(opening(counter, TwoHospitals.CHILD_MRN), TwoHospitals.OTHER_MRN);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(done.body())
                .contains("已登记：卞*", "爸爸，现在能看")
                .doesNotContain("卞演示", TwoHospitals.OTHER_MRN, TwoHospitals.CHILD_NAME);

        assertThat(api(list()).body()).contains(entry);
        assertThat(father.get("/accesses/" + entry).statusCode()).isEqualTo(200);
        assertThat(mother.get("/readers").body()).contains("爸爸", "核对了出生医学证明");
        assertThat(mother.get("/notices").body()).contains("能看孩子名单的人有变化");
        assertThat(atCounter(world.child)).isEqualTo(before + 2);
        assertThat(atCounter(world.other)).isPositive();
        assertThat(looks(world.child).get(0).explanation().rule()).isEqualTo(WhyRule.AT_COUNTER);
        assertThat(link(opening(counter, TwoHospitals.CHILD_MRN), TwoHospitals.OTHER_MRN).body())
                .contains("已经登记过");
        question = ask();
    }

    /** The father asks why somebody opened the child's record. */
    private static String ask() {
        String body = "{\"type\":\"explain\",\"access\":\"%s\",\"when\":\"now\"}".formatted(entry);
        HttpResponse<String> filed =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/me/requests"))
                                .header("Authorization", "Bearer " + fathersToken)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String where = filed.headers().firstValue("Location").orElseThrow();
        return where.substring(where.lastIndexOf('/') + 1);
    }

    @Test
    @Order(3)
    void block_byOrder_losesEverythingAtOnceAndIsNotToldWhen() {
        long his = atCounter(world.other);
        assertThat(father.get("/matters/" + question).statusCode()).isEqualTo(200);
        assertThat(act(counter, "block", "order-over").body()).contains("这个原因不能");
        assertThat(act(counter, "block", "protection-order").body()).contains("爸爸，已停止");

        assertThat(api(list()).statusCode()).isEqualTo(404);
        assertThat(api("/api/v1/me").body()).doesNotContain(world.child.code());
        assertThat(api("/api/v1/me/requests/" + question).statusCode()).isEqualTo(404);
        assertThat(api("/api/v1/me/accesses/" + entry).statusCode()).isEqualTo(404);
        for (String page : List.of("/accesses/" + entry, "/matters/" + question)) {
            assertThat(father.get(page).statusCode()).isEqualTo(404);
        }
        assertThat(father.get("/readers").body()).doesNotContain("监护人</h2>", "爸爸");
        assertThat(father.get("/notices").body()).doesNotContain("能看孩子名单的人有变化");
        assertThat(atCounter(world.other)).isEqualTo(his);
        assertThat(mother.get("/accesses/" + entry).statusCode()).isEqualTo(200);
        assertThat(mother.get("/readers").body()).contains("停止了爸爸").doesNotContain("人身安全保护令");
    }

    @Test
    @Order(4)
    void unblock_onlyByTheOfficer_opensAgain() {
        String page =
                counter.submit(
                                "/desk/counter",
                                PAGE,
                                "opening",
                                opening(counter, TwoHospitals.CHILD_MRN))
                        .body();
        assertThat(page).contains("恢复查看请转信息保护专员办理").doesNotContain(PAGE + "/unblock");
        assertThat(act(officer, "unblock", "order-over").body()).contains("爸爸，现在能看");
        assertThat(api(list()).body()).contains(entry);
        assertThat(world.rooms().guardians().stepsOf(world.child)).hasSize(5);
    }

    @Test
    @Order(5)
    void command_blocksInTheNameOfStaff_andARunningServerRefusesAtOnce() {
        assertThat(api(list()).statusCode()).isEqualTo(200);
        long before = atCounter(world.child);
        command("list", Map.of());
        command("block", Map.of("reason", "custody", "paper", "court-paper"));
        assertThat(api(list()).statusCode()).isEqualTo(404);
        assertThat(atCounter(world.child)).isEqualTo(before + 3);
        assertThatThrownBy(() -> command("block", Map.of("reason", "custody", "paper", "none")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("court-paper");
    }

    private static void command(String action, Map<String, Object> more) {
        String login =
                world.rooms().identity().staff().registry().ofHospital(world.first).stream()
                        .filter(each -> each.roles().contains(StaffRole.PRIVACY_OFFICER))
                        .map(StaffRegistry.Staff::login)
                        .findFirst()
                        .orElseThrow();
        Map<String, Object> options = new HashMap<>(more);
        options.put("action", action);
        options.put("hospital", "H1");
        options.put("by", login);
        options.put("child", TwoHospitals.CHILD_MRN);
        options.put("guardian", TwoHospitals.OTHER_MRN);
        new GuardianCommand(Clock.systemUTC())
                .run(
                        new Bootstrap<>(portal.support().getApplication()),
                        new Namespace(options),
                        portal.support().getConfiguration());
    }
}
