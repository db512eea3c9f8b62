package org.whosaw.portal.retention.erasure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.Leaf;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.retention.erasure.Erasure.Kept;
import org.whosaw.portal.retention.pruning.StoneMason;
import org.whosaw.portal.retention.pruning.StoneMason.Going;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;
import org.whosaw.portal.vault.PersonKeys;

/**
 * Erases persons: freezes what a law keeps, destroys her key, takes every other row away, and
 * enters that into the ledger, all in one transaction. Safe for threads.
 *
 * <p>Her leaves stay: without her key nobody can work out their salts, so they say nothing any
 * more, and every proof of others' leaves holds.
 */
public final class ErasureDesk {
    private static final Logger LOG = LoggerFactory.getLogger(ErasureDesk.class);

    private final Database database;
    private final PersonKeys keys;
    private final Ledger ledger;
    private final RandomSource random;
    private final IdSource ids;
    private final Clock clock;
    private final Duration keyCopies;
    private final StoneMason stones;
    private final Consumer<PersonId> forget;

    /**
     * Creates the desk.
     *
     * @param keyCopies how long a backup of keys is kept
     * @param stones sets them where an entry goes and its leaf stays
     * @param forget makes this process forget what it remembers of her
     */
    public ErasureDesk(
            Database database,
            PersonKeys keys,
            Ledger ledger,
            RandomSource random,
            IdSource ids,
            Clock clock,
            Duration keyCopies,
            StoneMason stones,
            Consumer<PersonId> forget) {
        this.database = database;
        this.keys = keys;
        this.ledger = ledger;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.keyCopies = keyCopies;
        this.stones = stones;
        this.forget = forget;
    }

    /**
     * Returns what erasing her now would leave, and changes nothing.
     *
     * @throws PortalException not found, when the hospital has no such person
     */
    public Erasure preview(StaffPrincipal staff, PersonId person) {
        staff.require(StaffRole.PRIVACY_OFFICER);
        return database.read(
                tx -> {
                    known(tx, staff.hospitalId(), person);
                    return plan(tx, person);
                });
    }

    /**
     * Erases a person for ever.
     *
     * @throws PortalException not found, when the hospital has no such person (any more); with
     *     {@link ErasureError#HELD} while a legal hold stands
     */
    public Erasure erase(StaffPrincipal staff, PersonId person, ErasureGround ground) {
        staff.require(StaffRole.PRIVACY_OFFICER);
        byte[] salt = random.bytes(Commitment.SALT_BYTES);
        long id = ids.next();
        Erasure done =
                database.inTransaction(
                        tx -> {
                            ErasureDao.Known known = known(tx, staff.hospitalId(), person);
                            Erasure plan = plan(tx, person);
                            ErasureDao.Row row = row(id, plan, known, ground, staff, salt);
                            write(tx, plan, row);
                            return plan;
                        });
        keys.forget(person);
        forget.accept(person);
        LOG.info("erased person={} staff={} ground={}", person.code(), staff.getName(), ground);
        database.scrub();
        return done;
    }

    private static ErasureDao.Known known(Tx tx, HospitalId hospital, PersonId person) {
        ErasureDao dao = tx.dao(ErasureDao.class);
        ErasureDao.Known found =
                dao.known(person.value())
                        .filter(known -> known.hospitalId() == hospital.value())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        if (dao.holds(hospital.value(), person.value()) > 0) {
            throw new PortalException(ErasureError.HELD);
        }
        return found;
    }

    private Erasure plan(Tx tx, PersonId person) {
        ErasureDao dao = tx.dao(ErasureDao.class);
        List<Kept> kept = new ArrayList<>();
        keep(kept, KeptKind.ACCESS_LOG, dao.accesses(person.value()));
        keep(kept, KeptKind.DISCLOSURE, dao.disclosures(person.value()));
        keep(kept, KeptKind.REQUEST, dao.requests(person.value()));
        keep(kept, KeptKind.WISH, dao.wishes(person.value()));
        keep(kept, KeptKind.CONSENT, dao.consents(person.value()));
        Instant now = clock.instant();
        return new Erasure(
                person, now, kept, LocalDate.ofInstant(now.plus(keyCopies), ChinaTime.ZONE));
    }

