package org.whosaw.portal.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.whosaw.portal.ingest.json.JsonError;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Lets bodies in: so many at once, each so long and so slow at most, unpacked when it is gzip.
 * Senders beyond the number are told when to come back. Safe for threads.
 */
public final class IngestGate {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final IngestSettings settings;
    private final Semaphore places;
    private final Clock clock;

    public IngestGate(IngestSettings settings, Clock clock) {
        this.settings = settings;
        this.places = new Semaphore(settings.concurrent(), true);
        this.clock = clock;
    }

    /** Reads a body. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it; the stream is not used afterwards. */
        T read(InputStream body) throws IOException;
    }

    /**
     * Reads a body within the limits.
     *
     * @throws PortalException too many at once (429), too large (413), too slow (408), or broken
     *     off (400)
     */
    public <T> T admit(InputStream body, Reading<T> reading) {
        if (!hasPlace()) {
            throw PortalException.retryAfter(KernelError.TOO_MANY_REQUESTS, RETRY);
        }
        try {
            Instant end = clock.instant().plusSeconds(settings.maxSeconds());
            return reading.read(
                    new Bounded(
                            unpacked(new Bounded(body, settings.maxBytes(), clock, end)),
                            settings.maxBytes(),
                            clock,
                            end));
        } catch (IOException e) {
            // Cut off by the network, by its own packing, or by the server's idle clock.
            throw new PortalException(JsonError.TRUNCATED);
        } finally {
            places.release();
        }
    }

    private boolean hasPlace() {
        try {
            return places.tryAcquire(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** JSON never begins as gzip does, so what the sender called it does not matter. */
    private static InputStream unpacked(InputStream body) throws IOException {
        PushbackInputStream in = new PushbackInputStream(body, 2);
        int first = in.read();
        int second = first < 0 ? -1 : in.read();
        if (second >= 0) {
            in.unread(second);
        }
        if (first >= 0) {
            in.unread(first);
        }
        return first == 0x1F && second == 0x8B ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Ends with a refusal what is too long or too slow. */
    private static final class Bounded extends FilterInputStream {
        private final Clock clock;
        private final Instant end;
        private final long limit;
        private long left;

        private Bounded(InputStream in, long limit, Clock clock, Instant end) {
            super(in);
            this.limit = limit;
            this.left = limit;
            this.clock = clock;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new PortalException(KernelError.BODY_TOO_LARGE, limit);
            }
            if (clock.instant().isAfter(end)) {
                throw new PortalException(JsonError.TOO_SLOW);
            }
        }
    }
}
