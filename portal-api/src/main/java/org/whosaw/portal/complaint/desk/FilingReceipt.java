package org.whosaw.portal.complaint.desk;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
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
 * The receipt that is there at once: number, time and content hash, signed by the ledger's key. The
 * one with the proof follows when the filing stands under a checkpoint.
 *
 * @param key the ledger's key, as the text names it
 */
public record FilingReceipt(NoteKey key, String number, Instant filedAt, String contentHash) {
    private static final String HEAD = "whosaw.complaint.v1";
    private static final int LINES = 5;
    private static final int LARGEST = 16_384;
    private static final Pattern NUMBER = Pattern.compile("cp_[0-9A-Z]{13}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Signs receipts. */
    public record Maker(Supplier<List<NoteSigner>> signers) {
        String make(String number, Instant at, String hash) {
            List<NoteSigner> all = signers.get();
            String text =
                    String.join(
                                    "\n",
                                    HEAD,
                                    all.get(0).noteKey().text(),
                                    number,
                                    at.toString(),
                                    hash)
                            + "\n";
            return SignedNote.sign(text, all).text();
        }
    }

    /** Says whether a file is such a receipt, whole or not. */
    public static boolean looksLike(byte[] file) {
        byte[] head = (HEAD + "\n").getBytes(StandardCharsets.US_ASCII);
        return file.length >= head.length
                && java.util.Arrays.equals(file, 0, head.length, head, 0, head.length);
    }

    /**
     * Reads and checks one; empty when anything of it was changed.
     *
     * @param trusted the key as it was kept, or null to take the one that it names
     */
    public static Optional<FilingReceipt> check(byte[] file, @Nullable NoteKey trusted) {
        if (file.length > LARGEST) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(file);
            List<String> lines = List.of(note.unverified().split("\n", -1));
            boolean shaped =
                    lines.size() == LINES + 1
                            && lines.get(0).equals(HEAD)
                            && NUMBER.matcher(lines.get(2)).matches()
                            && HASH.matcher(lines.get(4)).matches();
            if (!shaped) {
                return Optional.empty();
            }
            NoteKey key = trusted == null ? NoteKey.parse(lines.get(1)) : trusted;
            note.open(List.of(key));
            return Optional.of(
                    new FilingReceipt(
                            key, lines.get(2), Instant.parse(lines.get(3)), lines.get(4)));
        } catch (PortalException | DateTimeException e) {
            return Optional.empty(); // no note, no key, no time, or a signature that does not hold
        }
    }
}
