package org.whosaw.portal.complaint.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Keeps files in sealed pieces of the database, so that every backup has them. For threads. */
final class EvidenceStore {
    static final int PIECE = 1 << 18;

    private static final String TABLE = "complaint_file";
    private static final byte[] NOTHING = {};

    private final Database database;
    private final RowSeals seals;

    EvidenceStore(Database database, RowSeals seals) {
        this.database = database;
        this.seals = seals;
    }

    /**
     * Seals a file's row: over all its pieces once the last is there, and before over the row
     * alone.
     */
    private byte[] seal(long fileId, long complaintId, long at, int pieces, byte[] chain) {
        return seals.seal(TABLE, fileId, complaintId, at, pieces, chain);
    }

    private byte[] chain(byte[] before, int number, byte[] body) {
        return seals.seal("complaint_piece", before, number, body);
    }

    /** Tells of every file that is not what was kept, in the reading of an audit. */
    void faults(Tx tx, BiConsumer<Kind, String> found) {
        EvidenceDao dao = tx.dao(EvidenceDao.class);
        for (EvidenceDao.FileRow row : dao.everything()) {
            byte[] seal = row.rowSeal();
            if (seal == null) {
                found.accept(Kind.ROW_ADDED, TABLE + " " + row.id());
            } else if (!holds(dao, row, seal)) {
                found.accept(Kind.ROW_CHANGED, TABLE + " " + row.id());
            }
        }
        for (long each : dao.piecesWithout()) {
            found.accept(Kind.ROW_GONE, TABLE + " " + each);
        }
    }

    private boolean holds(EvidenceDao dao, EvidenceDao.FileRow row, byte[] seal) {
        if (Arrays.equals(seal, seal(row.id(), row.complaintId(), row.arrivedAt(), 0, NOTHING))) {
            return dao.filed(row.complaintId()) == 0; // on its way into a draft, or broken off
        }
        int pieces = dao.pieces(row.id());
        byte[] chain = NOTHING;
        for (int i = 0; i < pieces; i++) {
            byte[] body = dao.piece(row.id(), i).orElse(null);
            if (body == null) {
                return false;
            }
            chain = chain(chain, i, body);
        }
        return Arrays.equals(
                seal, seal(row.id(), row.complaintId(), row.arrivedAt(), pieces, chain));
    }

    /** Returns what seals whatever is written into it; closing it writes the last piece. */
    OutputStream write(DataKey key, long fileId, long complaintId, Instant at) {
        long arrived = Micros.of(at);
        byte[] open = seal(fileId, complaintId, arrived, 0, NOTHING);
        EvidenceDao.FileRow row = new EvidenceDao.FileRow(fileId, complaintId, arrived, open);
        database.write(tx -> tx.dao(EvidenceDao.class).add(row));
        return new Pieces(key, row);
    }

    /** Returns a file's bytes, a piece at a time. */
    InputStream read(DataKey key, long fileId) {
        return new Reading(key, fileId);
    }

    void delete(long fileId) {
        database.write(
                tx -> {
                    EvidenceDao dao = tx.dao(EvidenceDao.class);
                    dao.deletePieces(fileId);
                    dao.delete(fileId);
                });
    }

    List<Long> of(long complaintId) {
        return database.read(tx -> tx.dao(EvidenceDao.class).of(complaintId));
    }

    List<Long> orphans(Instant before, int most) {
        return database.read(tx -> tx.dao(EvidenceDao.class).orphans(Micros.of(before), most));
    }

    /** A piece opens only in its place, and the last only as the last. */
    private static String context(long fileId, int number, boolean last) {
        return "complaint.piece." + fileId + "." + number + (last ? ".last" : "");
    }

    private final class Pieces extends OutputStream {
        private final DataKey key;
        private final EvidenceDao.FileRow row;
        private final long fileId;
        private byte[] chain = NOTHING;
        private final byte[] some = new byte[PIECE];
        private int filled;
        private int number;
        private boolean closed;

        Pieces(DataKey key, EvidenceDao.FileRow row) {
            this.key = key;
            this.row = row;
            this.fileId = row.id();
        }

        @Override
        public void write(int each) {
            write(new byte[] {(byte) each}, 0, 1);
        }

        @Override
        public void write(byte[] from, int at, int length) {
            int done = 0;
            while (done < length) {
                if (filled == PIECE) {
                    put(false);
                }
                int now = Math.min(length - done, PIECE - filled);
                System.arraycopy(from, at + done, some, filled, now);
                filled += now;
                done += now;
            }
        }

        private void put(boolean last) {
            byte[] sealed =
                    key.sealBytes(context(fileId, number, last), Arrays.copyOf(some, filled));
            int place = number++;
            filled = 0;
            chain = chain(chain, place, sealed);
            byte[] whole = seal(fileId, row.complaintId(), row.arrivedAt(), number, chain);
            database.write(
                    tx -> {
                        tx.dao(EvidenceDao.class).addPiece(fileId, place, sealed);
                        if (last) {
                            tx.dao(EvidenceDao.class).seal(fileId, whole);
                        }
                    });
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                put(true);
            }
        }
    }

    private final class Reading extends InputStream {
        private final DataKey key;
        private final long fileId;
        private final int last;
        private int number;
        private byte @Nullable [] piece;
        private int at;

        Reading(DataKey key, long fileId) {
            this.key = key;
            this.fileId = fileId;
            this.last = database.read(tx -> tx.dao(EvidenceDao.class).last(fileId)).orElse(-1);
        }

        private byte @Nullable [] piece() throws IOException {
            byte[] now = piece;
            if ((now == null || at == now.length) && number <= last) {
                int place = number++;
                byte[] sealed =
                        database.read(tx -> tx.dao(EvidenceDao.class).piece(fileId, place))
                                .orElseThrow(() -> new IOException("a piece is missing"));
                now = key.openBytes(context(fileId, place, place == last), sealed);
                piece = now;
                at = 0;
            }
            return now == null || at == now.length ? null : now;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            byte[] now = piece();
            if (now == null) {
                return -1;
            }
            int count = Math.min(length, now.length - at);
            System.arraycopy(now, at, to, from, count);
            at += count;
            return count;
        }
    }
}
