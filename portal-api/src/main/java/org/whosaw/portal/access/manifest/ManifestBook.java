package org.whosaw.portal.access.manifest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayCheck.State;
import org.whosaw.portal.access.manifest.ManifestDao.Compared;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.store.Database;

/** Takes what sources say that they sent, and compares it with what is here. Safe for threads. */
public final class ManifestBook {
    /** How many days are compared. */
    static final int DAYS = 92;

    /** A manifest is due at noon of the day after: so long after midnight. */
    private static final Duration DUE = Duration.ofHours(12);

    private final Database database;
    private final DirectoryLookup lookup;
    private final Ledger ledger;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;

    public ManifestBook(
            Database database,
            DirectoryLookup lookup,
            Ledger ledger,
            RandomSource random,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.lookup = lookup;
        this.ledger = ledger;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps a manifest and enters it in the ledger; durable when this returns. The same again
     * changes nothing.
     *
     * @param signed the manifest as it was signed
     * @return how the day stands now
     */
    public DayCheck keep(HospitalId hospital, Manifest manifest, String signed) {
        SystemCard system =
                lookup.system(hospital, manifest.system())
                        .orElseThrow(() -> new PortalException(ManifestError.MALFORMED, "system"));
        long day = manifest.day().toEpochDay();
        Instant now = clock.instant();
        long today = DayTally.dayOf(Micros.of(now));
        if (day >= today || day < today - DAYS) {
            throw new PortalException(ManifestError.DAY);
        }
        byte[] salt = random.bytes(Commitment.SALT_BYTES);
        ManifestDao.Row row =
                new ManifestDao.Row(
                        system.id(),
                        day,
                        ids.next(),
                        hospital.value(),
                        manifest.events(),
                        manifest.first(),
                        manifest.last(),
                        manifest.digest(),
                        Silence.pack(manifest.silences()),
                        signed,
                        salt,
                        Micros.of(now));
        Commitment commitment = Commitment.of(salt, canonical(row, manifest.system()).toBytes());
        database.write(
                tx -> {
                    ManifestDao dao = tx.dao(ManifestDao.class);
                    if (dao.add(row) == 1) {
                        ledger.append(tx, LeafKind.MANIFEST, row.id(), commitment);
                    } else if (!dao.find(system.id(), day)
                            .filter(row2 -> same(row2, row))
                            .isPresent()) {
                        throw new PortalException(ManifestError.CONFLICT);
                    }
                });
        return checks(hospital).getOrDefault(system.id(), Checks.NONE).days().stream()
                .filter(check -> check.day().equals(manifest.day()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean same(ManifestDao.Row one, ManifestDao.Row other) {
        return one.events() == other.events()
                && Arrays.equals(one.digest(), other.digest())
                && Arrays.equals(one.silences(), other.silences())
                && Objects.equals(one.firstSeq(), other.firstSeq())
                && Objects.equals(one.lastSeq(), other.lastSeq());
    }

    /** Says what the leaf of a manifest commits to. */
    static CanonicalBytes canonical(ManifestDao.Row row, String system) {
        return CanonicalBytes.of(LeafKind.MANIFEST)
                .text("system", system)
                .number("day", row.day())
                .number("events", row.events())
                .number("first", row.firstSeq())
                .number("last", row.lastSeq())
                .bytes("digest", row.digest())
                .bytes("silences", row.silences())
                .text("signed", row.signed())
                .number("received_at", row.receivedAt());
    }

    /**
     * The days of one system.
     *
     * @param days those of which it said what it sent, and those between of which it did not
     * @param confirmedTo the last day up to which every day since its first manifest is confirmed
     */
    public record Checks(List<DayCheck> days, @Nullable LocalDate confirmedTo) {
        /** Of a system that never said anything. */
        public static final Checks NONE = new Checks(List.of(), null);

        public Checks {
            days = List.copyOf(days);
        }

        /** Returns the days of which there is something to tell, the newest first. */
        public List<DayCheck> wanting() {
            List<DayCheck> wanting =
                    new ArrayList<>(days.stream().filter(DayCheck::isWanting).toList());
            Collections.reverse(wanting);
            return wanting;
        }
    }

    /** Returns the days of a hospital's systems by system, as they stand now. */
    public Map<Long, Checks> checks(HospitalId hospital) {
        Instant now = clock.instant();
        long since = DayTally.dayOf(Micros.of(now)) - DAYS;
        long due = DayTally.dayOf(Micros.of(now.minus(DUE))) - 1;
        Map<Long, List<Compared>> bySystem = new LinkedHashMap<>();
        for (Compared each :
                database.read(tx -> tx.dao(ManifestDao.class).compared(hospital.value(), since))) {
            bySystem.computeIfAbsent(each.systemId(), key -> new ArrayList<>()).add(each);
        }
        Map<Long, Checks> checks = new LinkedHashMap<>();
        bySystem.forEach((system, rows) -> checks.put(system, checks(rows, due)));
        return checks;
    }

    private static Checks checks(List<Compared> rows, long due) {
        Map<Long, Compared> byDay = new LinkedHashMap<>();
        rows.forEach(row -> byDay.put(row.day(), row));
        long first = rows.get(0).day();
        long last = Math.max(due, rows.get(rows.size() - 1).day());
        List<DayCheck> days = new ArrayList<>();
        LocalDate confirmedTo = null;
        boolean unbroken = true;
        for (long day = first; day <= last; day++) {
            DayCheck check = check(LocalDate.ofEpochDay(day), byDay.get(day));
            days.add(check);
            unbroken &= check.state() == State.CONFIRMED;
            confirmedTo = unbroken ? check.day() : confirmedTo;
        }
        return new Checks(days, confirmedTo);
    }

    private static DayCheck check(LocalDate day, @Nullable Compared row) {
        if (row == null) {
            return new DayCheck(day, State.NO_MANIFEST, 0, 0, List.of());
        }
        long arrived = row.arrived() == null ? 0 : row.arrived();
        byte[] none = new byte[DayTally.BYTES];
        byte[] here = row.arrivedDigest() == null ? none : row.arrivedDigest();
        State state = State.CONFIRMED;
        if (arrived != row.events()) {
            state = arrived < row.events() ? State.SHORT : State.MORE;
        } else if (!Arrays.equals(here, row.digest())) {
            state = State.DIFFERENT;
        }
        return new DayCheck(day, state, row.events(), arrived, Silence.unpack(row.silences()));
    }
}
