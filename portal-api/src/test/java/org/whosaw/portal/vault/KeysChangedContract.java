package org.whosaw.portal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.CryptoError;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.store.Tx;

/** All keys are changed under a serving portal; what an older key file opens then is nothing. */
abstract class KeysChangedContract {
    private static final Instant NOW = Instant.parse("2026-11-23T02:05:00Z");
    private static final PersonId SHE = new PersonId(11);

    private final RandomSource random = new RandomSource();
    private final Clock clock = Clock.systemUTC();
    private Database database;
    private Path file;

    abstract Engine engine();

    @BeforeEach
    void open(@TempDir Path folder) {
        database = engine().database();
        file = folder.resolve("keys");
        Keyring.generate(random, false).withoutHouse().write(file);
    }

    private Vault vault(Keyring keyring) {
        return Vault.open(database, keyring, random, clock);
    }

    private Vault vault() {
        return vault(Keyring.read(file));
    }

    private static byte[] index(Keyring keyring) {
        return new Pseudonymizer(keyring).index("phone", "1");
    }

    @Test
    void rotated_whileServing_allStaysAndAnOlderFileOpensNothing() throws IOException {
        Path stolen = file.resolveSibling("stolen");
        Files.copy(file, stolen);
        Files.setLastModifiedTime(file, FileTime.from(NOW));
        Keyring serving = Keyring.read(file);
        Vault before = vault(serving);
        byte[] sealed = before.house().seal("table.column", "text");
        byte[] hers = before.of(SHE).seal("person.name", "text");
        byte[] found = index(serving);

        Keyring.read(file).rotated(random, NOW).withoutHouse().replace(file);
        RenewingWorker worker =
                new RenewingWorker(new Vault(database, serving, random, clock).keys());
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(5)));
        Keyring command = Keyring.read(file);
        assertThat(vault(command).keys().count()).isEqualTo(new PersonKeys.Count(5, 5, 0));
        RenewingWorker other = new RenewingWorker(vault(command).keys());
        assertThat(other.turn()).as("some are done").isTrue();
        assertThat(other.turn()).as("all are done").isFalse();
        assertThat(worker.turn()).as("who has not seen the new file leaves them so").isFalse();
        assertThat(vault(command).keys().count()).isEqualTo(new PersonKeys.Count(5, 0, 0));
        command.withoutOldWrapping().replace(file);

        Keyring last = Keyring.read(file);
        Vault after = vault(last);
        assertThat(last.wrappingIds()).containsExactly(2);
        assertThat(after.house().open("table.column", sealed)).isEqualTo("text");
        assertThat(after.of(SHE).open("person.name", hers)).isEqualTo("text");
        assertThat(index(last)).isEqualTo(found);
        assertThat(index(serving)).as("who serves goes on").isEqualTo(found);
        assertThat(before.house().open("table.column", after.house().seal("table.column", "new")))
                .isEqualTo("new");
        assertRefused(() -> vault(Keyring.read(stolen)), CryptoError.SEAL_BROKEN);
    }

    @Test
    void worker_cutOff_theNextGoesOnFromThere() {
        Vault vault = vault();
        List<PersonId> persons = LongStream.rangeClosed(1, 700).mapToObj(PersonId::new).toList();
        vault.keys().prepare(persons);
        Keyring.read(file).rotated(random, NOW).replace(file);
        Vault serving = vault();

        new RenewingWorker(serving.keys()).turn();
        long behind = serving.keys().count().behind();
        RenewingWorker next = new RenewingWorker(serving.keys());
        while (next.turn()) {
            continue;
        }

        assertThat(behind).isBetween(1L, 703L);
        assertThat(serving.keys().count()).isEqualTo(new PersonKeys.Count(704, 0, 0));
    }

    @Test
    void settle_fileThatHoldsThem_theyMoveAsTheyAre() {
        Path older = file.resolveSibling("older");
        Keyring.generate(random, false).write(older);
        Keyring keyring = Keyring.read(older);
        byte[] found = index(keyring);
        vault(keyring);

        Keyring without = Keyring.read(older).withoutHouse();
        assertThat(without.isHouseInFile()).isFalse();
        vault(without);
        assertThat(index(without)).isEqualTo(found);
    }

    @Test
    void settle_keysTakenAwayOrOfAnotherDatabase_isRefused() {
        vault().keys().prepare(SHE);
        Path other = file.resolveSibling("other");
        Keyring.generate(random, false).write(other);
        assertRefused(() -> vault(Keyring.read(other)), CryptoError.SEAL_BROKEN);
        database.write(tx -> run(tx, "DELETE FROM data_key WHERE owner_id < 0"));
        assertRefused(this::vault, CryptoError.HOUSE_KEYS_GONE);
    }

    private static void run(Tx tx, String sql) {
        try (Statement statement = tx.connection().createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(Runnable use, CryptoError error) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(error));
    }
}
