package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.SqliteEngine;

/** Has a few lines of Python check the ledger from its files, as a stranger would. */
class StrangerTest {
    private static final int SIZE = 66_000;
    private static final int BEFORE = 700;

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();
    @TempDir Path folder;
    private LedgerTrial trial;

    @BeforeEach
    void download() throws IOException {
        assumeTrue(hasPython(), "python3 is not installed: the stranger's check did not run");
        trial = new LedgerTrial(engine.database());
        Sequencer node = trial.node();
        trial.append(0, BEFORE);
        trial.settle(node);
        Files.writeString(folder.resolve("before"), trial.reader.newest().orElseThrow().note());
        trial.append(BEFORE, SIZE - BEFORE);
        trial.settle(node);
        Files.writeString(folder.resolve("checkpoint"), trial.reader.newest().orElseThrow().note());
        for (int level = 0; level <= 2; level++) {
            for (long index = 0; TileName.widthIn(SIZE, level, index) > 0; index++) {
                TileName name = new TileName(level, index, TileName.widthIn(SIZE, level, index));
                write("tile/" + level + "/" + name.path(), trial.reader.tile(name));
                if (level == 0) {
                    write("tile/entries/" + name.path(), trial.reader.bundle(name));
                }
            }
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    @Test
    void check_downloadedFiles_entryAndHistoryAreProven() throws Exception {
        for (long id : List.of(0L, 699L, 65_535L, SIZE - 1L)) {
            assertThat(check(id, id))
                    .contains("entry " + id + " of " + SIZE + " is what it was")
                    .contains("the first " + BEFORE + " have not changed");
        }
    }

    @Test
    void check_otherContentOrChangedFile_isFound() throws Exception {
        assertThat(check(3, 4)).contains("NO: the entry does not say this");
        Path tile = folder.resolve("tile/1/000");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[5] ^= 1;
        Files.write(tile, hashes);
        assertThat(check(300, 300)).contains("NO: the entry is not under the checkpoint");
        Path note = folder.resolve("checkpoint");
        Files.writeString(note, Files.readString(note).replace("\n66000\n", "\n65999\n"));
        assertThat(check(0, 0)).contains("NO: wrong signature");
    }

    private String check(long index, long id) throws IOException, InterruptedException {
        byte[] salt = Arrays.copyOf(ByteBuffer.allocate(8).putLong(id).array(), 32);
        byte[] content = CanonicalBytes.of(LeafKind.ACCESS).number("id", id).toBytes();
        Process python =
                new ProcessBuilder(
                                "python3",
                                Path.of("src/test/python/check_ledger.py").toString(),
                                folder.toString(),
                                trial.node().noteKey().text(),
                                String.valueOf(index),
                                HexFormat.of().formatHex(salt),
                                HexFormat.of().formatHex(content),
                                folder.resolve("before").toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    private static boolean hasPython() {
        try {
            Process python =
                    new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
            return python.waitFor(20, TimeUnit.SECONDS) && python.exitValue() == 0;
        } catch (IOException e) {
            return false; // not installed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
