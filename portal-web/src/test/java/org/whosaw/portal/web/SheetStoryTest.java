package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.Directory.TerminalEntry;
import org.whosaw.portal.ingest.sheet.TestWorkbook;
import org.whosaw.portal.kernel.HospitalId;

/**
 * A page of the queue, from a spreadsheet by the command to each woman's page, and nothing left.
 */
class SheetStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path OFFICE = Path.of("/usr/bin/soffice");
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final List<String> NAMES = List.of("演示甲一", "演示乙二", "演示丙三");
    private static final List<String> PHONES = List.of("15400007311", "15400007312", "15400007313");
    private static final List<String> DUE = List.of("2027-03-19", "2027-03-21", "2027-03-23");
    private static final List<String> LAST = List.of("2026-06-12", "2026-06-14", "2026-06-16");
    private static final List<String> MRNS = List.of("SHEET-1", "SHEET-2", "SHEET-3");
    private static final String TITLES = "姓名,性别,年龄,联系电话,预约日期,预约时段,末次月经,孕周,预产期,操作账号,终端,查看时间";

    private List<String> cookies = List.of();

    @TempDir Path data;
    @TempDir Path desk;

    private static String csv(String time) {
        StringBuilder text = new StringBuilder("超声分诊排队 2026年,,,,,,,,,,,\n" + TITLES + "\n");
        for (int i = 0; i < 3; i++) {
            text.append(NAMES.get(i)).append(",女,2").append(i).append(',').append(PHONES.get(i));
            text.append(",2026-11-02,上午,").append(LAST.get(i)).append(",20+1,").append(DUE.get(i));
            text.append(",us-desk,us-desk-1,").append(time).append('\n');
        }
        return text.toString();
    }

    @Test
    void writtenByLibreOffice_reachesEachWomanAndLeavesNothing() throws Exception {
        assumeThat(Files.isExecutable(OFFICE))
                .as(
                        "NOT TESTED with LibreOffice: it is not installed. As root on Debian:"
                                + " apt-get install -y --no-install-recommends libreoffice-calc")
                .isTrue();
        Path first = desk.resolve("queue.csv");
        Files.writeString(first, csv("2026-11-01 21:13"));
        convert("xlsx:Calc MS Excel 2007 XML", first);
        Files.writeString(first, csv("2026-11-01 21:14"));
        convert(
                "csv:Text - txt - csv (StarCalc):44,34,85,1",
                Files.move(first, desk.resolve("q2.csv")));
        Files.delete(desk.resolve("q2.csv"));
        Path xlsx = desk.resolve("out/queue.xlsx");
        Path gb = desk.resolve("out/q2.csv");
        assertThat(new String(Files.readAllBytes(gb), GB18030)).contains("联系电话");
        tell(List.of(xlsx, gb));
    }

    /** Says the same where there is no LibreOffice to say it with. */
    @Test
    void writtenByHand_reachesEachWomanAndLeavesNothing() throws Exception {
        assumeThat(Files.isExecutable(OFFICE)).as("said by LibreOffice's own files").isFalse();
        StringBuilder rows = new StringBuilder();
        List<String> lines = csv("2026年11月1日 晚上9:13").lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            rows.append(TestWorkbook.row(i + 1, lines.get(i).split(",")));
        }
        Path xlsx = desk.resolve("queue.xlsx");
        Files.write(xlsx, new TestWorkbook().sheet(rows.toString()).bytes());
        Path gb = desk.resolve("queue.csv");
        Files.write(gb, csv("2026/11/1 21:14").getBytes(GB18030));
        tell(List.of(xlsx, gb));
    }

    private void tell(List<Path> files) throws Exception {
        RunningPortal portal = RunningPortal.start(data);
        try {
            List<String> tokens = register(portal);
            String said = ingest(files);
            assertThat(said.split("3 rows read: 3 recorded", -1)).as(said).hasSize(3);
            assertThat(said.split(" 1 looks", -1)).as(said).hasSize(3);
            assertThat(files).allSatisfy(file -> assertThat(file).doesNotExist());
            for (String token : tokens) {
                seen(portal, token);
            }
            for (String cookie : cookies) {
                String page =
                        portal.send(
                                        HttpRequest.newBuilder(portal.at("/accesses?window=all"))
                                                .header("Cookie", cookie))
                                .body();
                assertThat(page).contains("打开了一页名单", "同一页还有另外 2 人");
            }
        } finally {
            portal.close();
        }
        nothingLeft();
    }

    private List<String> register(RunningPortal portal) {
        try (OpenedHouse house =
                OpenedHouse.open(
                        portal.support().getConfiguration(),
                        portal.support().getConfiguration().database(),
                        Keyring.read(data.resolve("keys")),
                        Clock.systemUTC())) {
            HospitalId hospital =
                    house.hospital().hospitals().add("H1", "市妇幼演示医院", null, null, null);
            house.hospital()
                    .directory()
                    .putSystems(
                            hospital,
                            List.of(
                                    new SystemEntry(
                                            "us-queue",
                                            "超声分诊排队系统",
                                            null,
                                            "超声科",
                                            null,
                                            "超声科",
                                            null,
                                            null)));
            house.hospital()
                    .directory()
                    .putTerminals(
                            hospital,
                            List.of(
                                    new TerminalEntry(
                                            "us-desk-1", "超声分诊台", null, "超声科", true, true)));
            List<PatientEntry> women = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                women.add(
                        new PatientEntry(
                                MRNS.get(i),
                                null,
                                NAMES.get(i),
                                null,
                                PHONES.get(i),
                                null,
                                null,
                                null,
                                null,
                                List.of()));
            }
            house.hospital().patients().putPatients(hospital, women);
            cookies = house.patientCookies(hospital, MRNS);
            return house.patientTokens(hospital, MRNS);
        }
    }

    private static void seen(RunningPortal portal, String token) throws IOException {
        String body =
                portal.send(
                                HttpRequest.newBuilder(portal.at("/api/v1/me/accesses?window=all"))
                                        .header("Authorization", "Bearer " + token))
                        .body();
        JsonNode items = JSON.readTree(body).path("items");
        assertThat(items).as(body).hasSize(2);
        for (JsonNode look : items) {
            assertThat(look.path("action").asText()).isEqualTo("list");
            assertThat(look.path("subjectCount").asInt()).isEqualTo(3);
            assertThat(look.path("terminal").path("place").asText()).isEqualTo("超声分诊台");
            assertThat(look.path("system").path("code").asText()).isEqualTo("us-queue");
            assertThat(look.path("elements").toString())
                    .contains("name", "phone", "last-period", "due-date");
        }
    }

    private String ingest(List<Path> files) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(WhoSawApplication.class.getName(), "ingest"));
        files.forEach(file -> command.add(file.toString()));
        command.addAll(List.of("--format", "sheet", "--language", "en"));
        command.add(data.resolve("config.yml").toString());
        return run(command);
    }

    private void convert(String to, Path file) throws Exception {
        run(
                List.of(
                        OFFICE.toString(),
                        "-env:UserInstallation=" + desk.resolve("profile").toUri(),
                        "--headless",
                        "--convert-to",
                        to,
                        "--infilter=CSV:44,34,76,1,,0,false,true",
                        "--outdir",
                        desk.resolve("out").toString(),
                        file.toString()));
    }

    private String run(List<String> command) throws Exception {
        Path said = desk.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        String text = Files.readString(said);
        assertThat(ended).as(text).isTrue();
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }

    private void nothingLeft() throws IOException {
        List<String> planted = new ArrayList<>();
        planted.addAll(PHONES);
        planted.addAll(NAMES);
        planted.addAll(DUE);
        planted.addAll(LAST);
        for (String day : Stream.concat(DUE.stream(), LAST.stream()).toList()) {
            planted.add(day.replace("-", ""));
            planted.add(day.replace("-", "/"));
            planted.add(day.replace("-0", "/").replace("-", "/"));
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(data)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String each : planted) {
                for (Charset charset :
                        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, GB18030)) {
                    String wanted = new String(each.getBytes(charset), StandardCharsets.ISO_8859_1);
                    assertThat(bytes.contains(wanted)).as(each + " in " + file).isFalse();
                }
            }
        }
    }
}
