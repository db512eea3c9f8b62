package org.whosaw.portal.request.rights.clock;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.note.NoteSigner;
import org.whosaw.portal.ledger.note.SignedNote;

/**
 * States that a request was not answered by its day: what, since when, until when, stated when;
 * signed by the ledger's key. She can lay it before an authority or a court. It names nobody.
 *
 * @param key the ledger's key, as the text names it
 * @param kind what was asked, by its code
 */
public record SilenceStatement(
        NoteKey key,
        String hospital,
        String request,
        String kind,
        Instant filedAt,
        Instant dueAt,
        Instant statedAt) {
    private static final String HEAD = "whosaw.answer-overdue.v1";
    private static final int LINES = 8;
    private static final int LARGEST = 16_384;
    private static final Pattern NUMBER = Pattern.compile("rq_[0-9A-Z]{13}");
    private static final Pattern CODE = Pattern.compile("[a-z-]{1,32}");

    /** Signs statements. */
    public record Maker(Supplier<List<NoteSigner>> signers) {
        /** Returns the statement as a signed note. */
        public String make(
                String hospital,
                String request,
                String kind,
                Instant filedAt,
                Instant dueAt,
                Instant statedAt) {
            List<NoteSigner> all = signers.get();
            String text =
                    String.join(
                                    "\n",
                                    HEAD,
                                    all.get(0).noteKey().text(),
                                    hospital.replaceAll("\\s+", " "),
                                    request,
                                    kind,
                                    filedAt.toString(),
                                    dueAt.toString(),
                                    statedAt.toString())
                            + "\n";
            return SignedNote.sign(text, all).text();
        }
    }

    /** Says whether a file is such a statement, whole or not. */
    public static boolean looksLike(byte[] file) {
        byte[] head = (HEAD + "\n").getBytes(StandardCharsets.US_ASCII);
        return file.length >= head.length
                && Arrays.equals(file, 0, head.length, head, 0, head.length);
    }

    /**
     * Reads and checks one; empty when anything of it was changed.
     *
     * @param trusted the key as it was kept, or null to take the one that it names
     */
    public static Optional<SilenceStatement> check(byte[] file, @Nullable NoteKey trusted) {
        if (file.length > LARGEST) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(file);
            List<String> lines = List.of(note.unverified().split("\n", -1));
            boolean shaped =
                    lines.size() == LINES + 1
                            && lines.get(0).equals(HEAD)
                            && NUMBER.matcher(lines.get(3)).matches()
                            && CODE.matcher(lines.get(4)).matches();
            if (!shaped) {
                return Optional.empty();
            }
            NoteKey key = trusted == null ? NoteKey.parse(lines.get(1)) : trusted;
            note.open(List.of(key));
            return Optional.of(
                    new SilenceStatement(
                            key,
                            lines.get(2),
                            lines.get(3),
                            lines.get(4),
                            Instant.parse(lines.get(5)),
                            Instant.parse(lines.get(6)),
                            Instant.parse(lines.get(7))));
        } catch (PortalException | DateTimeException e) {
            return Optional.empty(); // no note, no key, no time, or a signature that does not hold
        }
    }
}
