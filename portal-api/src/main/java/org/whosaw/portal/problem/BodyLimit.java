package org.whosaw.portal.problem;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Refuses bodies that are larger than what is read at their path, unpacked. Feeds have gates of
 * their own and are only kept from being endless.
 */
@Priority(Priorities.AUTHENTICATION - 1)
public final class BodyLimit implements ContainerRequestFilter {
    private static final long FEED = 64L << 20;
    private static final long DIRECTORY = 8L << 20;
    private static final long SHEET_ON_TRIAL = 2L << 20;
    private static final long RECEIPT = 8L << 20;

    /** Each file has its own limit, said in words; what is too large is read past, not kept. */
    private static final long EVIDENCE = 512L << 20;

    private static final long ANYTHING_ELSE = 64L << 10;

    @Override
    public void filter(ContainerRequestContext request) {
        long limit = limit(request.getUriInfo().getPath());
        if (request.getLength() > limit) {
            throw new PortalException(KernelError.BODY_TOO_LARGE, limit);
        }
        if (request.hasEntity()) {
            InputStream body = request.getEntityStream();
            boolean unpacksItself = limit == FEED;
            request.setEntityStream(
                    new Counted(
                            isGzip(request) && !unpacksItself ? new Unpacked(body) : body, limit));
        }
    }

    private static boolean isGzip(ContainerRequestContext request) {
        String encoding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && encoding.strip().equalsIgnoreCase("gzip");
    }

    private static long limit(String path) {
        String plain = path.startsWith("/") ? path.substring(1) : path;
        if (plain.startsWith("api/v1/ingest") || plain.startsWith("fhir")) {
            return FEED;
        }
        if (plain.equals("desk/feeds/trial")) {
            return SHEET_ON_TRIAL;
        }
        if (plain.equals("desk/counter/receipt")) {
            return RECEIPT;
        }
        if (plain.equals("write/proof") || plain.equals("api/v1/complaints/mine/evidence")) {
            return EVIDENCE;
        }
        return plain.startsWith("api/v1/directory") ? DIRECTORY : ANYTHING_ELSE;
    }

    /** Unpacks from the first byte that is asked for, not before. */
    private static final class Unpacked extends InputStream {
        private final InputStream packed;
        private @Nullable InputStream plain;

        Unpacked(InputStream packed) {
            this.packed = packed;
        }

        private InputStream plain() throws IOException {
            InputStream open = plain;
            if (open == null) {
                open = new GZIPInputStream(packed);
                plain = open;
            }
            return open;
        }

        @Override
        public int read() throws IOException {
            return plain().read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return plain().read(into, offset, length);
        }
    }

    /** Says that a body grew beyond its limit while it was read. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
        private final long limit;

        TooLargeException(long limit) {
            this.limit = limit;
        }

        PortalException refusal() {
            return new PortalException(KernelError.BODY_TOO_LARGE, limit);
        }
    }

    /** Counts what is read, for chunked and packed bodies do not say how long they are. */
    private static final class Counted extends FilterInputStream {
        private final long limit;
        private long left;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
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

        private void count(int read) throws TooLargeException {
            left -= read;
            if (left < 0) {
                throw new TooLargeException(limit);
            }
        }
    }
}
