package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.identity.StaffRole;

/**
 * Drives what lies between patient and desk: sheets and their doubtful rows, questions, reviews.
 */
final class PlantedDesk {
    private static final Pattern DOUBT = Pattern.compile("name=\"doubt\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("/answer/([A-Za-z0-9_-]{43})");
    private static final Pattern SESSION = Pattern.compile("ad_[0-9A-Z]{13}");

    private final PlantedDrive drive;
    private final RunningPortal portal;
    private final PlantedPeople people;

    PlantedDesk(PlantedDrive drive, RunningPortal portal, PlantedPeople people) {
        this.drive = drive;
        this.portal = portal;
        this.people = people;
    }

    void all() {
        sheets();
        matching();
        String access = ofTheNurse();
        String explained = ask(access);
        FormBrowser officer = desk(StaffRole.PRIVACY_OFFICER);
        answered(officer, explained);
        reviewed(officer, access);
        accounts();
        String path = "/api/v1/me/requests/" + explained;
        assertThat(drive.send("GET", path, "").body()).contains("answered");
    }

    private FormBrowser desk(StaffRole role) {
        return new FormBrowser(portal).with("__Host-desk=" + people.staffCookie(role));
    }

    /** A question about the desk itself would go to the auditor. */
    private String ofTheNurse() {
        for (JsonNode each :
                PlantedDrive.json(drive.send("GET", "/api/v1/me/accesses?limit=200", ""))
                        .path("items")) {
            if (each.path("occurredAt").asText().startsWith("2026-03-02T08:00")) {
                return each.path("id").asText();
            }
        }
        throw new AssertionError("her list lacks the nurse's look");
    }

    private void sheets() {
        String path =
                "/api/v1/ingest/sheet?system=emr&account=placcount.7701&at=2026-03-02T10:00:00Z";
        JsonNode told =
                PlantedDrive.json(drive.send("POST", path, PlantedBodies.SHEET, "text/csv"));
        assertThat(told.toString()).contains("\"rejected\"");
        drive.send("POST", path, "褚萤晞岚,13977770101\n13977770101", "text/csv");
        drive.send("POST", path, "PK 褚萤晞岚 13977770101", "application/octet-stream");
    }

    private void matching() {
        FormBrowser records = desk(StaffRole.RECORDS);
        drive.keep(records.get("/desk/matching"));
        int seen = 0;
        for (String answer : new String[] {"not-hers", "hers"}) {
            String page = drive.keep(records.submit("/desk/matching", "/desk/matching/next"));
            Matcher doubt = DOUBT.matcher(page);
            if (doubt.find()) {
                seen++;
                drive.keep(
                        records.submit(
                                "/desk/matching",
                                "/desk/matching/answer",
                                "doubt",
                                doubt.group(1),
                                "answer",
                                answer));
            }
        }
        assertThat(seen).as("rows that somebody must look at").isEqualTo(2);
    }

    private String ask(String access) {
        String body =
                "{\"type\":\"explain\",\"access\":\"%s\",\"words\":\"%s\",\"when\":\"now\"}"
                        .formatted(access, PlantedBodies.QUESTION);
        HttpResponse<String> filed = drive.send("POST", "/api/v1/me/requests", body);
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        String where = filed.headers().firstValue("Location").orElseThrow();
        return where.substring(where.lastIndexOf('/') + 1);
    }

    private void answered(FormBrowser officer, String request) {
        String address = "/desk/questions/" + request;
        String code = people.nextCode();
        drive.keep(officer.get("/desk/questions"));
        // Her own words stand there, so this page may hold what she wrote of herself.
        assertThat(officer.get(address).statusCode()).isEqualTo(200);
        officer.submit(address, address + "/ask", "phone", "褚萤晞岚 13977770101");
        HttpResponse<String> asked =
                officer.submit(address, address + "/ask", "phone", PlantedBodies.PHONE_STAFF);
        said(asked, "me", "reason", "handover", "words", "臧檀溪答 演晞岚问");
        HttpResponse<String> done =
                officer.submit(
                        address,
                        address + "/answer",
                        "outcome",
                        "explained",
                        "text",
                        "臧檀溪答：" + PlantedBodies.QUESTION,
                        "code",
                        code);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    }

    private void reviewed(FormBrowser officer, String access) {
        HttpResponse<String> started =
                officer.submit(
                        "/desk/reviews",
                        "/desk/reviews/start",
                        "access",
                        access,
                        "mrn",
                        PlantedBodies.MRN);
        said(started, "not-me", "words", "臧檀溪答 13977770106");
        drive.keep(officer.get("/desk/reviews"));
    }

    /** Answers as the person who looked, by the link that was made for her. */
    private void said(HttpResponse<String> page, String answer, String... more) {
        Matcher link = LINK.matcher(page.body());
        assertThat(link.find()).as("a link is made").isTrue();
        String path = "/answer/" + drive.kept(link.group(1));
        FormBrowser accessor = new FormBrowser(portal);
        drive.keep(accessor.get(path));
        String[] form = new String[more.length + 2];
        form[0] = "answer";
        form[1] = answer;
        System.arraycopy(more, 0, form, 2, more.length);
        drive.keep(accessor.submit(path, path, form));
    }

    private void accounts() {
        FormBrowser office = desk(StaffRole.IT);
        Matcher session = SESSION.matcher(drive.keep(office.get("/desk/accounts")));
        assertThat(session.find()).as("a session is in doubt").isTrue();
        drive.keep(
                office.submit(
                        "/desk/accounts",
                        "/desk/accounts/close",
                        "session",
                        session.group(),
                        "found",
                        "holder"));
        drive.keep(office.get("/desk/feeds"));
    }
}
