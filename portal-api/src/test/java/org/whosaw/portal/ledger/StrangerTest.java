package org.whosaw.portal.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.CryptoSuite;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.ledger.tree.TileName;
import org.whosaw.portal.store.SqliteEngine;

/** Has a few lines of Python check the ledger from its files, as a stranger would. */
class StrangerTest {
    private static final int SIZE = 66_000;
    private static final int BEFORE = 700;

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();
    @RegisterExtension final SqliteEngine receipts = new SqliteEngine();
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
        download(trial, folder);
    }

    private static void download(LedgerTrial from, Path to) throws IOException {
        LedgerReader.SignedCheckpoint signed = from.reader.newest().orElseThrow();
        write(to, "checkpoint", signed.note().getBytes(StandardCharsets.UTF_8));
        long size = signed.size();
        for (int level = 0; TileName.hashesAt(level, size) > 0; level++) {
            for (long index = 0; TileName.widthIn(size, level, index) > 0; index++) {
                TileName name = new TileName(level, index, TileName.widthIn(size, level, index));
                write(to, "tile/" + level + "/" + name.path(), from.reader.tile(name));
                if (level == 0) {
                    write(to, "tile/entries/" + name.path(), from.reader.bundle(name));
                }
            }
        }
    }

    private static void write(Path folder, String name, byte[] bytes) throws IOException {
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

    @Test
    void receipt_asGivenOut_isProvenAndAnEditIsNamed() throws Exception {
        ReceiptTrial given = new ReceiptTrial(receipts.database(), 41);
        Path file = folder.resolve("receipt.json");
        Files.write(file, ReceiptFile.write(given.receipt(ReceiptTrial.ANNA, 41)));
        LedgerTrial ledger = given.trial();
        ledger.append(9_000_000, 500);
        ledger.settle(ledger.node());
        Path now = folder.resolve("now");
        download(ledger, now);
        String[] asked = {"receipt", file.toString(), given.key().text(), now.toString()};
        assertThat(run(asked))
                .contains("all 41 entries of " + ReceiptTrial.ANNA.code())
                .contains("have not changed");
        Files.writeString(file, Files.readString(file).replaceFirst("打印", "read"));
        assertThat(run(asked)).contains("NO: entry 1 is not what was signed");
    }

    @Test
    void leaf_documentedEntry_isWorkedOutFromItsFields() throws Exception {
        String document = Files.readString(Path.of("docs/ledger.md")).replaceAll("\n *", "");
        for (String line : run("leaf", "docs/ledger.md").strip().split("\n")) {
            assertThat(document).contains(line.substring(line.lastIndexOf(' ') + 1));
        }
    }

    @Test
    void receipt_underTheNationalSuite_isProvenByItsSm2KeyToo() throws Exception {
        Keyring keyring = Keyring.generate(new RandomSource(), CryptoSuite.NATIONAL, true);
        ReceiptTrial given = new ReceiptTrial(receipts.database(), 5, NoteKeys.of(keyring));
        Path file = folder.resolve("receipt.json");
        Files.write(file, ReceiptFile.write(given.receipt(ReceiptTrial.ANNA, 5)));
        String sm2 = given.keys().get(1).text();
        String said = run("receipt", file.toString(), sm2);
        assumeTrue(!said.contains("sm3"), "this Python has no SM3: SM2 was not checked by it");
        assertThat(said).contains("all 5 entries of " + ReceiptTrial.ANNA.code());
        Files.writeString(file, Files.readString(file).replaceFirst("\\\\n5\\\\n", "\\\\n4\\\\n"));
        assertThat(run("receipt", file.toString(), sm2)).contains("NO: wrong signature");
    }

    private String check(long index, long id) throws IOException, InterruptedException {
        byte[] salt = Arrays.copyOf(ByteBuffer.allocate(8).putLong(id).array(), 32);
        byte[] content = CanonicalBytes.of(LeafKind.ACCESS).number("id", id).toBytes();
        return run(
                folder.toString(),
                trial.node().noteKey().text(),
                String.valueOf(index),
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(content),
                folder.resolve("before").toString());
    }

    static String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.add(Path.of("src/test/python/check_ledger.py").toString());
        command.addAll(List.of(words));
        Process python = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    static boolean hasPython() {
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