    private static void keep(List<Kept> kept, KeptKind kind, ErasureDao.Last last) {
        Long at = last.at();
        if (at != null) {
            kept.add(new Kept(kind, last.rows(), kind.until(Micros.instant(at))));
        }
    }

    private static ErasureDao.Row row(
            long id,
            Erasure plan,
            ErasureDao.Known known,
            ErasureGround ground,
            StaffPrincipal staff,
            byte[] salt) {
        return new ErasureDao.Row(
                id,
                plan.person().value(),
                known.hospitalId(),
                known.mrnKey(),
                ground.code(),
                staff.staffUserId(),
                Micros.of(plan.at()),
                plan.keyCopiesUntil().toEpochDay(),
                salt);
    }

    private void write(Tx tx, Erasure plan, ErasureDao.Row row) {
        ErasureDao dao = tx.dao(ErasureDao.class);
        long person = plan.person().value();
        List<Long> accounts = dao.accounts(person);
        dao.add(row);
        List<ErasureDao.KeptRow> kept =
                plan.kept().stream()
                        .map(
                                each ->
                                        new ErasureDao.KeptRow(
                                                person,
                                                each.kind().code(),
                                                each.rows(),
                                                each.until().toEpochDay()))
                        .toList();
        kept.forEach(dao::addKept);
        stones(tx, person, plan.at());
        ErasedRows.ofPerson(tx, person);
        for (long account : accounts) {
            if (dao.personsOf(account) == 0) {
                ErasedRows.ofAccount(tx, account);
            }
        }
        keys.destroy(tx, plan.person());
        ledger.append(tx, List.of(leaf(row, kept)));
    }

    /** Sets stones for what stood about telling her late, which goes with her. */
    private void stones(Tx tx, long person, Instant now) {
        List<Long> steps = tx.dao(ErasureDao.class).deferralSteps(person);
        stones.set(
                tx,
                steps.stream()
                        .map(
                                id ->
                                        new Going(
                                                id,
                                                person,
                                                LeafKind.DEFERRAL.number(),
                                                Micros.of(now)))
                        .toList(),
                now);
    }

    /** Names whom and what; proven by who holds the salt, which stands beside the erasure. */
    private static Leaf leaf(ErasureDao.Row row, List<ErasureDao.KeptRow> kept) {
        return new Leaf(
                LeafKind.ERASURE,
                row.id(),
                row.personId(),
                Commitment.of(row.salt(), canonical(row, kept).toBytes()));
    }

    /** Says what the leaf of an erasure commits to. */
    static CanonicalBytes canonical(ErasureDao.Row row, List<ErasureDao.KeptRow> kept) {
        CanonicalBytes bytes =
                CanonicalBytes.of(LeafKind.ERASURE)
                        .number("person", row.personId())
                        .number("hospital", row.hospitalId())
                        .number("erased_at", row.erasedAt())
                        .number("erased_by", row.erasedBy())
                        .number("key_copies_until", row.keyCopiesUntil())
                        .text("ground", row.ground());
        for (ErasureDao.KeptRow each : kept) {
            String kind = each.kind().replace('-', '_');
            bytes.number("kept_" + kind, each.untilDay());
            bytes.number("rows_" + kind, each.rowCount());
        }
        return bytes;
    }

    /** Returns what was erased in the hospital of {@code staff}, newest first. */
    public List<Erasure> done(StaffPrincipal staff, int most) {
        staff.require(StaffRole.PRIVACY_OFFICER);
        return database.read(
                tx -> {
                    ErasureDao dao = tx.dao(ErasureDao.class);
                    return dao.newest(staff.hospitalId().value(), most).stream()
                            .map(row -> erasure(row, dao.kept(row.personId())))
                            .toList();
                });
    }

    private static Erasure erasure(ErasureDao.Row row, List<ErasureDao.KeptRow> kept) {
        return new Erasure(
                new PersonId(row.personId()),
                Micros.instant(row.erasedAt()),
                kept.stream().map(ErasureDesk::kept).toList(),
                LocalDate.ofEpochDay(row.keyCopiesUntil()));
    }

    private static Kept kept(ErasureDao.KeptRow row) {
        return new Kept(
                Coded.parse(KeptKind.class, row.kind()).orElseThrow(),
                row.rowCount(),
                LocalDate.ofEpochDay(row.untilDay()));
    }
}
