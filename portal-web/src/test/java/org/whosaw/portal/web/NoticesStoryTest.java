package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.identity.StaffRole;

/** What she is told, and the register behind it, over HTTP: from the export to her inbox. */
class NoticesStoryTest {
    private static final Pattern USE = Pattern.compile("/desk/recipients/notice/(ru_[0-9A-Z]{13})");
    private static final Pattern FIELD = Pattern.compile("<textarea[^>]*name=\"([^\"]+)\"");
    private static final Pattern CARD = Pattern.compile("/desk/recipients/(rc_[0-9A-Z]{13})\">");

    @TempDir static Path folder;
    static RunningPortal portal;
    static TwoHospitals world;
    static FormBrowser her;
    static FormBrowser officer;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        her = world.browser("A").with("__Host-subject=" + world.a.code());
        officer =
                new FormBrowser(portal)
                        .with(
                                "__Host-desk="
                                        + world.staffCookie(
                                                world.first, StaffRole.PRIVACY_OFFICER));
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static String api(String path) {
        return portal.send(
                        HttpRequest.newBuilder(portal.at(path))
                                .header("Authorization", "Bearer " + world.token("A")))
                .body();
    }

    @Test
    void export_comesIntoHerInbox_andSheChoosesHowSheIsTold() {
        her.get("/notices"); // from now on there is a reader
        world.rooms()
                .access()
                .recorder()
                .record(
                        world.first,
                        List.of(
                                anAccessEvent("told-1")
                                        .by("S1")
                                        .at(
                                                world.rooms()
                                                        .clock()
                                                        .instant()
                                                        .minusSeconds(5)
                                                        .truncatedTo(ChronoUnit.SECONDS))
                                        .through("emr")
                                        .from("t1")
                                        .doing(AccessAction.EXPORT)
                                        .about(TwoHospitals.MRN)
                                        .build()));
        HttpResponse<String> inbox = her.get("/notices");
        assertThat(inbox.statusCode()).isEqualTo(200);
        assertThat(inbox.body()).contains("您的信息被导出或复制", "/accesses/ae_");
        assertThat(api("/api/v1/me/notices")).contains("\"kind\":\"exported\"", "no-consent");
        assertThat(api("/api/v1/me/disclosures")).contains("\"state\":\"none\"", "\"end\":{");

        HttpResponse<String> saved =
                her.submit(
                        "/notices/settings",
                        "/notices/settings",
                        "sms",
                        "no",
                        "digest",
                        "daily",
                        "quiet",
                        "night",
                        "neutral",
                        "yes");
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(api("/api/v1/me/notices/choice"))
                .contains("\"digest\":\"daily\"", "\"sms\":false", "\"quietFrom\":23");
        her.submit("/notices", "/notices/pause", "on", "yes");
        assertThat(her.get("/notices").body()).contains("恢复通知");
        assertThat(her.submit("/notices", "/notices/pause", "on", "no").statusCode())
                .isEqualTo(303);
    }

    @Test
    void register_refusesCommerceWithoutConsent_andANoticeWithAnEmptyField_namingIt() {
        Matcher card = CARD.matcher(officer.get("/desk/recipients").body());
        String studio = "";
        while (card.find() && studio.isEmpty()) {
            String page = officer.get("/desk/recipients/" + card.group(1)).body();
            studio = page.contains("摄影机构") ? card.group(1) : "";
        }
        assertThat(studio).isNotEmpty();
        String address = "/desk/recipients/" + studio;
        String[] row = {
            "purpose",
            "photography",
            "basis",
            "contract",
            "method",
            "file",
            "role",
            "independent",
            "element",
            "name",
            "retention",
            "30 天",
            "necessity",
            "要约时间",
            "impact",
            "会接到电话",
            "contract",
            "HT-1",
            "contractFrom",
            "2026-01-01",
            "contractEnd",
            "2036-01-01",
            "assessment",
            "PIA-1"
        };
        HttpResponse<String> refused = officer.submit(address, address + "/use", row);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("商业机构只能凭患者本人的同意");
        row[3] = "consent";
        assertThat(officer.submit(address, address + "/use", row).statusCode()).isEqualTo(303);

        Matcher use = USE.matcher(officer.get(address).body());
        assertThat(use.find()).isTrue();
        String notice = "/desk/recipients/notice/" + use.group(1);
        HttpResponse<String> moved =
                officer.submit(address, address + "/state", "use", use.group(1), "to", "active");
        assertThat(moved.headers().firstValue("Location").orElse("")).contains("not-ready");

        List<String> fields =
                FIELD.matcher(officer.get(notice).body())
                        .results()
                        .map(each -> each.group(1))
                        .toList();
        assertThat(fields).hasSize(26);
        String[] filled = new String[fields.size() * 2 + 2];
        for (int i = 0; i < fields.size(); i++) {
            filled[2 * i] = fields.get(i);
            filled[2 * i + 1] = fields.get(i).equals("zh-CN.impact") ? "" : "写明";
        }
        filled[filled.length - 2] = "do";
        filled[filled.length - 1] = "publish";
        HttpResponse<String> empty = officer.submit(notice, notice, filled);
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("还不能发布，这几项空着：对您可能有什么影响 (中文)");
        filled[2 * fields.indexOf("zh-CN.impact") + 1] = "会接到电话";
        filled[filled.length - 1] = "preview";
        assertThat(officer.submit(notice, notice, filled).body()).contains("她会看到的样子");
        filled[filled.length - 1] = "publish";
        assertThat(officer.submit(notice, notice, filled).statusCode()).isEqualTo(303);
        moved = officer.submit(address, address + "/state", "use", use.group(1), "to", "active");
        assertThat(moved.headers().firstValue("Location").orElse("")).contains("note=active");
        assertThat(api("/api/v1/me/recipients")).contains("\"contract\":\"HT-1\"");
    }
}
