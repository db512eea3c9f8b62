package org.whosaw.portal.hospital.withheld;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/**
 * Moves rows between what a person reads and what is held back from her: the reading side never has
 * a row that must not be told. A row that waits for a person not yet registered is marked by
 * {@value #HELD} more in its {@code protected}.
 */
public final class HeldRows {
    /** Accesses. */
    public static final HeldRows ACCESSES = new HeldRows(EntryKind.ACCESS, "access", "event_id");

    /** Provisions. */
    public static final HeldRows DISCLOSURES =
            new HeldRows(EntryKind.DISCLOSURE, "disclosure", "disclosure_id");

    /** What is added to {@code protected} of a row that waits and is held back. */
    public static final int HELD = 2;

    private static final String LOOKS =
            " AND NOT EXISTS (SELECT 1 FROM deferral d JOIN disclosure x"
                    + " ON x.access_event_id = d.entry_id WHERE d.kind = 0"
                    + " AND x.id = disclosure_withheld.disclosure_id";
    private static final String HERS =
            " FROM disclosure_subject WHERE person_id = ? AND occurred_at = ? AND disclosure_id IN"
                    + " (SELECT id FROM disclosure WHERE access_event_id = ?)";
    private static final String TAKE_LOOKS =
            "INSERT INTO disclosure_withheld"
                    + " (person_id, occurred_at, disclosure_id, protected, waited)"
                    + " SELECT person_id, occurred_at, disclosure_id, protected, waited"
                    + HERS
                    + " ON CONFLICT DO NOTHING";
    private static final String DROP_LOOKS = "DELETE" + HERS;

    /** One lock for whatever moves rows, so that none is told while another deferral begins. */
    private static final long LOCK = 0x5748_4845_4c44L;

    private final String add;
    private final String take;
    private final String drop;
    private final String free;
    private final String tell;
    private final String clear;

    private HeldRows(EntryKind kind, String table, String id) {
        String held = table + "_withheld";
        String read = table + "_subject";
        String picked = "person_id, occurred_at, " + id + ", protected, waited";
        String columns = " (" + picked + ") ";
        add =
                "INSERT INTO "
                        + held
                        + " (person_id, occurred_at, "
                        + id
                        + ", protected) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
        String one = " WHERE person_id = ? AND occurred_at = ? AND " + id + " = ?";
        take =
                "INSERT INTO "
                        + held
                        + columns
                        + "SELECT "
                        + picked
                        + " FROM "
                        + read
                        + one
                        + " ON CONFLICT DO NOTHING";
        drop = "DELETE FROM " + read + one;
        String standing =
                " AND d.state = 'standing' AND (d.person_id = 0 OR d.person_id = "
                        + held
                        + ".person_id))";
        // A provision that is a look is held as long as the look is.
        String isFree =
                " NOT EXISTS (SELECT 1 FROM deferral d WHERE d.kind = "
                        + kind.ordinal()
                        + " AND d.entry_id = "
                        + held
                        + "."
                        + id
                        + standing
                        + (kind == EntryKind.DISCLOSURE ? LOOKS + standing : "");
        free = "SELECT 1 FROM " + held + " WHERE" + isFree + " LIMIT 1";
        tell =
                "INSERT INTO "
                        + read
                        + columns
                        + "SELECT "
                        + picked
                        + " FROM "
                        + held
                        + " WHERE"
                        + isFree
                        + " ON CONFLICT DO NOTHING";
        clear =
                "DELETE FROM "
                        + held
                        + " WHERE"
                        + isFree
                        + " AND EXISTS (SELECT 1 FROM "
                        + read
                        + " s WHERE s.person_id = "
                        + held
                        + ".person_id AND s.occurred_at = "
                        + held
                        + ".occurred_at AND s."
                        + id
                        + " = "
                        + held
                        + "."
                        + id
                        + ")";
    }

    /** Enters a row that was never there to read. */
    public void add(Tx tx, PersonId person, long occurredAt, long entryId, boolean isProtected) {
        try {
            PreparedStatement statement = tx.statement(add);
            bind(statement, person, occurredAt, entryId);
            statement.setInt(4, isProtected ? 1 : 0);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("holding back failed", e);
        }
    }

    /** Takes a row out of what the person reads. */
    public void hold(Tx tx, PersonId person, long occurredAt, long entryId) {
        tx.lock(LOCK);
        try {
            PreparedStatement taking = tx.statement(take);
            bind(taking, person, occurredAt, entryId);
            taking.executeUpdate();
            PreparedStatement dropping = tx.statement(drop);
            bind(dropping, person, occurredAt, entryId);
            dropping.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("holding back failed", e);
        }
    }

    /** Takes the provisions that a look is out of what the person reads, as the look. */
    public static void holdLook(Tx tx, PersonId person, long occurredAt, long eventId) {
        tx.lock(LOCK);
        try {
            for (String each : new String[] {TAKE_LOOKS, DROP_LOOKS}) {
                PreparedStatement statement = tx.statement(each);
                bind(statement, person, occurredAt, eventId);
                statement.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("holding back failed", e);
        }
    }

    private static void bind(
            PreparedStatement statement, PersonId person, long occurredAt, long entryId)
            throws SQLException {
        statement.setLong(1, person.value());
        statement.setLong(2, occurredAt);
        statement.setLong(3, entryId);
    }

    /** Says whether a row is held that nothing holds any more. */
    public boolean hasFree(Tx tx) {
        try (ResultSet row = tx.statement(free).executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            throw new IllegalStateException("reading failed", e);
        }
    }

    /** Puts every row that nothing holds any more where it is read. */
    public void tell(Tx tx) {
        tx.lock(LOCK);
        try {
            tx.statement(tell).executeUpdate();
            tx.statement(clear).executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("telling failed", e);
        }
    }
}
