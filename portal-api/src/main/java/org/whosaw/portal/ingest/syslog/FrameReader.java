package org.whosaw.portal.ingest.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.syslog.SyslogFault.FaultException;

/**
 * Cuts a stream into messages: behind octet counts (RFC 5425), or by lines (RFC 6587), where a
 * message that is not whole at the end of its line goes on until it is, or until another header
 * begins. Each message says by its first byte which of the two it is.
 */
final class FrameReader {
    private static final int LONGEST_COUNT = 8;
    private static final byte[] END = "AuditMessage>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DECLARATION = "<?xml".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ROOT = "AuditMessage".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final int most;
    private byte @Nullable [] waiting;

    /**
     * @param most how many bytes a message may have
     */
    FrameReader(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /**
     * Returns the next message, or null at the end.
     *
     * @throws SocketTimeoutException when nothing came and no message has begun; call again
     */
    byte @Nullable [] next() throws IOException, FaultException {
        if (waiting != null) {
            return lines(waiting, null);
        }
        int first = in.read();
        while (first == '\n' || first == '\r' || first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        try {
            if (first >= '1' && first <= '9') {
                return counted(first - '0');
            }
            if (first == '<') {
                return lines(null, first);
            }
        } catch (IOException brokenOff) {
            throw new FaultException(SyslogFault.CUT);
        }
        throw new FaultException(SyslogFault.FRAMING);
    }

    private byte[] counted(int firstDigit) throws IOException, FaultException {
        long length = firstDigit;
        int digits = 1;
        int each = in.read();
        while (each >= '0' && each <= '9' && digits++ < LONGEST_COUNT) {
            length = length * 10 + each - '0';
            each = in.read();
        }
        if (each < 0) {
            throw new FaultException(SyslogFault.CUT);
        }
        if (each != ' ') {
            throw new FaultException(
                    digits >= LONGEST_COUNT ? SyslogFault.TOO_LARGE : SyslogFault.FRAMING);
        }
        if (length > most) {
            throw new FaultException(SyslogFault.TOO_LARGE);
        }
        byte[] bytes = in.readNBytes((int) length);
        if (bytes.length < length) {
            throw new FaultException(SyslogFault.CUT);
        }
        return bytes;
    }

    private byte[] lines(byte @Nullable [] begun, @Nullable Integer first)
            throws IOException, FaultException {
        ByteArrayOutputStream message = new ByteArrayOutputStream(4_096);
        boolean ended = false;
        if (begun != null) {
            waiting = null;
            message.writeBytes(begun);
        } else {
            message.write(first == null ? '<' : first);
            ended = line(message);
        }
        while (!ended && isBegun(message.toByteArray())) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            ended = line(line);
            byte[] bytes = line.toByteArray();
            if (isHeader(bytes)) {
                waiting = bytes;
                return message.toByteArray();
            }
            message.writeBytes(bytes);
            if (message.size() > most) {
                throw new FaultException(SyslogFault.TOO_LARGE);
            }
        }
        byte[] whole = message.toByteArray();
        if (ended && isBegun(whole)) {
            throw new FaultException(SyslogFault.CUT);
        }
        return whole;
    }

    /** Reads up to the end of a line, the end in it; says whether the stream ended instead. */
    private boolean line(ByteArrayOutputStream into) throws IOException, FaultException {
        int each;
        while ((each = in.read()) >= 0) {
            into.write(each);
            if (each == '\n') {
                return false;
            }
            if (into.size() > most) {
                throw new FaultException(SyslogFault.TOO_LARGE);
            }
        }
        return true;
    }

    /** Holds for an audit message that has begun and not ended. */
    private static boolean isBegun(byte[] bytes) {
        if (!contains(bytes, ROOT) && !contains(bytes, DECLARATION)) {
            return false;
        }
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] <= ' ' && bytes[end - 1] >= 0)) {
            end--;
        }
        int from = end - END.length;
        if (from < 2) {
            return true;
        }
        return !matches(bytes, from, END) || bytes[from - 1] == '<';
    }

    private static boolean isHeader(byte[] line) {
        return line.length > 3 && line[0] == '<' && line[1] >= '0' && line[1] <= '9';
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (matches(bytes, i, wanted)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] bytes, int from, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[from + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
