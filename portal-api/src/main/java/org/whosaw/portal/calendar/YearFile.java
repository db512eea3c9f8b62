package org.whosaw.portal.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads calendar files: our own lines, or the JSON that the open holiday tables use. A fault names
 * its line.
 */
public final class YearFile {
    private static final String SHIPPED = "/calendar/years.txt";
    private static final int MOST_BYTES = 256 * 1024;

    private YearFile() {}

    /**
     * Reads the years of one file.
     *
     * @throws PortalException with a {@link CalendarError} and the line
     */
    public static List<CalendarYear> read(byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new PortalException(CalendarError.TOO_LARGE, MOST_BYTES / 1024);
        }
        String text = text(content);
        return text.stripLeading().startsWith("{")
                ? List.of(YearJson.read(text))
                : YearLines.read(text);
    }

    static List<CalendarYear> shipped() {
        try (InputStream in = YearFile.class.getResourceAsStream(SHIPPED)) {
            return read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] content) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new PortalException(CalendarError.MALFORMED, 1);
        }
    }
}
