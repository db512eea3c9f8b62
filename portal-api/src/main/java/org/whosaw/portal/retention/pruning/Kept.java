package org.whosaw.portal.retention.pruning;

import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.kernel.Coded;

/** What is kept for a time. Stored by ordinal: append only. */
public enum Kept implements Coded {
    /** Who looked: network logs, at least six months (网络安全法). */
    ACCESS(183, 1, "access", "access_event", "event_id"),
    /** Who was given what: at least three years (网络数据安全管理条例 12). */
    DISCLOSURE(1_096, 2, "disclosure", "disclosure", "disclosure_id"),
    /**
     * What she allowed, refused and stopped: as long as it is used, and three years. Its tables are
     * {@link ConsentPruning}'s.
     */
    CONSENT_PROOF(1_096, 3, "consent", "", "");

    private final int floorDays;
    private final int leafKind;
    private final String table;
    private final String events;
    private final String id;

    Kept(int floorDays, int leafKind, String table, String events, String id) {
        this.floorDays = floorDays;
        this.leafKind = leafKind;
        this.table = table;
        this.events = events;
        this.id = id;
    }

    /** Returns for how many days it is kept at least, whatever is configured. */
    public int floorDays() {
        return floorDays;
    }

    /** Returns the number under which the ledger has its leaves. */
    int leafKind() {
        return leafKind;
    }

    /** Returns the number under which what is told late has it. */
    int entryKind() {
        return (this == DISCLOSURE ? EntryKind.DISCLOSURE : EntryKind.ACCESS).ordinal();
    }

    /** Returns the table of what a person reads. */
    String subjects() {
        return table + "_subject";
    }

    String waiting() {
        return table + "_waiting";
    }

    String withheld() {
        return table + "_withheld";
    }

    /** Returns the table with one row an entry. */
    String events() {
        return events;
    }

    /** Returns how the other tables call an entry. */
    String id() {
        return id;
    }
}
