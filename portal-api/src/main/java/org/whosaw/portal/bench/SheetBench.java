package org.whosaw.portal.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.whosaw.portal.hospital.Directory.PatientEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.ingest.file.FileIntake;
import org.whosaw.portal.ingest.file.FileJob;
import org.whosaw.portal.ingest.file.FileReport;
import org.whosaw.portal.ingest.file.Keep;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.text.Language;

/**
 * Measures the taking in of spreadsheets by the command's own way: read, matched by phone and name,
 * durable, destroyed. And whether memory grows with the file.
 */
public final class SheetBench {
    private static final int ROWS = 100_000;
    private static final int WOMEN = 2_400;
    private static final int SAMPLE_EVERY = 10_000;
    private static final double MOST_SECONDS = 10;
    private static final double MOST_GROWTH = 16;
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final BenchHouse house;
    private final Path folder;
    private final Clock clock;
    private final BenchReport report;

    /**
     * Creates a run.
     *
     * @param folder where the files come to lie until they are taken
     * @param out who hears of progress and gets the table
     */
    public SheetBench(BenchHouse house, Path folder, Clock clock, Consumer<String> out) {
        this.house = house;
        this.folder = folder;
        this.clock = clock;
        this.report = new BenchReport(out);
    }

    /** Hears how much memory is in use while a file is read. */
    private static final class Memory implements FileIntake.Progress {
        private long next = SAMPLE_EVERY;
        private long first;
        private long most;

        @Override
        public void at(long done, long total) {
            if (done < next) {
                return;
            }
            next = done + SAMPLE_EVERY;
            System.gc(); // what is left in use is what the reading holds on to
            Runtime machine = Runtime.getRuntime();
            long used = machine.totalMemory() - machine.freeMemory();
            first = first == 0 ? used : first;
            most = Math.max(most, used);
        }

        double grownMegabytes() {
            return (most - first) / 1e6;
        }
    }

    /** Runs it and prints the table; says whether every bar was reached. */
    public boolean run() throws IOException {
        HospitalId hospital = register(house.hospital());
        Path csv = folder.resolve("queue.csv");
        Path xlsx = folder.resolve("queue.xlsx");
        // The first file warms up; none repeats another's looks.
        int day = 40;
        files(day -= 5).csv(csv, ROWS, GB18030);
        take(hospital, csv, (done, total) -> {});
        files(day -= 5).csv(csv, ROWS, GB18030);
        timed(hospital, csv, "100,000 rows of GB18030 text");
        files(day -= 5).xlsx(xlsx, ROWS);
        timed(hospital, xlsx, "100,000 rows of a workbook");
        files(day -= 5).csv(csv, ROWS, GB18030);
        grown(hospital, csv, "memory that text adds from row 10,000 to 100,000");
        files(day - 5).xlsx(xlsx, ROWS);
        grown(hospital, xlsx, "memory that a workbook adds from row 10,000 to 100,000");
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private QueueFiles files(int daysBack) {
        return new QueueFiles(WOMEN, clock.instant().minus(Duration.ofDays(daysBack)));
    }

    private void timed(HospitalId hospital, Path file, String name) {
        long start = System.nanoTime();
        long worked = processor();
        take(hospital, file, (done, total) -> {});
        report.add(Figure.atMost(name, (System.nanoTime() - start) / 1e9, "s", MOST_SECONDS));
        report.add(Figure.of(name + ", of processor", (processor() - worked) / 1e9, "s"));
    }

    /** On a machine that others use the clock on the wall tells their work as well. */
    private static long processor() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getProcessCpuTime()
                : 0;
    }

    private void grown(HospitalId hospital, Path file, String name) {
        Memory memory = new Memory();
        take(hospital, file, memory);
        report.add(Figure.atMost(name, memory.grownMegabytes(), "MB", MOST_GROWTH));
    }

    private void take(HospitalId hospital, Path file, FileIntake.Progress progress) {
        FileReport told =
                house.files()
                        .take(
                                new FileJob(
                                        hospital, file, "sheet", null, SheetOrigin.NONE, Keep.NONE),
                                progress,
                                Language.EN);
        if (told.tally().accepted() != ROWS || Files.exists(file)) {
            throw new IllegalStateException(
                    "of %d rows %d were recorded".formatted(ROWS, told.tally().accepted()));
        }
    }

    private static HospitalId register(HospitalFeature house) {
        HospitalId hospital = house.hospitals().add("BENCH", "测量演示医院", null, null, null);
        house.directory()
                .putSystems(
                        hospital,
                        List.of(
                                new SystemEntry(
                                        "us-queue", "测量排队", null, null, null, "信息科", null, null)));
        List<PatientEntry> batch = new ArrayList<>();
        for (int i = 0; i < WOMEN; i++) {
            batch.add(
                    new PatientEntry(
                            "B" + i,
                            null,
                            QueueFiles.name(i),
                            null,
                            QueueFiles.phone(i),
                            null,
                            null,
                            null,
                            null,
                            List.of()));
            if (batch.size() == 400) {
                house.patients().putPatients(hospital, batch);
                batch.clear();
            }
        }
        return hospital;
    }
}
