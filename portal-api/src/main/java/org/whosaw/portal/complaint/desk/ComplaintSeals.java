package org.whosaw.portal.complaint.desk;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.store.Tx;

/**
 * Seals the rows of complaints with a key of the portal: who has none can neither change nor make
 * one, nor put an older one back, for the newest leaf is in the seal. A leaf for each writing would
 * say for ever when a draft was begun, and how often she came back to it.
 *
 * @param seals makes the digests
 */
record ComplaintSeals(RowSeals seals) {
    private static final String TABLE = "complaint";
    private static final int ROWS_A_FETCH = 200;

    /** Seals a row as it stands now, in the transaction that wrote it. */
    void seal(Tx tx, long id, byte[] place, int version, byte[] body, long changedAt) {
        ComplaintDao dao = tx.dao(ComplaintDao.class);
        long leaf = dao.newestLeaf(id);
        // What a draft has comes and goes; from the first leaf on it is evidence.
        String files = leaf == 0 ? "" : text(dao.files(id));
        dao.seal(id, files, seals.seal(TABLE, id, place, version, body, changedAt, files, leaf));
    }

    private static String text(List<Long> files) {
        return files.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** Tells of every row that does not bear its seal, and of every file that is gone. */
    void check(Tx tx, BiConsumer<Kind, String> found) {
        ComplaintDao dao = tx.dao(ComplaintDao.class);
        long after = Long.MIN_VALUE;
        List<ComplaintDao.Sealed> rows;
        do {
            rows = dao.everything(after, ROWS_A_FETCH);
            for (ComplaintDao.Sealed each : rows) {
                check(dao, each, found);
                after = each.id();
            }
        } while (rows.size() == ROWS_A_FETCH);
        for (ComplaintDao.LeafRow each : dao.leavesWithout()) {
            found.accept(Kind.ROW_GONE, TABLE + " " + each.complaintId());
        }
    }

    private void check(ComplaintDao dao, ComplaintDao.Sealed row, BiConsumer<Kind, String> found) {
        byte[] seal = row.rowSeal();
        if (seal == null) {
            found.accept(Kind.ROW_ADDED, TABLE + " " + row.id());
            return;
        }
        @Nullable Object[] values = {
            row.id(),
            row.place(),
            row.version(),
            row.body(),
            row.changedAt(),
            row.files(),
            dao.newestLeaf(row.id())
        };
        if (!seals.holds(seal, TABLE, values)) {
            found.accept(Kind.ROW_CHANGED, TABLE + " " + row.id());
        }
        String files = row.files();
        List<String> there = dao.files(row.id()).stream().map(String::valueOf).toList();
        if (files != null && !files.isEmpty()) {
            Arrays.stream(files.split(" "))
                    .filter(each -> !there.contains(each))
                    .forEach(each -> found.accept(Kind.ROW_GONE, "complaint_file " + each));
        }
    }
}
