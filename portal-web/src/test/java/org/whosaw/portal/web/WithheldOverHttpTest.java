package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;

/** A notice that a law puts off: no door of hers tells of it, and then every door does. */
class WithheldOverHttpTest {
    private static final Pattern NUMBER = Pattern.compile("df_[0-9A-Z]{13}");
    private static final List<String> DOORS =
            List.of(
                    "/api/v1/me/accesses",
                    "/api/v1/me/overview",
                    "/api/v1/me/changes",
                    "/api/v1/me/disclosures",
                    "/fhir/AuditEvent?_count=50");

    @TempDir static Path folder;
    private static final String SYSTEM = "emr";

    private static RunningPortal portal;
    private static TwoHospitals world;
    private static String system;
    private static FormBrowser lin;
    private static FormBrowser zhou;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        system = world.systemToken(world.first, Set.of(Scope.INGEST));
        lin = desk();
        zhou = desk();
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static FormBrowser desk() {
        return new FormBrowser(portal)
                .with("__Host-desk=" + world.staffCookie(world.first, StaffRole.DEFERRALS));
    }

    private static String send(String id, String more) {
        String line =
                "{\"sourceEventId\":\"%s\",\"occurredAt\":\"2026-03-04T03:00:00Z\",\"system\":\"%s\","
                    + "\"accessor\":{\"account\":\"held-acc\",\"role\":\"nurse\"},\"action\":\"view\","
                    + "\"elements\":[\"name\"],%s\"subjects\":[{\"mrn\":\"%s\"}]}";
        return portal.send(
                        HttpRequest.newBuilder(
                                        portal.at("/api/v1/ingest/access-events?answers=all"))
                                .header("Authorization", "Bearer " + system)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                line.formatted(
                                                        id, SYSTEM, more, TwoHospitals.MRN))))
                .body();
    }

    private static String read(String path) {
        return portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + world.token("A")))
                .body()
                // what a moment changes
                .replaceAll(
                        "\"(until|from|to|lastUpdated|timestamp|asOf|at)\"\\s*:\\s*\"[^\"]*\"", "");
    }

    private static String day(int ahead) {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(ahead).toString();
    }

    @Test
    void source_putsOff_noDoorTellsOfIt() {
        List<String> before = DOORS.stream().map(WithheldOverHttpTest::read).toList();
        String deferral =
                "\"deferral\":{\"law\":\"刑事诉讼法\",\"article\":\"150\",\"until\":\"%sT00:00:00Z\","
                        + "\"approvedBy\":\"办案机关\"},";
        assertThat(send("held-1", deferral.formatted(day(20)))).contains("\"accepted\":1");

        for (int i = 0; i < DOORS.size(); i++) {
            String now = read(DOORS.get(i));
            assertThat(now).as(DOORS.get(i)).doesNotContain("刑事诉讼法", "held-back");
            assertThat(now.length()).as(DOORS.get(i)).isEqualTo(before.get(i).length());
        }
        String page = lin.get("/desk/withheld").body();
        assertThat(page).contains("刑事诉讼法", "办案机关").doesNotContain(TwoHospitals.MRN);
        assertThat(send("held-bad", "\"deferral\":{\"law\":\"x\"},")).contains("deferral.");
    }

    @Test
    void desk_two_holdAndLift_sheReadsUnderWhichLaw() {
        send("desk-1", "");
        HttpResponse<String> wrong =
                lin.submit("/desk/withheld", "/desk/withheld/propose", fields("nobody", 5));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("经办说明");

        HttpResponse<String> asked =
                lin.submit("/desk/withheld", "/desk/withheld/propose", fields("desk-1", 5));
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(303);
        String number = numberOf("经办说明");
        int there = count();
        lin.submit("/desk/withheld", "/desk/withheld/approve", "deferral", number);
        assertThat(count()).isEqualTo(there);
        zhou.submit("/desk/withheld", "/desk/withheld/approve", "deferral", number);
        assertThat(count()).isEqualTo(there - 1);
        assertThat(
                        zhou.submit(
                                        "/desk/withheld",
                                        "/desk/withheld/review",
                                        "deferral",
                                        number,
                                        "next",
                                        day(4))
                                .headers()
                                .firstValue("Location"))
                .hasValueSatisfying(where -> assertThat(where).contains("reviewed"));
        lin.submit("/desk/withheld", "/desk/withheld/lift", "deferral", number, "why", "案件已结");
        assertThat(count()).isEqualTo(there);
        FormBrowser her = world.browser("A");
        assertThat(her.get("/accesses?window=all").body()).contains("依法推迟告知");
        assertThat(read("/api/v1/me/accesses")).contains("held-back");
    }

    /** A screen of any desk names who looks, and holds nothing that is worth a photograph. */
    @Test
    void everyDesk_bearsTheViewer_andNoNumberOfAnybody() {
        for (StaffRole role : StaffRole.values()) {
            FormBrowser desk =
                    new FormBrowser(portal)
                            .with("__Host-desk=" + world.staffCookie(world.first, role));
            for (Place place : Place.values()) {
                HttpResponse<String> page = desk.get(place.href());
                if (page.statusCode() == 200) {
                    assertThat(page.body())
                            .as(place + " for " + role)
                            .contains("<svg class=\"watermark\"", "查看人 ")
                            .doesNotContain(TwoHospitals.MRN, TwoHospitals.NAME)
                            .doesNotContainPattern("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
                }
            }
        }
    }

    private static int count() {
        String all = read("/api/v1/me/accesses?limit=200");
        return all.split("\"id\"\\s*:\\s*\"ae_").length;
    }

    private static String numberOf(String why) {
        String page = zhou.get("/desk/withheld").body();
        String box = page.substring(0, page.indexOf(why));
        Matcher matcher = NUMBER.matcher(box.substring(box.lastIndexOf("<section")));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private static String[] fields(String id, int days) {
        return new String[] {
            "kind",
            "access",
            "system",
            SYSTEM,
            "sourceEventId",
            id,
            "mrn",
            TwoHospitals.MRN,
            "law",
            "监察法",
            "article",
            "28",
            "until",
            day(days),
            "reviewOn",
            day(days - 1),
            "why",
            "经办说明"
        };
    }
}
