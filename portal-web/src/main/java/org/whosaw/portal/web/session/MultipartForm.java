package org.whosaw.portal.web.session;

import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the parts of a form that carries a file, in memory: forms of ours are small. Names of files
 * are not kept.
 */
public final class MultipartForm {
    /** What such a form calls itself. */
    public static final MediaType TYPE = MediaType.MULTIPART_FORM_DATA_TYPE;

    private static final int MOST_PARTS = 16;

    private final Map<String, byte[]> parts;

    private MultipartForm(Map<String, byte[]> parts) {
        this.parts = parts;
    }

    /** Returns the parts of a body; those of one that is no such form are none. */
    public static MultipartForm of(@Nullable MediaType type, byte[] body) {
        Map<String, byte[]> parts = new HashMap<>();
        FormStream stream = FormStream.of(type, new ByteArrayInputStream(body));
        try {
            for (FormStream.Part part = next(stream);
                    part != null && parts.size() < MOST_PARTS;
                    part = next(stream)) {
                parts.putIfAbsent(part.name(), part.body().readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory can be read", e);
        }
        return new MultipartForm(parts);
    }

    private static FormStream.@Nullable Part next(@Nullable FormStream stream) throws IOException {
        return stream == null ? null : stream.next();
    }

    /** Returns a part as text, empty when it is not there. */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** Returns a part as it came, empty when it is not there. */
    public byte[] bytes(String name) {
        return parts.getOrDefault(name, new byte[0]).clone();
    }

    @Override
    public String toString() {
        return "MultipartForm[redacted]";
    }
}
