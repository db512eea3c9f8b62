package org.whosaw.portal.access.feed;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Tx;

/**
 * Gathers what a batch brings, and notes it in the batch's own transaction: one small row a system.
 * Belongs to one batch.
 */
public final class ArrivalNotes {
    private static final String ADD =
            "INSERT INTO access_arrival (id, hospital_id, system_id, events, unnumbered,"
                    + " oldest_at, newest_at, recorded_at, runs, days)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Map<Long, Note> bySystem = new LinkedHashMap<>(4);

    /**
     * Adds one new event; {@code id} is its own.
     *
     * @param line what stands for it among the lines of its day ({@link DayTally#hash})
     */
    public void add(
            long id,
            long systemId,
            @Nullable Long sequence,
            long occurredAt,
            long recordedAt,
            byte[] line) {
        bySystem.computeIfAbsent(systemId, key -> new Note(id, recordedAt))
                .add(sequence, occurredAt, line);
    }

    /**
     * Adds something new that is no access but came by the same feed, a provision: it shows that
     * the feed lives, and its number, if it bears one, is of the same count.
     */
    public void addOther(
            long id,
            long systemId,
            @Nullable Long sequence,
            long occurredAt,
            long recordedAt,
            byte[] line) {
        bySystem.computeIfAbsent(systemId, key -> new Note(id, recordedAt))
                .addOther(sequence, occurredAt, line);
    }

    /** Writes the notes. */
    public void write(Tx tx, HospitalId hospital) throws SQLException {
        if (bySystem.isEmpty()) {
            return;
        }
        PreparedStatement add = tx.statement(ADD);
        for (Map.Entry<Long, Note> each : bySystem.entrySet()) {
            Note note = each.getValue();
            add.setLong(1, note.id);
            add.setLong(2, hospital.value());
            add.setLong(3, each.getKey());
            add.setLong(4, note.events);
            add.setLong(5, note.unnumbered);
            add.setLong(6, note.oldest);
            add.setLong(7, note.newest);
            add.setLong(8, note.recordedAt);
            add.setBytes(9, Runs.pack(note.runs()));
            add.setBytes(10, DayTally.pack(note.days));
            add.addBatch();
        }
        add.executeBatch();
    }

    private static final class Note {
        private final long id;
        private final long recordedAt;
        private long events;
        private long unnumbered;
        private long oldest = Long.MAX_VALUE;
        private long newest = Long.MIN_VALUE;
        private long[][] numbers = new long[8][];
        private int count;
        private final Map<Long, DayTally> days = DayTally.none();

        Note(long id, long recordedAt) {
            this.id = id;
            this.recordedAt = recordedAt;
        }

        void add(@Nullable Long sequence, long at, byte[] line) {
            events++;
            unnumbered += sequence == null ? 1 : 0;
            addOther(sequence, at, line);
        }

        void addOther(@Nullable Long sequence, long at, byte[] line) {
            days.computeIfAbsent(DayTally.dayOf(at), key -> new DayTally()).add(line);
            oldest = Math.min(oldest, at);
            newest = Math.max(newest, at);
            if (sequence != null) {
                if (count == numbers.length) {
                    numbers = Arrays.copyOf(numbers, count * 2);
                }
                numbers[count++] = new long[] {sequence, at};
            }
        }

        List<Run> runs() {
            Arrays.sort(numbers, 0, count, (one, other) -> Long.compare(one[0], other[0]));
            List<Run> runs = new ArrayList<>(2);
            int from = 0;
            for (int i = 1; i <= count; i++) {
                if (i == count || numbers[i][0] > numbers[i - 1][0] + 1) {
                    long[] first = numbers[from];
                    long[] last = numbers[i - 1];
                    runs.add(new Run(first[0], last[0], first[1], last[1]));
                    from = i;
                }
            }
            return runs;
        }
    }
}
