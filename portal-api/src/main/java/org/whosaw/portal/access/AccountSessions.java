package org.whosaw.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccountSessionDao.Anchor;
import org.whosaw.portal.access.AccountSessionDao.DoubtRow;
import org.whosaw.portal.access.AccountSessionDao.Use;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryCards.TerminalCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Knows the sessions of accounts. Safe for threads.
 *
 * <p>A session is the looks of one accessor through one system from one terminal (or address) with
 * gaps of at most 30 minutes, and at most a day to either side of the look that is asked about.
 * When the account's holder says that it was not she, every look of the session is marked, on every
 * person's list, and the information office has something to find out.
 */
public final class AccountSessions {
    /** The longest gap within a session. */
    public static final Duration GAP = Duration.ofMinutes(30);

    private static final Duration REACH = Duration.ofDays(1);
    private static final Duration SHOWN_BACK = Duration.ofDays(90);

    /** A log that comes later than this marks nothing any more. */
    private static final Duration MARKED_LATE = Duration.ofDays(14);

    private static final int MOST_USES = 1_000;
    private static final int MOST_OPEN = 100;
    private static final int CHUNK = 500;

    private final Database database;
    private final DirectoryLookup lookup;
    private final AccessorBook accessors;
    private final OriginBook origins;
    private final IdSource ids;
    private final Clock clock;

