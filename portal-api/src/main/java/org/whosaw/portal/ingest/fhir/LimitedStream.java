package org.whosaw.portal.ingest.fhir;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads at most so many bytes and then fails, so that a small file cannot unpack without end. */
final class LimitedStream extends FilterInputStream {
    private long left;

    LimitedStream(InputStream in, long limit) {
        super(in);
        this.left = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = super.read(into, offset, length);
        } catch (RuntimeException wrapped) {
            // The server's own unpacking wraps what is wrong with the sender's gzip.
            if (wrapped.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw wrapped;
        }
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(int read) throws TooLargeException {
        left -= read;
        if (left < 0) {
            throw new TooLargeException();
        }
    }

    /** Says that the body is longer than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
