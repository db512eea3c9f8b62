package org.whosaw.portal.authority.channel;

import java.io.OutputStream;
import java.util.Arrays;

/** Cuts a stream into pieces and hands each on when it is full. */
final class PieceOutput extends OutputStream {
    private static final int PIECE = 256 * 1024;

    private final byte[] piece = new byte[PIECE];
    private final Taking taking;
    private int filled;
    private int place;
    private long written;

    /** Takes one piece. */
    @FunctionalInterface
    interface Taking {
        void take(int place, byte[] bytes);
    }

    PieceOutput(Taking taking) {
        this.taking = taking;
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        int done = 0;
        while (done < length) {
            int now = Math.min(PIECE - filled, length - done);
            System.arraycopy(bytes, from + done, piece, filled, now);
            filled += now;
            done += now;
            if (filled == PIECE) {
                pass();
            }
        }
        written += length;
    }

    private void pass() {
        taking.take(place, Arrays.copyOf(piece, filled));
        place++;
        filled = 0;
    }

    long written() {
        return written;
    }

    @Override
    public void close() {
        if (filled > 0) {
            pass();
        }
    }
}
