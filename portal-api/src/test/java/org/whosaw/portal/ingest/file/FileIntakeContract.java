package org.whosaw.portal.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.sheet.QueueMapping;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.ingest.sheet.SheetSettings;
import org.whosaw.portal.ingest.sheet.TestWorkbook;
import org.whosaw.portal.ingest.sheet.rest.SheetFeature;
import org.whosaw.portal.ingest.sheet.rest.SheetTally;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** What taking in files promises, on either engine. */
abstract class FileIntakeContract {
    private static final String HEADER = "姓名,联系电话,操作账号,终端,查看时间\n";

    @TempDir Path folder;
    private AccessFixture rooms;
    private HospitalFixture house;
    private FileIntake intake;
    private FileJournal journal;
    private Refusals refusals;
    private SheetFormat sheets;

    abstract Engine engine();

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine().database());
        house = rooms.house;
        sheets = sheets(0);
        refusals = new Refusals(house.database, rooms.hospital.lookup(), house.clock);
        journal = new FileJournal(house.database, house.ids, house.clock);
        intake = intake(sheets);
        house.registry.putPatients(
                house.hospital, List.of(HospitalFixture.aPatient("M1", "王一", "15400000001")));
    }

    private SheetFormat sheets(long maxUnpackedBytes) {
        ContactMatcher matcher =
                new ContactMatcher(
                        house.database,
                        house.vault,
                        house.keys,
                        rooms.hospital.persons(),
                        rooms.hospital.contacts(),
                        house.ids,
                        house.clock);
        SheetSettings settings =
                new SheetSettings(0, maxUnpackedBytes, 0, Map.of("q", QueueMapping.of("US")));
        return new SheetFormat(
                new SheetFeature(
                                rooms.access.recorder(),
                                matcher,
                                rooms.hospital.lookup(),
                                settings,
                                IngestSettings.defaults(),
                                Texts.load(),
                                (client, format, rules) -> {},
                                house.clock)
                        .desk(),
                Texts.load());
    }

    private FileIntake intake(FileFormat format) {
        return new FileIntake(
                List.of(format, new NativeFormat(rooms.access.recorder(), Texts.load())),
                journal,
                new Originals(house.sealer, folder.resolve("sealed")),
                refusals::add);
    }

    private FileJob job(Path file, String format, Keep keep) {
        return new FileJob(house.hospital, file, format, null, SheetOrigin.NONE, keep);
    }

    private FileReport take(Path file, Keep keep) {
        return intake.take(job(file, "sheet", keep), (done, total) -> {}, Language.EN);
    }

    private Path sheet(int pages, String last) throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < pages; i++) {
            text.append(
                    "王一,15400000001,desk,T1,2026-05-04 %02d:%02d:%02d%n"
                            .formatted(i / 3600, i / 60 % 60, i % 60));
        }
        return Files.writeString(folder.resolve("queue.csv"), text + last);
    }

    @Test
    void take_goodFile_isDestroyedAndKnownByItsHash() throws IOException {
        FileReport report = take(sheet(3, ""), Keep.NONE);

        assertThat(report.tally().accepted()).isEqualTo(3);
        assertThat(report.original()).isEqualTo("destroyed");
        assertThat(report.sha256()).hasSize(64);
        assertThat(folder.resolve("queue.csv")).doesNotExist();
        assertThat(folder.resolve("sealed")).doesNotExist();
        assertThat(take(sheet(3, ""), Keep.NONE).tally().duplicate()).isEqualTo(3);
    }

    @Test
    void take_withRefusedRows_sealsTheOriginal() throws IOException {
        FileReport report = take(sheet(1, "李二,机密,desk,T1,2026-05-04 9:00\n"), Keep.NONE);

        assertThat(report.tally().rejected()).isEqualTo(1);
        assertThat(report.tally().rows()).isEqualTo(2);
        assertThat(report.original()).isEqualTo("sealed");
        assertThat(folder.resolve("queue.csv")).doesNotExist();
        Path out = folder.resolve("out.csv");
        intake.unseal(report.number(), out);
        assertThat(out).content().contains("李二,机密");
    }

    @Test
    void take_sealed_opensToTheSameBytes() throws IOException {
        Path file = folder.resolve("big.csv");
        Files.writeString(
                file, HEADER + "王一,15400000001,desk,T1,2026-05-04 9:00\n" + "\n".repeat(600_000));
        byte[] before = Files.readAllBytes(file);

        FileReport report = take(file, Keep.SEALED);
        intake.unseal(report.number(), folder.resolve("out.csv"));

        assertThat(Files.readAllBytes(folder.resolve("out.csv"))).isEqualTo(before);
    }

    /** Stops as a kill would: after the first chunk is durable, before anything else. */
    private FileFormat stopping() {
        return new FileFormat() {
            @Override
            public String name() {
                return "sheet";
            }

            @Override
            public String settings(FileJob job) {
                return sheets.settings(job);
            }

            @Override
            public Outcome read(FileJob job, int skip, Course course, Language language)
                    throws IOException {
                return sheets.read(
                        job,
                        skip,
                        new Course() {
                            @Override
                            public void durable(SheetTally added) {
                                course.durable(added);
                                throw new IllegalStateException("power cut");
                            }

                            @Override
                            public void progress(long done, long total) {}
                        },
                        language);
            }
        };
    }

    @Test
    void take_stoppedHalfWay_goesOnBehindWhatIsDurable() throws IOException {
        Path file = sheet(5_000, "");
        assertThatThrownBy(
                        () ->
                                intake(stopping())
                                        .take(
                                                job(file, "sheet", Keep.NONE),
                                                (done, total) -> {},
                                                Language.EN))
                .hasMessage("power cut");
        assertThat(file).exists();

        FileReport report = take(file, Keep.NONE);

        assertThat(report.resumed()).isEqualTo(1);
        assertThat(report.tally().accepted()).isEqualTo(5_000);
        assertThat(report.tally().duplicate()).isZero();
    }

    private FileIntake dying(int blocks) {
        AtomicInteger left = new AtomicInteger(blocks);
        return new FileIntake(
                List.of(sheets),
                journal,
                new Originals(
                        house.sealer,
                        folder.resolve("sealed"),
                        () -> {
                            if (left.getAndDecrement() == 0) {
                                throw new IllegalStateException("power cut");
                            }
                        }),
                refusals::add);
    }

    private List<String> names() throws IOException {
        try (var all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }

    @Test
    void take_killedWhileTheOriginalIsOverwritten_nothingOfItStays() throws IOException {
        for (int blocks = 0; blocks < 3; blocks++) {
            Path file = sheet(4_000, "");
            assertThat(Files.size(file)).isGreaterThan(2 << 16);
            FileIntake killed = dying(blocks);
            FileJob job = job(file, "sheet", blocks == 2 ? Keep.SEALED : Keep.NONE);
            assertThatThrownBy(() -> killed.take(job, (done, total) -> {}, Language.EN))
                    .hasMessage("power cut");
            assertThat(names()).doesNotContain("queue.csv").anyMatch(n -> n.startsWith(".destr"));

            FileReport report = take(file, Keep.NONE);

            assertThat(report.tally().rows()).isEqualTo(4_000);
            assertThat(report.original()).isEqualTo(blocks == 2 ? "sealed" : "destroyed");
            assertThat(names()).noneMatch(n -> n.startsWith(".destr") || n.endsWith(".csv"));
        }
    }

    @Test
    void watch_killedWhileTheOriginalIsOverwritten_isFinishedAndReported() throws IOException {
        Path drop = folder.resolve("drop");
        Path claimed = Files.createDirectories(drop.resolve(".taking")).resolve("queue.csv");
        Files.move(sheet(4_000, ""), claimed);
        FileJob job = job(claimed, "sheet", Keep.NONE);
        assertThatThrownBy(() -> dying(1).take(job, (done, total) -> {}, Language.EN))
                .hasMessage("power cut");

        watch(drop).round();

        try (var left = Files.list(drop.resolve(".taking"))) {
            assertThat(left)
                    .extracting(each -> each.getFileName().toString())
                    .containsOnly(".lock");
        }
        try (var reports = Files.list(drop.resolve("reports"))) {
            assertThat(reports).hasSize(1);
        }
    }

    @Test
    void take_unreadableFile_liesWhereItLay() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xlsx"), "<html>王一</html>");

        assertThatThrownBy(() -> take(file, Keep.NONE)).isInstanceOf(PortalException.class);
        assertThat(file).exists();
        assertThatThrownBy(
                        () -> intake.take(job(file, "dbf", Keep.NONE), (a, b) -> {}, Language.EN))
                .isInstanceOf(PortalException.class);
    }

    @Test
    void take_native_countsLines() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("a.ndjson"),
                        """
                        {"sourceEventId":"a","occurredAt":"2026-05-04T09:00:00+08:00","system":"US","accessor":{},"action":"view","subjects":[{"mrn":"M1"}]}
                        {"sourceEventId":"b"}
                        """);

        FileReport report = intake.take(job(file, "native", Keep.NONE), (a, b) -> {}, Language.EN);

        assertThat(report.tally().accepted()).isEqualTo(1);
        assertThat(report.tally().rejected()).isEqualTo(1);
        assertThat(report.faults().get(0).row()).isEqualTo(2);
    }

    @Test
    void take_packingThatBreaksOff_keepsTheLinesBeforeIt() throws IOException {
        String line =
                "{\"sourceEventId\":\"%d\",\"occurredAt\":\"2026-05-04T09:00:00+08:00\",\"system\":\"US\",\"accessor\":{},\"action\":\"view\",\"subjects\":[{\"mrn\":\"M1\"}]}\n";
        Path file = folder.resolve("a.ndjson.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 3; i++) {
                out.write(line.formatted(i).getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 6));

        FileReport report = intake.take(job(file, "native", Keep.NONE), (a, b) -> {}, Language.EN);

        assertThat(report.tally().accepted()).isEqualTo(3);
        assertThat(report.original()).isEqualTo("sealed");
        assertThat(report.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.row()).isEqualTo(4))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo("body.truncated"));
    }

    @Test
    void take_longWorkbook_keepsTheRowsUpToItsLimit() throws IOException {
        StringBuilder rows =
                new StringBuilder(TestWorkbook.row(1, "姓名", "联系电话", "操作账号", "终端", "查看时间"));
        for (int i = 2; i <= 200; i++) {
            rows.append(
                    TestWorkbook.row(i, "王一", "15400000001", "d", "T1", "2026-05-04 9:" + i % 60));
        }
        Path file =
                Files.write(
                        folder.resolve("queue.xlsx"), new TestWorkbook().sheet(rows + "").bytes());
        sheets = sheets(20_000);

        FileReport report =
                intake(sheets).take(job(file, "sheet", Keep.NONE), (a, b) -> {}, Language.EN);

        assertThat(report.tally().accepted()).isBetween(20L, 120L);
        assertThat(report.original()).isEqualTo("sealed");
        assertThat(report.faults())
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo("sheet.cut");
                            assertThat(fault.row()).isEqualTo((int) report.tally().accepted() + 2);
                        });
        assertThat(
                        intake(sheets)
                                .take(
                                        job(sheet(600, ""), "sheet", Keep.NONE),
                                        (a, b) -> {},
                                        Language.EN)
                                .tally()
                                .rejected())
                .isZero(); // text is of any length
    }

    @Test
    void refused_rowsLinesAndFiles_areCountedBySystemAndRule() throws IOException {
        take(sheet(1, "李二,机密,desk,T1,2026-05-04 9:00\n"), Keep.NONE);
        Path lines =
                Files.writeString(folder.resolve("a.ndjson"), "{\"sourceEventId\":\"b\"}\n{}\n");
        intake.take(job(lines, "native", Keep.NONE), (a, b) -> {}, Language.EN);
        Path page = Files.writeString(folder.resolve("x.xlsx"), "<html>王一</html>");
        assertThatThrownBy(() -> take(page, Keep.NONE)).isInstanceOf(PortalException.class);

        LocalDate today = LocalDate.ofInstant(house.clock.instant(), ZoneId.of("Asia/Shanghai"));
        long queue = rooms.hospital.lookup().system(house.hospital, "US").orElseThrow().id();
        List<Refusals.Count> counts = refusals.since(house.hospital, today);
        assertThat(counts)
                .filteredOn(each -> Objects.equals(each.systemId(), queue))
                .singleElement()
                .satisfies(each -> assertThat(each.refused()).isEqualTo(1))
                .satisfies(each -> assertThat(each.format()).isEqualTo("sheet"));
        assertThat(counts)
                .filteredOn(each -> each.systemId() == null)
                .extracting(each -> each.format() + " " + each.rule() + " " + each.refused())
                .contains("sheet sheet.format 1")
                .anyMatch(each -> each.startsWith("native ") && each.endsWith(" 2"));
    }

    @Test
    void watch_claimedBeforeAKill_goesOnBehindWhatIsDurable() throws IOException {
        Path drop = folder.resolve("drop");
        Path claimed = Files.createDirectories(drop.resolve(".taking")).resolve("queue.csv");
        Files.move(sheet(5_000, ""), claimed);
        assertThatThrownBy(
                        () ->
                                intake(stopping())
                                        .take(
                                                job(claimed, "sheet", Keep.NONE),
                                                (done, total) -> {},
                                                Language.EN))
                .hasMessage("power cut");

        watch(drop).round();

        assertThat(claimed).doesNotExist();
        try (var reports = Files.list(drop.resolve("reports"))) {
            assertThat(reports).hasSize(1);
        }
        assertThat(take(sheet(5_000, ""), Keep.NONE).tally().duplicate()).isEqualTo(5_000);
    }

    private FolderWatch watch(Path drop) {
        FileSettings settings =
                new FileSettings(
                        Keep.NONE,
                        1,
                        List.of(
                                new FileSettings.Folder(
                                        drop.toString(),
                                        "H1",
                                        "sheet",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null)));
        return new FolderWatch(
                intake,
                settings,
                code -> Optional.of(house.hospital),
                new FileWords(Texts.load(), Language.ZH_CN));
    }

    @Test
    void watch_takesSettledFilesAndSetsOthersAside() throws IOException {
        Path drop = Files.createDirectories(folder.resolve("drop"));
        Files.move(sheet(2, ""), drop.resolve("good.csv"));
        Files.writeString(drop.resolve("bad.csv"), "姓名,预产期\n王一,2026-10-08\n");
        FolderWatch watch = watch(drop);

        watch.round();
        assertThat(drop.resolve("good.csv")).exists();
        watch.round();

        assertThat(drop.resolve("good.csv")).doesNotExist();
        assertThat(drop.resolve("failed/bad.csv")).exists();
        assertThat(drop.resolve("failed/bad.csv.report.txt"))
                .content()
                .contains("联系电话")
                .doesNotContain("王一", "2026-10-08");
        try (var reports = Files.list(drop.resolve("reports"))) {
            assertThat(reports).hasSize(1);
        }
    }
}
