package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.formula;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.number;
import static org.whosaw.portal.ingest.sheet.TestWorkbook.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.app.SheetWiring;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.ingest.file.FileJob;
import org.whosaw.portal.ingest.file.FileWords;
import org.whosaw.portal.ingest.file.Keep;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.ingest.sheet.TestWorkbook;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/**
 * Sends sheets that are wrong in every way that people and exports find, by the shipped mapping, in
 * both languages: the place and the rule are said, never what stood there, and good rows are kept.
 */
class SheetBadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String MARK = "机密";
    private static final String SHEET = "/api/v1/ingest/sheet";
    private static final String HAN = "[\u4e00-\u9fff]";

    /** What the shipped mapping calls its columns: part of a place in either language. */
    private static final String OURS = "姓名|联系电话|操作账号|操作时间|排队|超声";

    private static final String[] TITLES = {"姓名", "联系电话", "操作账号", "终端", "查看时间"};
    private static final String HEADER = String.join(",", TITLES) + "\n";
    private static final String GOOD = "演示甲,15400007001,desk,T1,2026-03-04 21:13\n";

    @TempDir static Path folder;
    static RunningPortal portal;
    static PortalPeople people;

    @BeforeAll
    static void start() {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        portal =
                RunningPortal.start(
                        new ShippedConfig(folder)
                                .with("${PORTAL_SHEET_MAX_BYTES:-33554432}", "3000000"));
        people = new PortalPeople(portal, folder);
        people.rooms()
                .hospital()
                .directory()
                .putSystems(
                        people.first,
                        List.of(
                                new SystemEntry(
                                        "us-queue", "排队", null, null, null, null, null, null)));
    }

    @AfterAll
    static void stop() {
        people.close();
        portal.close();
    }

    /** Each is one bad cell between two good rows: where it stands, and its rule. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ",15400007002,desk,T1,2026-03-04 21:13|A 姓名|sheet.name-missing",
                "机密,,desk,T1,2026-03-04 21:13|B 联系电话|sheet.phone-missing",
                "机密,机密12,desk,T1,2026-03-04 21:13|B 联系电话|sheet.phone",
                "机密,15400007002 15400007003,desk,T1,2026-03-04 21:13|B 联系电话|sheet.phone",
                "=HYPERLINK(\"机密\"),15400007002,desk,T1,2026-03-04 21:13|A 姓名|sheet.formula",
                "机密,15400007002,@机密,T1,2026-03-04 21:13|C 操作账号|sheet.formula",
                "机密,15400007002,desk,T1,4/5/26|E 操作时间|sheet.time",
                "机密,15400007002,desk,T1,2026-02-30 21:13|E 操作时间|sheet.time",
                "机密,15400007002,desk,T1,机密|E 操作时间|sheet.time",
                "机密,15400007002,desk,T1,3月4日 21:13|E 操作时间|sheet.year",
                "机密,15400007002,desk,T1,2026-03-04|E 操作时间|sheet.time-missing",
            })
    void cell_wrong_isNamedByPlaceAndRule(String wrong) throws IOException {
        String[] parts = wrong.split("\\|");
        String text = HEADER + GOOD + parts[0] + "\n" + GOOD.replace("甲", "乙");
        for (byte[] file : List.of(utf8(text), utf8('\uFEFF' + text), text.getBytes(GB18030))) {
            JsonNode place = judge(file, 2).at("/rejected/0");
            assertThat(place.path("row").asInt()).isEqualTo(3);
            assertThat(place.path("column").asText()).isEqualTo(parts[1]);
            assertThat(place.path("code").asText()).isEqualTo(parts[2]);
        }
    }

    /** Sends a file in both languages: one row refused, {@code good} kept, nothing repeated. */
    private static JsonNode judge(byte[] file, int good) throws IOException {
        JsonNode chinese = ok(send(file, "zh-CN"));
        JsonNode english = ok(send(file, "en"));
        for (JsonNode answer : List.of(chinese, english)) {
            assertThat(answer.path("rejectedRows").asInt()).as(answer.toString()).isEqualTo(1);
            long kept =
                    answer.path("accepted").asLong()
                            + answer.path("held").asLong()
                            + answer.path("duplicate").asLong();
            assertThat(kept).as(answer.toString()).isEqualTo(good);
        }
        assertThat(chinese.at("/rejected/0/detail").asText()).contains("第 ").contains(" 行");
        spoken(english.at("/rejected/0/detail").asText());
        return english;
    }

    private static JsonNode ok(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(MARK, "154000070");
        return JSON.readTree(answer.body());
    }

    private static void spoken(String english) {
        assertThat(english.replaceAll(OURS, "")).doesNotContainPattern(HAN);
    }

    @Test
    void workbook_wrongCells_areNamedWithTheirSheet() throws IOException {
        String good = row(3, "演示甲", "15400007001", "desk", "T1", "2026年3月4日 晚上9:13");
        for (String wrong :
                List.of(
                        row(4, formula(null), "15400007002", "d", "T", "2026-03-04 9:00"),
                        row(
                                4,
                                "<c r=\"?\" t=\"e\"><v>#N/A</v></c>",
                                "15400007002",
                                "d",
                                "T",
                                "2026-03-04 9:00"),
                        row(4, "机密", number("12"), "d", "T", "2026-03-04 9:00"))) {
            byte[] file =
                    new TestWorkbook()
                            .sheet(row(1, "超声分诊排队") + row(2, TITLES) + good + wrong)
                            .bytes();
            JsonNode place = judge(file, 1).at("/rejected/0");
            assertThat(place.path("sheet").asText()).isEqualTo("排队");
            assertThat(place.path("row").asInt()).isEqualTo(4);
            assertThat(place.path("detail").asText()).contains("sheet “排队”, row 4, column ");
        }
    }

    @Test
    void encodings_mixed_theForeignLineIsNamed() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write((HEADER + GOOD + GOOD.replace("甲", "乙")).getBytes(GB18030));
        mixed.write(utf8("机密机密,15400007002,desk,T1,2026-03-04 21:13\n"));
        JsonNode place = judge(mixed.toByteArray(), 2).at("/rejected/0");
        assertThat(place.path("code").asText()).isEqualTo("sheet.encoding");
        assertThat(place.path("row").asInt()).isEqualTo(4);
    }

    @Test
    void wholeFile_wrong_isRefusedForWhatItIs() throws IOException {
        refused(415, "sheet.format", utf8("<html><table><tr><td>机密</td></tr></table></html>"));
        refused(415, "sheet.format", utf8("%PDF-1.7 机密"));
        refused(415, "sheet.old-format", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
        refused(400, "sheet.empty", new byte[0]);
        refused(400, "sheet.macros", new TestWorkbook().part("xl/vbaProject.bin", "机密").bytes());
        refused(
                413,
                "sheet.bomb",
                new TestWorkbook().part("xl/media/a.bin", "a".repeat(32 << 20)).bytes());
        refused(
                400,
                "sheet.doctype",
                new TestWorkbook()
                        .part("xl/sharedStrings.xml", "<!DOCTYPE x [<!ENTITY a \"机密\">]><x>&a;</x>")
                        .bytes());
        refused(400, "sheet.broken", java.util.Arrays.copyOf(new TestWorkbook().bytes(), 700));
        refused(400, "sheet.no-header", utf8("机密,机密\n机密,机密\n"));
        refused(400, "sheet.broken", new TestWorkbook().part("xl/a.xml", "<a>机密").bytes());
        refused(413, null, utf8(HEADER + GOOD.repeat(80_000)));
    }

    @Test
    void columns_absent_areNamedWithTheRowMostLikeAHeader() throws IOException {
        String text = refused(400, "sheet.column-absent", utf8("机密\n姓名,预产期,终端\n机密,机密,T1\n"));
        assertThat(text).contains("Row 2").contains("联系电话");
    }

    private static String refused(int status, String code, byte[] file) throws IOException {
        HttpResponse<String> chinese = send(file, "zh-CN");
        HttpResponse<String> english = send(file, "en");
        for (HttpResponse<String> answer : List.of(chinese, english)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(answer.body()).doesNotContain(MARK);
        }
        JsonNode told = JSON.readTree(english.body());
        if (code != null) {
            assertThat(told.path("code").asText()).isEqualTo(code);
        }
        assertThat(JSON.readTree(chinese.body()).path("detail").asText()).containsPattern(HAN);
        spoken(told.path("detail").asText());
        return told.path("detail").asText();
    }

    /** By the command: 2 GB that are no text are looked at, not loaded, and lie where they lay. */
    @Test
    void file_ofTwoGigabytesOfNothing_isRefusedAndLiesWhereItLay() throws IOException {
        Path file = folder.resolve("large.csv");
        Files.write(file, utf8(HEADER + GOOD));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength((2L << 30) + 1);
        }
        FileIntake intake =
                SheetWiring.files(
                        people.rooms(), portal.support().getConfiguration(), Texts.load());
        FileJob job = new FileJob(people.first, file, "sheet", null, SheetOrigin.NONE, Keep.NONE);
        try {
            PortalException refusal = null;
            try {
                intake.take(job, (done, total) -> {}, Language.EN);
            } catch (PortalException e) {
                refusal = e;
            }
            assertThat(refusal).isNotNull();
            assertThat(refusal.errorCode().code()).isEqualTo("sheet.format");
            for (Language language : Language.values()) {
                assertThat(new FileWords(Texts.load(), language).of(refusal)).isNotEmpty();
            }
            assertThat(file).exists();
        } finally {
            Files.delete(file);
        }
    }

    private static HttpResponse<String> send(byte[] body, String language) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at(SHEET))
                        .header("Authorization", "Bearer " + people.firstSystem)
                        .header("Content-Type", "application/octet-stream")
                        .header("Accept-Language", language)
                        .POST(BodyPublishers.ofByteArray(body));
        return portal.send(request);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
