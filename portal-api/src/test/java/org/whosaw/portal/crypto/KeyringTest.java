package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.kernel.PortalException;

/** A key file is changed under a running process, and what old keys made stays good. */
class KeyringTest {
    private static final Instant NOW = Instant.parse("2026-11-22T02:05:00.123Z");
    private static final RandomSource RANDOM = new RandomSource();

    @TempDir Path folder;

    private Path written(Keyring keyring) {
        Path file = folder.resolve("keys");
        keyring.write(file);
        return file;
    }

    /** The time of a file may be as coarse as a second. */
    private static void touch(Path file, int second) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(second)));
    }

    @Test
    void rotated_whileServing_newSignsAndOldStillChecks() throws IOException {
        Path file = written(Keyring.generate(RANDOM, true));
        touch(file, 1);
        Keyring serving = Keyring.read(file);
        Signer signer = new Signer(serving, "answer");
        byte[] text = {1, 2, 3};
        String old = signer.sign(text);

        Keyring.read(file).rotated(RANDOM, NOW).replace(file);
        touch(file, 2);
        serving.refresh();

        String fresh = signer.sign(text);
        assertThat(fresh.split("\\.\\.")[0]).isNotEqualTo(old.split("\\.\\.")[0]);
        assertThat(signer.isSigned(old, text)).isTrue();
        assertThat(signer.isSigned(fresh, text)).isTrue();
        assertThat(signer.isSigned(old, new byte[] {9})).isFalse();
        assertThat(signer.published()).hasSize(2);
        assertThat(serving.wrappingIds()).containsExactly(1, 2);
        assertThat(new Signer(Keyring.read(file), "answer").published()).hasSize(2);
    }

    @Test
    void refresh_otherDatabasesFile_isPassedOver() throws IOException {
        Path file = written(Keyring.generate(RANDOM, true));
        touch(file, 1);
        Keyring serving = Keyring.read(file);
        byte[] before = serving.key(Keyring.Use.INDEX);
        Keyring.generate(RANDOM, true).replace(file);
        touch(file, 2);
        serving.refresh();

        assertThat(serving.key(Keyring.Use.INDEX)).isEqualTo(before);

        Files.writeString(file, "suite=nothing\n");
        touch(file, 3);
        serving.refresh();
        assertThat(serving.key(Keyring.Use.INDEX)).isEqualTo(before);
    }

    @Test
    void rotatedNotes_bothSignUntilSettled() {
        Keyring keyring = Keyring.generate(RANDOM, true);
        byte[] first = keyring.key(Keyring.Use.NOTE);

        Keyring changing = keyring.rotatedNotes(RANDOM);
        Keyring settled = changing.settledNotes(NOW);

        assertThat(changing.key(Keyring.Use.NOTE_BEFORE)).isEqualTo(first);
        assertThat(changing.key(Keyring.Use.NOTE)).isNotEqualTo(first);
        assertThatThrownBy(() -> changing.rotatedNotes(RANDOM)).isInstanceOf(PortalException.class);
        assertThat(settled.isChangingNotes()).isFalse();
        assertThat(settled.retired("note"))
                .singleElement()
                .satisfies(
                        key ->
                                assertThat(key.bytes())
                                        .isEqualTo(
                                                SigningKey.ofSeed(first).verifyingKey().bytes()));
    }

    @Test
    void withoutOldWrapping_rotatedTwice_keepsTheNewestAndARunningServerTakesItUp() {
        Keyring twice =
                Keyring.generate(RANDOM, true)
                        .rotated(RANDOM, Instant.EPOCH)
                        .rotated(RANDOM, Instant.EPOCH);
        assertThat(twice.wrappingIds()).containsExactly(1, 2, 3);
        assertThat(twice.withoutOldWrapping().wrappingIds()).containsExactly(3);
        assertThat(twice.withoutOldWrapping().wrappingKey(3)).isEqualTo(twice.wrappingKey(3));
    }

    @Test
    void read_fileFromBeforeDataKeys_readsAndKeepsTheLedgersKey() throws IOException {
        Keyring keyring = Keyring.generate(RANDOM, true);
        Path file = written(keyring);
        List<String> lines = Files.readAllLines(file);
        Files.writeString(
                file,
                lines.stream()
                        .filter(line -> !line.matches("(note|wrap|index.suite).*"))
                        .collect(Collectors.joining("\n", "", "\n")));

        Keyring old = Keyring.read(file);

        assertThat(old.noteKeys(Keyring.Use.NOTE).get(0).verifyingKey().bytes())
                .isEqualTo(SigningKey.of(old, "ledger").verifyingKey().bytes());
        assertThat(old.wrappingIds()).containsExactly(1);
        Files.writeString(file, "suite=aes256gcm-hmacsha256-ed25519\ntoken=AAAA\n");
        assertThatThrownBy(() -> Keyring.read(file)).isInstanceOf(PortalException.class);
    }
}
