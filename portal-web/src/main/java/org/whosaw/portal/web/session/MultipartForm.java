package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a form that carries a file, in memory: forms of ours are small. Names of files
 * are not kept.
 */
public final class MultipartForm {
    /** What such a form calls itself. */
    public static final MediaType TYPE = MediaType.MULTIPART_FORM_DATA_TYPE;

    private static final int MOST_PARTS = 16;
    private static final byte[] HEADERS_END = {'\r', '\n', '\r', '\n'};
    private static final Pattern NAME = Pattern.compile("(?i)\\bname=\"([^\"\\r\\n]{1,40})\"");

    private final Map<String, byte[]> parts;

    private MultipartForm(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Returns the parts of a body; those of one that is no such form are none. */
    public static MultipartForm of(@Nullable MediaType type, byte[] body) {
        String boundary = type == null ? null : type.getParameters().get("boundary");
        Map<String, byte[]> parts = new HashMap<>();
        if (type == null || !type.isCompatible(TYPE) || boundary == null || boundary.isEmpty()) {
            return new MultipartForm(parts);
        }
        byte[] line = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        int from = indexOf(body, line, 0);
        while (from >= 0 && parts.size() < MOST_PARTS) {
            int head = from + line.length;
            int next = indexOf(body, line, head);
            int end = indexOf(body, HEADERS_END, head);
            if (next < 0 || end < 0 || end > next) {
                break;
            }
            String headers = new String(body, head, end - head, StandardCharsets.UTF_8);
            Matcher name = NAME.matcher(headers);
            int begin = end + HEADERS_END.length;
            if (name.find() && next - 2 >= begin) {
                parts.putIfAbsent(name.group(1), Arrays.copyOfRange(body, begin, next - 2));
            }
            from = next;
        }
        return new MultipartForm(parts);
    }

    /** Returns a part as text, empty when it is not there. */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** Returns a part as it came, empty when it is not there. */
    public byte[] bytes(String name) {
        return parts.getOrDefault(name, new byte[0]).clone();
    }

    private static int indexOf(byte[] in, byte[] what, int from) {
        for (int i = from; i <= in.length - what.length; i++) {
            int j = 0;
            while (j < what.length && in[i + j] == what[j]) {
                j++;
            }
            if (j == what.length) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        return "MultipartForm[redacted]";
    }
}
