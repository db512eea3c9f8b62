package org.whosaw.portal.web.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.web.ShippedConfig;
import org.whosaw.portal.web.WhoSawApplication;

/**
 * The command is killed while it takes a file in, and run again: every row lies there once, and the
 * file is there until the last of them does. More kills by {@code -Dkill.ingest=20}.
 */
class KilledIngestTest {
    private static final int WOMEN = 24_000;
    private static final int ON_ONE_LIST = 6_000;

    @TempDir Path folder;
    @TempDir Path desk;

    @Test
    void ingest_killedHalfWay_goesOnLosesAndDoublesNothing() throws Exception {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("portal.db"));
        Hospital.prepare(folder, settings);
        Path config = new ShippedConfig(folder).with("us-queue", "emr").write();
        Path file = sheet();
        byte[] before = Files.readAllBytes(file);
        Random random = new Random(7);
        int kills = Integer.getInteger("kill.ingest", 2);
        int interrupted = 0;
        try (Books books = new Books(settings)) {
            for (int i = 0; i < kills && Files.exists(file); i++) {
                long rows = books.count("SELECT count(*) FROM access_event");
                Process process = ingest(file, config);
                boolean ended = moved(books, rows, process);
                ended |= process.waitFor(random.nextInt(150), TimeUnit.MILLISECONDS);
                process.destroyForcibly().waitFor();
                interrupted += ended ? 0 : 1;
                books.areWhole();
                if (Files.exists(file) && !isFinished(books)) {
                    assertThat(Files.readAllBytes(file)).as("not durable yet").isEqualTo(before);
                }
                if (!Files.exists(file)) {
                    assertThat(isFinished(books)).as("destroyed, so durable").isTrue();
                }
            }
            if (Files.exists(file) && !isFinished(books)) {
                Process last = ingest(file, config);
                assertThat(last.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(last.exitValue()).as(Files.readString(said())).isZero();
                assertThat(Files.readString(said())).contains("24,000 rows");
                assertThat(file).doesNotExist();
            }
            assertThat(interrupted).as("killed before it was done").isPositive();
            books.areWhole();
            // Four lists of 6,000, each in two parts that say the whole; each woman once a list.
            assertThat(books.count("SELECT count(*) FROM access_event")).isEqualTo(8);
            assertThat(books.count("SELECT min(list_count) FROM access_event"))
                    .isEqualTo(ON_ONE_LIST);
            assertThat(books.count("SELECT max(list_count) FROM access_event"))
                    .isEqualTo(ON_ONE_LIST);
            assertThat(books.count("SELECT count(*) FROM access_waiting")).isEqualTo(WOMEN);
            assertThat(books.count("SELECT count(*) FROM ingest_file")).isEqualTo(1);
            assertThat(books.count("SELECT row_count FROM ingest_file")).isEqualTo(WOMEN);
            assertThat(books.count("SELECT rejected FROM ingest_file")).isZero();
        }
    }

    private static boolean isFinished(Books books) {
        return books.count("SELECT count(*) FROM ingest_file WHERE state <> 'begun'") == 1;
    }

    /** Waits until something more is durable; says whether the command ended meanwhile. */
    private static boolean moved(Books books, long rows, Process process)
            throws InterruptedException {
        while (books.count("SELECT count(*) FROM access_event") == rows) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private Path sheet() throws Exception {
        StringBuilder text = new StringBuilder("姓名,联系电话,末次月经,预产期,操作账号,终端,查看时间\n");
        for (int i = 0; i < WOMEN; i++) {
            text.append("演示").append((char) ('一' + i % 500)).append(",154%08d,,,".formatted(i));
            text.append("desk,T1,2026-05-04 21:1").append(i / ON_ONE_LIST).append('\n');
        }
        return Files.writeString(desk.resolve("queue.csv"), text, StandardCharsets.UTF_8);
    }

    private Path said() {
        return folder.resolve("said");
    }

    private Process ingest(Path file, Path config) throws Exception {
        List<String> command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WhoSawApplication.class.getName(),
                        "ingest",
                        file.toString(),
                        "--format",
                        "sheet",
                        "--language",
                        "en",
                        config.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said().toFile())
                .start();
    }
}
