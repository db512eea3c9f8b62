package org.whosaw.portal.complaint.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Says what a file is by its first bytes. Safe for threads. */
final class TypeSniffer {
    /** How many bytes it looks at. */
    static final int HEAD = 65_536;

    private static final String NOTHING_KNOWN = "application/octet-stream";
    private static final byte[] PDF = {'%', 'P', 'D', 'F', '-'};

    private TypeSniffer() {}

    private static final class Known {
        static final MimeTypes ALL = MimeTypes.getDefaultMimeTypes();
    }

    /** Returns the kind, or empty when it is none that is taken. */
    static Optional<FileKind> kind(byte[] head) {
        try {
            String word =
                    Known.ALL
                            .detect(new ByteArrayInputStream(head), new Metadata())
                            .getBaseType()
                            .toString();
            if (word.equals(NOTHING_KNOWN) && isWords(head)) {
                return Optional.of(FileKind.TEXT);
            }
            return FileKind.of(word).filter(kind -> begins(kind, head));
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot be read", e);
        }
    }

    /** Chinese in the older coding has no mark that it is known by, but no controls either. */
    private static boolean isWords(byte[] head) {
        for (byte each : head) {
            if (each >= 0 && each < ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    /** Readers of PDF forgive what stands before it, and so do those who hide something there. */
    private static boolean begins(FileKind kind, byte[] head) {
        return kind != FileKind.PDF
                || head.length > PDF.length
                        && Arrays.equals(head, 0, PDF.length, PDF, 0, PDF.length);
    }
}
