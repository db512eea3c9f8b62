package org.whosaw.portal.ingest.atna.rest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.AtnaError;
import org.whosaw.portal.ingest.atna.AtnaFault;

/**
 * Cuts a body into messages: either behind their octet counts (RFC 5425), or each up to the end of
 * its root element, one after the other, with or without syslog headers. Neither a count that lies,
 * nor a message that does not end, nor what stands between two takes any of the next ones with it.
 */
final class AtnaBodies {
    /** How many bytes one message may have. */
    static final int MAX_MESSAGE = 1 << 20;

    private static final byte[] ROOT = "AuditMessage".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_COUNT = 9;

    private PushbackInputStream in;
    private final Deque<Slice> ready = new ArrayDeque<>();
    private int line = 1;
    private boolean counted;

    AtnaBodies(InputStream in) throws IOException {
        this.in = new PushbackInputStream(in, 1);
        int first = this.in.read();
        if (first >= 0) {
            this.in.unread(first);
        }
        counted = first >= '1' && first <= '9';
    }

    /** The bytes of one message from a line on, or why they are not there. */
    @SuppressWarnings("ArrayRecordComponent")
    record Slice(int line, byte[] bytes, @Nullable AtnaFault fault) {}

    /** Returns the next message, or null at the end. */
    @Nullable Slice next() throws IOException {
        if (!ready.isEmpty()) {
            return ready.poll();
        }
        return counted ? counted() : closed();
    }

    private @Nullable Slice counted() throws IOException {
        int each = skipLineEnds();
        if (each < 0) {
            return null;
        }
        int begins = line;
        long length = 0;
        int digits = 0;
        while (each >= '0' && each <= '9' && digits++ < LONGEST_COUNT) {
            length = length * 10 + each - '0';
            each = in.read();
        }
        if (each != ' ' || length == 0 || length > MAX_MESSAGE) {
            counted = false; // from here on each message ends where its root does
            if (each == '<') {
                in.unread(each);
            }
            return refused(begins, AtnaError.COUNT, MAX_MESSAGE);
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length || !endsWithRoot(bytes)) {
            counted = false;
            in =
                    new PushbackInputStream(
                            new SequenceInputStream(new ByteArrayInputStream(bytes), in), 1);
            return refused(begins, AtnaError.COUNT, MAX_MESSAGE);
        }
        count(bytes);
        return new Slice(begins, bytes, null);
    }

