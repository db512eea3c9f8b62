package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a form that carries files, one after the other, and never holds more than a
 * piece of any. Names of files are not kept. Belongs to one thread.
 */
public final class FormStream {
    private static final int PIECE = 1 << 16;
    private static final int LARGEST_HEAD = 8_192;
    private static final int LARGEST_FIELD = 1 << 16;
    private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"\\r\\n]{1,40})\"");
    private static final Pattern FILE = Pattern.compile("(?i)\\bfilename\\*?=");

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[PIECE * 2];
    private int from;
    private int to;
    private boolean ended;

    private FormStream(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first boundary has no line before it.
        buffer[to++] = '\r';
        buffer[to++] = '\n';
    }

    /** Returns the parts of a body; null when it is no such form. */
    public static @Nullable FormStream of(@Nullable MediaType type, InputStream body) {
        String boundary = type == null ? null : type.getParameters().get("boundary");
        boolean form =
                type != null
                        && type.isCompatible(MultipartForm.TYPE)
                        && boundary != null
                        && !boundary.isEmpty()
                        && boundary.length() <= 70;
        return form && boundary != null ? new FormStream(body, boundary) : null;
    }

    /**
     * One part.
     *
     * @param file whether it is a file
     */
    public record Part(String name, boolean file, InputStream body) {
        /** Returns a field's text, cut where nobody types on. */
        public String text() throws IOException {
            return new String(body.readNBytes(LARGEST_FIELD), StandardCharsets.UTF_8);
        }
    }

    /** Returns the next part, after what is left of the one before; null at the end. */
    public @Nullable Part next() throws IOException {
        while (!ended) {
            new Body().transferTo(java.io.OutputStream.nullOutputStream());
            if (!has(delimiter.length + 2)) {
                ended = true;
                return null;
            }
            from += delimiter.length;
            if (buffer[from] == '-' && buffer[from + 1] == '-') {
                ended = true;
                return null;
            }
            String head = head();
            Matcher name = NAME.matcher(head);
            if (name.find()) {
                return new Part(name.group(1), FILE.matcher(head).find(), new Body());
            }
        }
        return null;
    }

    private String head() throws IOException {
        while (true) {
            int end = indexOf(HEAD_END);
            if (end >= 0) {
                String head = new String(buffer, from, end - from, StandardCharsets.UTF_8);
                from = end + HEAD_END.length;
                return head;
            }
            if (to - from > LARGEST_HEAD || !fill()) {
                ended = true;
                return "";
            }
        }
    }

    private boolean has(int count) throws IOException {
        while (to - from < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        int read = in.read(buffer, to, buffer.length - to);
        if (read > 0) {
            to += read;
        }
        return read > 0;
    }

    private int indexOf(byte[] what) {
        for (int i = from; i <= to - what.length; i++) {
            if (buffer[i] == what[0]
                    && Arrays.equals(buffer, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Everything up to the next boundary. */
    private final class Body extends InputStream {
        /** How many bytes from here on were found to be of this part: each is sought once. */
        private int known;

        /** Returns how many bytes in the buffer are surely of this part; 0 at its end. */
        private int sure() throws IOException {
            if (known == 0) {
                known = seek();
            }
            return known;
        }

        private int seek() throws IOException {
            while (true) {
                int end = indexOf(delimiter);
                if (end >= 0) {
                    return end - from;
                }
                if (to - from >= delimiter.length) {
                    return to - from - delimiter.length + 1;
                }
                if (!fill()) {
                    ended = true; // broke off: what is there is all there is
                    return to - from;
                }
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = Math.min(length, sure());
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(buffer, from, into, at, count);
            from += count;
            known -= count;
            return count;
        }
    }

    @Override
    public String toString() {
        return "FormStream[redacted]";
    }
}
