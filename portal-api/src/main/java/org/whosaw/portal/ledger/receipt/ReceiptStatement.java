package org.whosaw.portal.ledger.receipt;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whosaw.portal.ledger.note.Checkpoint;

/**
 * What is signed of a receipt: whose list it is, how many entries it has, at which places, and
 * under which root. Short enough for a QR picture.
 *
 * @param origin names the ledger
 * @param number {@code pf_…}
 * @param subject {@code pt_…}
 * @param places the hash over the places
 */
public record ReceiptStatement(
        String origin,
        String number,
        String subject,
        Instant madeAt,
        int count,
        byte[] places,
        long size,
        byte[] root) {
    private static final String HEAD = "whosaw.receipt.v1";
    private static final int LINES = 9;
    private static final Pattern COUNT = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern NUMBER = Pattern.compile("pf_[0-9a-zA-Z]{13}");
    private static final Pattern SUBJECT = Pattern.compile("pt_[0-9a-zA-Z]{13}");

    /** Returns the statement about entries at these places. */
    static ReceiptStatement of(
            String number, String subject, Instant madeAt, long[] places, Checkpoint under) {
        return new ReceiptStatement(
                under.origin(),
                number,
                subject,
                madeAt,
                places.length,
                hash(places),
                under.size(),
                under.root());
    }

    /** Returns the hash over places: SHA-256 of eight bytes each. */
    static byte[] hash(long[] places) {
        ByteBuffer bytes = ByteBuffer.allocate(places.length * Long.BYTES);
        Arrays.stream(places).forEach(bytes::putLong);
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Returns the text that is signed. */
    public String text() {
        return String.join(
                        "\n",
                        HEAD,
                        origin,
                        number,
                        subject,
                        madeAt.toString(),
                        Integer.toString(count),
                        Base64.getEncoder().encodeToString(places),
                        Long.toString(size),
                        Base64.getEncoder().encodeToString(root))
                + "\n";
    }

    /** Reads what {@link #text} wrote; empty for anything else, a second spelling included. */
    public static Optional<ReceiptStatement> parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean shaped =
                lines.size() == LINES + 1
                        && lines.get(0).equals(HEAD)
                        && NUMBER.matcher(lines.get(2)).matches()
                        && SUBJECT.matcher(lines.get(3)).matches()
                        && COUNT.matcher(lines.get(5)).matches()
                        && SIZE.matcher(lines.get(7)).matches();
        if (!shaped) {
            return Optional.empty();
        }
        try {
            ReceiptStatement read =
                    new ReceiptStatement(
                            lines.get(1),
                            lines.get(2),
                            lines.get(3),
                            Instant.parse(lines.get(4)),
                            Integer.parseInt(lines.get(5)),
                            Base64.getDecoder().decode(lines.get(6)),
                            Long.parseLong(lines.get(7)),
                            Base64.getDecoder().decode(lines.get(8)));
            return Optional.of(read).filter(each -> each.text().equals(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty(); // a line that is no time or no Base64
        }
    }

    /** Says whether it speaks of exactly these places. */
    boolean isOf(long[] given) {
        return MessageDigest.isEqual(places, hash(given));
    }

    /** Says whether the checkpoint is the one that it names. */
    boolean isUnder(Checkpoint checkpoint) {
        return checkpoint.origin().equals(origin)
                && checkpoint.size() == size
                && MessageDigest.isEqual(checkpoint.root(), root);
    }

    @Override
    public String toString() {
        return "ReceiptStatement[" + number + "]";
    }
}
