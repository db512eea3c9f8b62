package org.whosaw.portal.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.KeyWrap;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engine;

/** A person's key is made once, is the same for every node, and is gone when it is destroyed. */
abstract class PersonKeysContract {
    private static final PersonId SHE = new PersonId(11);
    private static final PersonId OTHER = new PersonId(12);

    private static final Instant NOW = Instant.parse("2026-11-22T02:05:00Z");

    private final RandomSource random = new RandomSource();
    private final Keyring keyring = Keyring.generate(random, true);
    private final AtomicLong nanos = new AtomicLong();
    private Database database;
    private PersonKeys keys;
    private PersonKeys otherNode;

    abstract Engine engine();

    @BeforeEach
    void build() {
        database = engine().database();
        keys = node();
        otherNode = node();
    }

    private PersonKeys node() {
        return new PersonKeys(
                database, new KeyWrap(keyring, random), Clock.systemUTC(), nanos::get);
    }

    @Test
    void prepare_twiceAndElsewhere_oneKey() {
        DataKey key = keys.prepare(SHE);

        byte[] salt = key.salt("access", 7);
        assertThat(keys.find(SHE).orElseThrow().salt("access", 7)).isEqualTo(salt);
        assertThat(otherNode.prepare(SHE).salt("access", 7)).isEqualTo(salt);
        assertThat(keys.prepare(List.of(SHE, OTHER))).hasSize(2);
        assertThat(keys.find(OTHER).orElseThrow().salt("access", 7)).isNotEqualTo(salt);
        assertThat(otherNode.find(SHE).orElseThrow().open("a.b", key.seal("a.b", "静")))
                .isEqualTo("静");
    }

    @Test
    void find_noneMade_absentAndNoneIsMade() {
        assertThat(keys.find(SHE)).isEmpty();
        assertThat(database.<Map<PersonId, DataKey>>read(tx -> keys.find(tx, List.of(SHE))))
                .isEmpty();
    }

    @Test
    void of_rolledBack_leavesNoKeyBehind() {
        assertThatThrownBy(
                        () ->
                                database.write(
                                        tx -> {
                                            keys.of(tx, SHE);
                                            keys.of(tx, SHE);
                                            assertThat(keys.find(tx, SHE)).isPresent();
                                            throw new IllegalStateException("undone");
                                        }))
                .hasMessageContaining("undone");

        assertThat(keys.find(SHE)).isEmpty();
        byte[] salt = otherNode.prepare(SHE).salt("access", 1);
        assertThat(keys.find(SHE).orElseThrow().salt("access", 1)).isEqualTo(salt);
    }

    @Test
    void keep_madeBefore_isHers() {
        KeyWrap.Wrapped made = keys.make(SHE);
        database.write(tx -> keys.keep(tx, SHE, made));

        assertThat(otherNode.find(SHE).orElseThrow().salt("x", 1))
                .isEqualTo(made.key().salt("x", 1));
    }

    @Test
    void destroy_known_isGoneHereAtOnceElsewhereSoonAndNeverMadeAnew() {
        keys.prepare(SHE);
        otherNode.prepare(SHE);
        assertThat(database.<Boolean>inTransaction(tx -> keys.destroy(tx, SHE))).isTrue();
        keys.forget(SHE);

        assertThat(keys.find(SHE)).isEmpty();
        nanos.addAndGet(PersonKeys.MEMORY.toNanos() + 1);
        assertThat(otherNode.find(SHE)).isEmpty();
        assertErased(() -> keys.prepare(SHE));
        assertErased(() -> otherNode.prepare(List.of(SHE, OTHER)));
        assertThat(database.<Boolean>inTransaction(tx -> keys.destroy(tx, SHE))).isFalse();
    }

    private static void assertErased(Runnable use) {
        assertThatThrownBy(use::run)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(VaultError.JUST_ERASED));
    }

    @Test
    void renew_wrappingKeyRotated_sameKeysUnderTheNewOne(@TempDir Path folder) {
        Path file = folder.resolve("keys");
        keyring.write(file);
        Keyring read = Keyring.read(file);
        PersonKeys serving = new PersonKeys(database, new KeyWrap(read, random), Clock.systemUTC());
        byte[] salt = serving.prepare(SHE).salt("access", 1);
        read.rotated(random, NOW).replace(file);
        PersonKeys command =
                new PersonKeys(
                        database,
                        new KeyWrap(Keyring.read(file), random),
                        Clock.systemUTC(),
                        nanos::get);

        assertThat(command.count()).isEqualTo(new PersonKeys.Count(1, 1, 0));
        assertThat(command.renew()).isEqualTo(1);
        assertThat(command.renew()).isZero();
        assertThat(command.count()).isEqualTo(new PersonKeys.Count(1, 0, 0));
        serving.forget(SHE); // and reads the row anew, with the key file as it is now
        assertThat(serving.find(SHE).orElseThrow().salt("access", 1)).isEqualTo(salt);
        assertThat(command.find(SHE).orElseThrow().salt("access", 1)).isEqualTo(salt);
    }

    @Test
    void open_rowsSwapped_isRefused() {
        keys.prepare(SHE);
        keys.prepare(OTHER);
        nanos.addAndGet(PersonKeys.MEMORY.toNanos() + 1);
        database.write(
                tx -> {
                    try (var change = tx.connection().createStatement()) {
                        change.execute(
                                "UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key"
                                        + " WHERE owner_id = 12) WHERE owner_id = 11");
                    } catch (java.sql.SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });

        assertThatThrownBy(() -> keys.find(SHE)).isInstanceOf(PortalException.class);
        assertThat(keys.find(OTHER)).isPresent();
    }
}
