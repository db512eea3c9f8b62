package org.whosaw.portal.hospital;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.hospital.DirectoryCards.AccountCard;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.StaffCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryCards.TerminalCard;
import org.whosaw.portal.hospital.DirectoryRows.AccountRow;
import org.whosaw.portal.hospital.DirectoryRows.RecipientRow;
import org.whosaw.portal.hospital.DirectoryRows.StaffRow;
import org.whosaw.portal.hospital.DirectoryRows.SystemRow;
import org.whosaw.portal.hospital.DirectoryRows.TerminalRow;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Remembered;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.Vault;

/**
 * Reads the directory; systems, terminals and recipients from a cache that an upsert in this
 * process clears at once and that forgets after a minute, for other nodes' upserts. Safe for
 * threads.
 */
public final class DirectoryLookup {
    private static final String JOB = "system";
    static final String STAFF_NAME = "staff.name";

    private final Database database;
    private final Vault vault;
    private final BlindKeys keys;
    private final AtomicLong version = new AtomicLong();
    private final Remembered<CodeKey, Optional<SystemCard>> systems = cache();
    private final Remembered<Long, Optional<SystemCard>> systemsById = cache();
    private final Remembered<HospitalId, List<SystemCard>> systemsOf = cache();
    private final Remembered<CodeKey, Optional<TerminalCard>> terminals = cache();
    private final Remembered<CodeKey, Optional<RecipientCard>> recipients = cache();
    private final Remembered<Long, Optional<RecipientCard>> recipientsById = cache();
    private final Remembered<ByteBuffer, Boolean> jobs = cache();

