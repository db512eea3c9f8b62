package org.whosaw.portal.complaint.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.whosaw.portal.complaint.ComplaintError;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** Takes evidence as it arrives and gives it out again. Safe for threads. */
public final class EvidenceIntake {
    /** How many files a complaint may have. */
    public static final int MOST_FILES = 20;

    /** How large one file may be. */
    public static final long LARGEST = 30L << 20;

    /** How large all files of a complaint may be together. */
    public static final long LARGEST_TOGETHER = 100L << 20;

    private static final int LARGEST_TEXT = 1 << 20;
    private static final Duration OLD = Duration.ofDays(1);
    private static final int BATCH = 100;
    private static final int BUFFER = 1 << 16;

    private final EvidenceStore store;
    private final IdSource ids;
    private final Clock clock;

    /**
     * @param seals of the rows of files
     */
    public EvidenceIntake(Database database, RowSeals seals, IdSource ids, Clock clock) {
        this.store = new EvidenceStore(database, seals);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes one file.
     *
     * @param there what the complaint has already
     * @throws PortalException when it is too large, of no kind that is taken, damaged or one too
     *     many; nothing of it is kept then
     */
    public Evidence take(DataKey key, long complaintId, List<Evidence> there, InputStream in)
            throws IOException {
        if (there.size() >= MOST_FILES) {
            throw new PortalException(ComplaintError.EVIDENCE_MANY, MOST_FILES);
        }
        long room = LARGEST_TOGETHER - there.stream().mapToLong(Evidence::size).sum();
        DigestInputStream given =
                new DigestInputStream(new Bounded(in, Math.min(LARGEST, room)), sha256());
        byte[] head = given.readNBytes(TypeSniffer.HEAD);
        if (head.length == 0) {
            throw new PortalException(ComplaintError.EVIDENCE_DAMAGED);
        }
        FileKind kind =
                TypeSniffer.kind(head)
                        .orElseThrow(() -> new PortalException(ComplaintError.EVIDENCE_KIND));
        // A short file has ended with its head. Its connection is not read again: it would be told
        // that it is too slow when it was us who took our time.
        boolean ended = head.length < TypeSniffer.HEAD;
        InputStream first = new ByteArrayInputStream(head);
        InputStream whole = ended ? first : new SequenceInputStream(first, given);
        long fileId = ids.next();
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean kept = false;
        try (Counted out = new Counted(store.write(key, fileId, complaintId, at), sha256())) {
            copy(kind, whole, out);
            if (!ended) {
                given.transferTo(OutputStream.nullOutputStream());
            }
            kept = true;
            return new Evidence(
                    name(there, kind, fileId),
                    kind.type(),
                    out.count,
                    hex(out.getMessageDigest()),
                    hex(given.getMessageDigest()),
                    at);
        } catch (EOFException | CharacterCodingException e) {
            throw new PortalException(ComplaintError.EVIDENCE_DAMAGED);
        } finally {
            if (!kept) {
                store.delete(fileId);
            }
        }
    }

    private static void copy(FileKind kind, InputStream in, OutputStream out) throws IOException {
        switch (kind) {
            case JPEG, PNG, GIF, WEBP ->
                    PictureCleaner.copy(kind, new BufferedInputStream(in, BUFFER), out);
            case TEXT -> text(in, out);
            default -> in.transferTo(out);
        }
    }

    /**
     * A text is one when it reads as one, in either of the two codings that people's phones use.
     */
    private static void text(InputStream in, OutputStream out) throws IOException {
        byte[] all = in.readNBytes(LARGEST_TEXT + 1);
        if (all.length > LARGEST_TEXT) {
            throw new PortalException(ComplaintError.EVIDENCE_LARGE, LARGEST_TEXT >> 20);
        }
        String text;
        try {
            text = decoded(all, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            text = decoded(all, Charset.forName("GB18030"));
        }
        boolean plain = text.chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\r' || c == '\n');
        if (!plain) {
            throw new PortalException(ComplaintError.EVIDENCE_KIND);
        }
        out.write(all);
    }

    private static String decoded(byte[] all, Charset coding) throws CharacterCodingException {
        return coding.newDecoder().decode(ByteBuffer.wrap(all)).toString();
    }

    /** Our own names: in what people call their files there are persons, places and tricks. */
    private static String name(List<Evidence> there, FileKind kind, long fileId) {
        int number = 1;
        for (Evidence each : there) {
            int dash = each.name().indexOf('-');
            number = Math.max(number, Integer.parseInt(each.name().substring(0, dash)) + 1);
        }
        return "%02d-%s.%s".formatted(number, Ids.format(IdPrefix.EVIDENCE, fileId), kind.ending());
    }

    /** Returns the bytes of a file of {@link #take}. */
    public InputStream open(DataKey key, Evidence file) {
        return store.read(key, id(file));
    }

    private static long id(Evidence file) {
        String name = file.name();
        return Ids.parse(
                        IdPrefix.EVIDENCE,
                        name.substring(name.indexOf('-') + 1, name.lastIndexOf('.')))
                .orElseThrow();
    }

    /**
     * Copies a file for somebody else who is to read it.
     *
     * @return the file as it is called there
     */
    public Evidence copy(DataKey from, Evidence file, DataKey to, long complaintId) {
        long fileId = ids.next();
        try (InputStream in = open(from, file);
                OutputStream out = store.write(to, fileId, complaintId, file.arrivedAt())) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("evidence cannot be read", e);
        }
        String name = file.name();
        return new Evidence(
                name.substring(0, name.indexOf('-') + 1)
                        + Ids.format(IdPrefix.EVIDENCE, fileId)
                        + name.substring(name.lastIndexOf('.')),
                file.type(),
                file.size(),
                file.sha256(),
                file.given(),
                file.arrivedAt());
    }

    /** Tells of every file that is not what was kept. */
    public void faults(Tx tx, BiConsumer<Kind, String> found) {
        store.faults(tx, found);
    }

    /** Deletes a file. */
    public void delete(Evidence file) {
        store.delete(id(file));
    }

    /** Deletes every file of a complaint. */
    public void deleteAll(long complaintId) {
        store.of(complaintId).forEach(store::delete);
    }

    /** Deletes what broke off long ago; returns how many files. */
    public int sweep() {
        List<Long> orphans = store.orphans(clock.instant().minus(OLD), BATCH);
        orphans.forEach(store::delete);
        return orphans.size();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static final class Counted extends DigestOutputStream {
        private long count;

        Counted(OutputStream out, MessageDigest digest) {
            super(out, digest);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            super.write(some, from, length);
            count += length;
        }

        @Override
        public void write(int each) throws IOException {
            super.write(each);
            count++;
        }
    }

    private static final class Bounded extends FilterInputStream {
        private final long most;
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.most = Math.max(0, most);
            this.left = this.most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int read = super.read(to, from, length);
            if (read > 0) {
                left -= read;
            }
            if (left < 0) {
                throw new PortalException(ComplaintError.EVIDENCE_LARGE, LARGEST >> 20);
            }
            return read;
        }
    }
}