    AccountSessions(
            Database database,
            DirectoryLookup lookup,
            AccessorBook accessors,
            OriginBook origins,
            IdSource ids,
            Clock clock) {
        this.database = database;
        this.lookup = lookup;
        this.accessors = accessors;
        this.origins = origins;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One session, without anybody's name.
     *
     * @param place where the terminal stands, its code or address when that is all, or null
     */
    public record Session(
            String system,
            @Nullable String systemEn,
            @Nullable String place,
            @Nullable String placeEn,
            Instant from,
            Instant to,
            int looks) {}

    /**
     * A session whose account was perhaps used by another.
     *
     * @param number {@code ad_…}
     * @param holder the account's holder, masked, with role and department
     */
    public record Doubted(
            String number,
            Session session,
            Instant saidAt,
            @Nullable String holder,
            @Nullable String role,
            @Nullable String department) {
        @Override
        public String toString() {
            return "Doubted[" + number + "]";
        }
    }

    /**
     * Marks the session of a look in the caller's transaction; marking it again changes nothing.
     */
    public void doubt(Tx tx, HospitalId hospital, long eventId) {
        AccountSessionDao dao = tx.dao(AccountSessionDao.class);
        Anchor anchor =
                dao.anchor(eventId)
                        .filter(found -> found.hospitalId() == hospital.value())
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        List<Long> who = dao.snapshots(hospital.value(), List.of(anchor.accessorKey()));
        boolean known =
                dao.openAt(hospital.value(), who, anchor.systemId(), anchor.occurredAt())
                        .filter(row -> Objects.equals(row.originId(), anchor.originId()))
                        .isPresent();
        List<Use> session = session(dao, anchor, who);
        mark(dao, session);
        if (known) {
            return;
        }
        dao.add(
                new DoubtRow(
                        ids.next(),
                        hospital.value(),
                        eventId,
                        anchor.accessorId(),
                        anchor.systemId(),
                        anchor.originId(),
                        session.get(0).occurredAt(),
                        session.get(session.size() - 1).occurredAt(),
                        session.size(),
                        Micros.of(clock.instant()),
                        "open",
                        null,
                        null,
                        Micros.of(clock.instant())));
    }

    private static List<Use> session(AccountSessionDao dao, Anchor anchor, List<Long> who) {
        long reach = REACH.toMillis() * 1_000;
        Long origin = anchor.originId();
        List<Use> around =
                dao.near(
                        who,
                        anchor.occurredAt() - reach,
                        anchor.occurredAt() + reach,
                        anchor.systemId(),
                        origin == null ? 0 : origin);
        return within(around, anchor.occurredAt());
    }

    /** Returns those of looks in order that hang together with the one at {@code at}. */
    static List<Use> within(List<Use> ordered, long at) {
        long gap = GAP.toMillis() * 1_000;
        int from = 0;
        for (int i = 1; i < ordered.size(); i++) {
            boolean apart = ordered.get(i).occurredAt() - ordered.get(i - 1).occurredAt() > gap;
            if (apart && ordered.get(i).occurredAt() > at) {
                return ordered.subList(from, i);
            }
            from = apart ? i : from;
        }
        return ordered.subList(from, ordered.size());
    }

    private static void mark(AccountSessionDao dao, List<Use> session) {
        int bit = AccessFlag.POSSIBLY_ANOTHER_PERSON.bit();
        List<Long> fresh =
                session.stream().filter(use -> (use.flags() & bit) == 0).map(Use::id).toList();
        for (int i = 0; i < fresh.size(); i += CHUNK) {
            dao.mark(fresh.subList(i, Math.min(fresh.size(), i + CHUNK)), bit);
        }
    }

    /** Marks what came in late for sessions that are doubted; returns how many sessions grew. */
    public int markLate() {
        long since = Micros.of(clock.instant().minus(MARKED_LATE));
        List<DoubtRow> open = database.read(tx -> tx.dao(AccountSessionDao.class).openSince(since));
        int grown = 0;
        for (DoubtRow row : open) {
            int before = row.lines();
            grown += database.inTransaction(tx -> grow(tx, row)) > before ? 1 : 0;
        }
        return grown;
    }

    private int grow(Tx tx, DoubtRow row) {
        AccountSessionDao dao = tx.dao(AccountSessionDao.class);
        List<Use> session = sessionOf(dao, row);
        if (session.size() > row.lines()) {
            mark(dao, session);
            dao.widen(
                    row.id(),
                    session.get(0).occurredAt(),
                    session.get(session.size() - 1).occurredAt(),
                    session.size(),
                    Micros.of(clock.instant()));
        }
        return session.size();
    }

    private static List<Use> sessionOf(AccountSessionDao dao, DoubtRow row) {
        Anchor anchor = dao.anchor(row.eventId()).orElseThrow();
        return session(dao, anchor, dao.snapshots(row.hospitalId(), List.of(anchor.accessorKey())));
    }

    /** Returns the doubted sessions that nobody has looked into, oldest first. */
    public List<Doubted> doubted(HospitalId hospital) {
        List<DoubtRow> rows =
                database.read(
                        tx -> tx.dao(AccountSessionDao.class).open(hospital.value(), MOST_OPEN));
        return rows.stream().map(this::doubted).toList();
    }

    private Doubted doubted(DoubtRow row) {
        Accessor who = accessors.get(row.accessorId());
        return new Doubted(
                Ids.format(IdPrefix.ACCOUNT_DOUBT, row.id()),
                view(row.systemId(), row.originId(), row.fromAt(), row.toAt(), row.lines()),
                Micros.instant(row.saidAt()),
                who.maskedName(),
                who.role(),
                who.department());
    }

    /**
     * Notes what the information office found out: another used the account, and the marks stay; or
     * it was the holder after all, and they go.
     *
     * @param herself whether a key is that of the member who says so: nobody closes what is about
     *     herself
     * @return false when somebody has closed it already
     */
    public boolean close(
            HospitalId hospital,
            String number,
            boolean another,
            long staffUserId,
            Predicate<byte[]> herself) {
        OptionalLong id = Ids.parse(IdPrefix.ACCOUNT_DOUBT, number);
        long now = Micros.of(clock.instant());
        return database.inTransaction(
                tx -> {
                    AccountSessionDao dao = tx.dao(AccountSessionDao.class);
                    DoubtRow row =
                            dao.find(id.orElse(0), hospital.value())
                                    .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
                    byte[] key = accessors.get(tx, row.accessorId()).key();
                    if (herself.test(key)) {
                        throw new PortalException(AccessError.OWN_ACCOUNT);
                    }
                    String state = another ? "confirmed" : "cleared";
                    if (dao.close(row.id(), state, staffUserId, now) == 0) {
                        return false;
                    }
                    if (!another) {
                        unmark(dao, sessionOf(dao, row));
                    }
                    return true;
                });
    }

    private static void unmark(AccountSessionDao dao, List<Use> session) {
        List<Long> all = session.stream().map(Use::id).toList();
        for (int i = 0; i < all.size(); i += CHUNK) {
            dao.unmark(
                    all.subList(i, Math.min(all.size(), i + CHUNK)),
                    ~AccessFlag.POSSIBLY_ANOTHER_PERSON.bit());
        }
    }

    /**
     * Returns where and when accounts were used in the last 90 days, newest first: the keys are one
     * member's own, and no patient is named.
     */
    public List<Session> uses(HospitalId hospital, List<byte[]> keys) {
        long since = Micros.of(clock.instant().minus(SHOWN_BACK));
        List<Use> uses =
                database.read(
                        tx -> {
                            AccountSessionDao dao = tx.dao(AccountSessionDao.class);
                            List<Long> who =
                                    keys.isEmpty()
                                            ? List.of()
                                            : dao.snapshots(hospital.value(), keys);
                            return who.isEmpty() ? List.of() : dao.latest(who, since, MOST_USES);
                        });
        return fold(uses);
    }

    private List<Session> fold(List<Use> newestFirst) {
        List<Session> sessions = new ArrayList<>();
        List<Use> left = new ArrayList<>(newestFirst);
        left.sort(Comparator.comparingLong(Use::occurredAt));
        while (!left.isEmpty()) {
            Use last = left.get(left.size() - 1);
            List<Use> same =
                    left.stream()
                            .filter(use -> use.systemId() == last.systemId())
                            .filter(use -> Objects.equals(use.originId(), last.originId()))
                            .toList();
            List<Use> session = within(same, last.occurredAt());
            sessions.add(
                    view(
                            last.systemId(),
                            last.originId(),
                            session.get(0).occurredAt(),
                            last.occurredAt(),
                            session.size()));
            left.removeAll(session);
        }
        return sessions;
    }

    private Session view(long systemId, @Nullable Long originId, long from, long to, int looks) {
        SystemCard system = lookup.system(systemId).orElseThrow();
        Origin origin = originId == null ? null : origins.get(originId);
        String code = origin == null ? null : origin.terminal();
        Optional<TerminalCard> terminal =
                code == null ? Optional.empty() : lookup.terminal(system.hospital(), code);
        String address = origin == null ? null : origin.ip();
        return new Session(
                system.name(),
                system.nameEn(),
                terminal.map(TerminalCard::place).orElse(code == null ? address : code),
                terminal.map(TerminalCard::placeEn).orElse(null),
                Micros.instant(from),
                Micros.instant(to),
                looks);
    }
}