    // Written by hand: what a record makes of itself is slow until it is compiled.
    private record CodeKey(HospitalId hospital, String code) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof CodeKey key
                    && key.hospital.value() == hospital.value()
                    && key.code.equals(code);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(hospital.value()) * 31 + code.hashCode();
        }
    }

    public DirectoryLookup(Database database, Vault vault, BlindKeys keys) {
        this.database = database;
        this.vault = vault;
        this.keys = keys;
    }

    private static <K, V> Remembered<K, V> cache() {
        return Remembered.forAWhile(20_000, Duration.ofMinutes(1));
    }

    /** Forgets what is cached; called after every upsert. */
    void clear() {
        version.incrementAndGet();
        systems.forget();
        systemsById.forget();
        systemsOf.forget();
        terminals.forget();
        recipients.forget();
        recipientsById.forget();
        jobs.forget();
    }

    /** Returns a number that grows with every upsert; what was derived before is stale. */
    public long version() {
        return version.get();
    }

    /** Returns the system of a code. */
    public Optional<SystemCard> system(HospitalId hospital, String code) {
        return systems.get(
                new CodeKey(hospital, code),
                key -> dao(dao -> dao.system(hospital.value(), code)).map(DirectoryLookup::card));
    }

    /** Returns the system of an id. */
    public Optional<SystemCard> system(long id) {
        return systemsById.get(id, key -> dao(d -> d.systemById(id)).map(DirectoryLookup::card));
    }

    /** Returns the system of an id, read in the caller's own reading when it is not at hand. */
    public Optional<SystemCard> system(Tx tx, long id) {
        return systemsById.get(
                id, key -> tx.dao(DirectoryDao.class).systemById(id).map(DirectoryLookup::card));
    }

    /** Returns all systems of a hospital, by code. */
    public List<SystemCard> systems(HospitalId hospital) {
        return systemsOf.get(
                hospital,
                key ->
                        dao(dao -> dao.systems(hospital.value())).stream()
                                .map(DirectoryLookup::card)
                                .toList());
    }

    /** Returns all systems of a hospital, by code, in the caller's own reading. */
    public List<SystemCard> systems(Tx tx, HospitalId hospital) {
        return tx.dao(DirectoryDao.class).systems(hospital.value()).stream()
                .map(DirectoryLookup::card)
                .toList();
    }

    /** Returns all recipients of a hospital, by code, in the caller's own reading. */
    public List<RecipientCard> recipients(Tx tx, HospitalId hospital) {
        return tx.dao(DirectoryDao.class).recipients(hospital.value()).stream()
                .map(DirectoryLookup::card)
                .toList();
    }

    /** Returns the terminal of a code. */
    public Optional<TerminalCard> terminal(HospitalId hospital, String code) {
        return terminals.get(
                new CodeKey(hospital, code),
                key -> dao(dao -> dao.terminal(hospital.value(), code)).map(DirectoryLookup::card));
    }

    /** Returns the staff member of a number. */
    public Optional<StaffCard> staff(HospitalId hospital, String staffId) {
        return staff(keys.staff(hospital, staffId));
    }

    /** Returns the staff member of a key. */
    public Optional<StaffCard> staff(byte[] staffKey) {
        return dao(dao -> dao.staff(staffKey)).map(this::card);
    }

    /** Returns the account of a code in a system. */
    public Optional<AccountCard> account(HospitalId hospital, String system, String account) {
        return dao(dao -> dao.account(keys.account(hospital, system, account)))
                .map(DirectoryLookup::card);
    }

    /** Returns the keys of those whose account a key is: its holder, or its sharers. */
    public List<byte[]> holders(byte[] accountKey) {
        return dao(dao -> dao.account(accountKey))
                .map(row -> split(row.staffKeys()))
                .orElse(List.of());
    }

    /** Says whether the account of a key is listed as a job, read in the caller's own reading. */
    public boolean isJob(Tx tx, byte[] accountKey) {
        return jobs.get(
                ByteBuffer.wrap(accountKey),
                key ->
                        tx.dao(DirectoryDao.class)
                                .account(accountKey)
                                .filter(account -> account.kind().equals(JOB))
                                .isPresent());
    }

    /** Returns the recipient of a code. */
    public Optional<RecipientCard> recipient(HospitalId hospital, String code) {
        return recipients.get(
                new CodeKey(hospital, code),
                key ->
                        dao(dao -> dao.recipient(hospital.value(), code))
                                .map(DirectoryLookup::card));
    }

    /** Returns the recipient of an id. */
    public Optional<RecipientCard> recipient(long id) {
        return recipientsById.get(
                id, key -> dao(d -> d.recipientById(id)).map(DirectoryLookup::card));
    }

    /** Returns the recipient of an id, read in the caller's own reading when it is not at hand. */
    public Optional<RecipientCard> recipient(Tx tx, long id) {
        return recipientsById.get(
                id, key -> tx.dao(DirectoryDao.class).recipientById(id).map(DirectoryLookup::card));
    }

    /** Returns all recipients of a hospital, by code. */
    public List<RecipientCard> recipients(HospitalId hospital) {
        return dao(dao -> dao.recipients(hospital.value())).stream()
                .map(DirectoryLookup::card)
                .toList();
    }

    /** Returns the codes of all to whom a recipient passes data on, however far down. */
    public Set<String> onward(HospitalId hospital, String code) {
        Set<String> found = new TreeSet<>();
        Deque<String> from = new ArrayDeque<>(List.of(code));
        while (!from.isEmpty()) {
            String of = from.remove();
            dao(dao -> dao.onwardOf(hospital.value(), of)).stream()
                    .filter(found::add)
                    .forEach(from::add);
        }
        return found;
    }

    private <T> T dao(java.util.function.Function<DirectoryDao, T> query) {
        return database.read(tx -> query.apply(tx.dao(DirectoryDao.class)));
    }

    private static SystemCard card(SystemRow row) {
        return new SystemCard(
                row.id(),
                new HospitalId(row.hospitalId()),
                row.code(),
                row.name(),
                row.nameEn(),
                row.department(),
                row.office(),
                row.phone(),
                row.covered() != 0,
                row.notCoveredReason(),
                row.rhythm() == null ? null : Coded.parse(Rhythm.class, row.rhythm()).orElse(null));
    }

    private static TerminalCard card(TerminalRow row) {
        return new TerminalCard(
                row.code(),
                row.place(),
                row.placeEn(),
                row.department(),
                row.shared() != 0,
                row.semiOpen() != 0);
    }

    private StaffCard card(StaffRow row) {
        return new StaffCard(
                row.staffKey(),
                vault.of(new HospitalId(row.hospitalId())).open(STAFF_NAME, row.name()),
                row.role(),
                row.department(),
                row.employer(),
                row.employerKind(),
                row.employerRecipient());
    }

    private static AccountCard card(AccountRow row) {
        return new AccountCard(
                row.accountKey(), row.kind(), split(row.staffKeys()), row.department());
    }

    private static List<byte[]> split(byte @Nullable [] joined) {
        List<byte[]> parts = new ArrayList<>();
        int length = joined == null ? 0 : joined.length;
        for (int at = 0; joined != null && at < length; at += Pseudonymizer.INDEX_BYTES) {
            parts.add(Arrays.copyOfRange(joined, at, at + Pseudonymizer.INDEX_BYTES));
        }
        return parts;
    }

    private static RecipientCard card(RecipientRow row) {
        return new RecipientCard(
                row.id(),
                new HospitalId(row.hospitalId()),
                row.code(),
                row.name(),
                row.nameEn(),
                row.kind(),
                row.role(),
                row.uscc(),
                row.contact(),
                row.country(),
                row.purpose(),
                Element.fromBits(row.elements()),
                row.retention(),
                row.contractEnd(),
                row.onwardOf());
    }
}
