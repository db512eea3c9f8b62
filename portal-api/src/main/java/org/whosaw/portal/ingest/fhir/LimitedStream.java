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
        int read = super.read();
        if (read >= 0) {
            count(1);
        }
        return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
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
