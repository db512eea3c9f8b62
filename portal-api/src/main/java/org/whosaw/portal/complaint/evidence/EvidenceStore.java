package org.whosaw.portal.complaint.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.store.Database;

/** Keeps files in sealed pieces of the database, so that every backup has them. For threads. */
final class EvidenceStore {
    static final int PIECE = 1 << 18;

    private final Database database;

    EvidenceStore(Database database) {
        this.database = database;
    }

    /** Returns what seals whatever is written into it; closing it writes the last piece. */
    OutputStream write(DataKey key, long fileId, long complaintId, Instant at) {
        database.write(tx -> tx.dao(EvidenceDao.class).add(fileId, complaintId, Micros.of(at)));
        return new Pieces(key, fileId);
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
        private final long fileId;
        private final byte[] some = new byte[PIECE];
        private int filled;
        private int number;
        private boolean closed;

        Pieces(DataKey key, long fileId) {
            this.key = key;
            this.fileId = fileId;
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
            database.write(tx -> tx.dao(EvidenceDao.class).addPiece(fileId, place, sealed));
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