    private static boolean endsWithRoot(byte[] bytes) {
        Growing all = new Growing();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] <= ' ' && bytes[end - 1] >= 0) {
            end--;
        }
        all.write(bytes, 0, end);
        return end > 0 && bytes[end - 1] == '>' && all.endsWithClosing();
    }

    private int skipLineEnds() throws IOException {
        int each = in.read();
        while (each == '\n' || each == '\r') {
            line += each == '\n' ? 1 : 0;
            each = in.read();
        }
        return each;
    }

    private void count(byte[] bytes) {
        for (byte each : bytes) {
            line += each == '\n' ? 1 : 0;
        }
    }

    private static Slice refused(int line, AtnaError error, Object... more) {
        return new Slice(line, new byte[0], new AtnaFault(error, 1, 1, null, List.of(more)));
    }

    private @Nullable Slice closed() throws IOException {
        Growing bytes = new Growing();
        int begins = line;
        boolean tooLarge = false;
        int each;
        while ((each = in.read()) >= 0) {
            line += each == '\n' ? 1 : 0;
            bytes.write(each);
            if (each == '>' && bytes.endsWithClosing()) {
                return tooLarge
                        ? refused(begins, AtnaError.TOO_LARGE, MAX_MESSAGE)
                        : cut(begins, bytes.toByteArray());
            }
            if (bytes.size() > MAX_MESSAGE) {
                tooLarge = true;
                bytes.keepEnd();
            }
        }
        if (tooLarge) {
            return refused(begins, AtnaError.TOO_LARGE, MAX_MESSAGE);
        }
        byte[] rest = bytes.toByteArray();
        return isBlank(rest) ? null : cut(begins, rest);
    }

    /** Cuts where a root begins again before the first one ended. */
    private Slice cut(int begins, byte[] all) {
        int start = startOf(all);
        if (isBlank(java.util.Arrays.copyOf(all, start))) {
            start = 0;
        }
        byte[] bytes = java.util.Arrays.copyOfRange(all, start, all.length);
        int from = 0;
        int at = begins;
        for (int i = 0; i < start; i++) {
            at += all[i] == '\n' ? 1 : 0;
        }
        if (!isFiller(all, start)) {
            ready.add(refused(begins, AtnaError.MALFORMED));
        }
        int root = rootAfter(bytes, 0);
        int next = root < 0 ? -1 : rootAfter(bytes, root + 1);
        while (next >= 0) {
            int cut = declarationBefore(bytes, root + 1, next);
            byte[] part = java.util.Arrays.copyOfRange(bytes, from, cut);
            ready.add(new Slice(at, part, null));
            for (byte each : part) {
                at += each == '\n' ? 1 : 0;
            }
            from = cut;
            root = next;
            next = rootAfter(bytes, root + 1);
        }
        Slice last = new Slice(at, java.util.Arrays.copyOfRange(bytes, from, bytes.length), null);
        if (ready.isEmpty()) {
            return last;
        }
        ready.add(last);
        return ready.remove();
    }

    /** Returns where the first message begins; 0 where there is no root at all. */
    private static int startOf(byte[] bytes) {
        int root = rootAfter(bytes, 0);
        int start = 0;
        while (start < root && isFiller(bytes[start])) {
            start++;
        }
        if (root < 0 || start == root) {
            return Math.max(0, root);
        }
        boolean message = bytes[start] == '<' && "?!123456789".indexOf(bytes[start + 1]) >= 0;
        return message ? start : headerBefore(bytes, declarationBefore(bytes, 0, root));
    }

    /** Returns where the syslog header before a declaration stands, or the declaration itself. */
    private static int headerBefore(byte[] bytes, int at) {
        for (int i = at - 1; i > 0; i--) {
            if (bytes[i] == '<' && bytes[i + 1] >= '1' && bytes[i + 1] <= '9') {
                return i;
            }
        }
        return at;
    }

    /** Holds for white space, a mark, and the digits of an octet count. */
    private static boolean isFiller(byte each) {
        return each >= '0' && each <= '9' || isBlank(new byte[] {each});
    }

    private static boolean isFiller(byte[] bytes, int end) {
        for (int i = 0; i < end; i++) {
            if (!isFiller(bytes[i])) {
                return false;
            }
        }
        return true;
    }

    private static int rootAfter(byte[] bytes, int from) {
        for (int i = from; i + ROOT.length < bytes.length; i++) {
            if (bytes[i] == '<' && matches(bytes, i + 1)) {
                return i;
            }
        }
        return -1;
    }

    /** Returns where the XML declaration before a root stands, or the root itself. */
    private static int declarationBefore(byte[] bytes, int from, int root) {
        for (int i = root - 1; i > from; i--) {
            if (bytes[i] == '<' && i + 1 < root && bytes[i + 1] == '?') {
                return i;
            }
        }
        return root;
    }

    private static boolean matches(byte[] bytes, int from) {
        if (from < 0 || from + ROOT.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < ROOT.length; i++) {
            if (bytes[from + i] != ROOT[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlank(byte[] bytes) {
        for (byte each : bytes) {
            // White space, zeros, and the three bytes of a byte-order mark.
            if (each > ' '
                    || each < 0
                            && each != (byte) 0xEF
                            && each != (byte) 0xBB
                            && each != (byte) 0xBF) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that know how they end. */
    private static final class Growing extends ByteArrayOutputStream {
        private static final int END = 256;

        Growing() {
            super(8_192);
        }

        /** Holds when the last tag closes the root, with or without a prefix. */
        boolean endsWithClosing() {
            int at = count - 2;
            while (at >= 0 && buf[at] <= ' ' && buf[at] >= 0) {
                at--;
            }
            int name = at - ROOT.length + 1;
            if (!matches(buf, name)) {
                return false;
            }
            int before = name - 1;
            if (before >= 0 && buf[before] == ':') {
                before--;
                while (before >= 0 && buf[before] > ' ' && buf[before] != '/') {
                    before--;
                }
            }
            return before >= 1 && buf[before] == '/' && buf[before - 1] == '<';
        }

        void keepEnd() {
            System.arraycopy(buf, count - END, buf, 0, END);
            count = END;
        }
    }
}
