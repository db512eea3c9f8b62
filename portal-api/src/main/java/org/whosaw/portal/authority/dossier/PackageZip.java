package org.whosaw.portal.authority.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.kernel.PortalException;

/** Writes files into a ZIP as a stream and keeps their hashes for the manifest. */
final class PackageZip implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final ZipOutputStream zip;
    private final StringBuilder manifest = new StringBuilder();
    private final long at;

    /** Writes to {@code out}; every entry bears one time, so that the same makes the same bytes. */
    PackageZip(OutputStream out, long atMillis) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.at = atMillis;
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void add(String path, byte[] content) throws IOException {
        plain(path, content);
        line(HexFormat.of().formatHex(digest().digest(content)), path);
    }

    /** Adds what is not in the manifest: the manifest itself, its signature and the key. */
    void plain(String path, byte[] content) throws IOException {
        begin(path);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Adds a stream, a piece at a time.
     *
     * @throws PortalException when its bytes are not those of {@code sha256}
     */
    void add(String path, InputStream content, String sha256) throws IOException {
        MessageDigest digest = digest();
        byte[] piece = new byte[PIECE];
        zip.setLevel(Deflater.NO_COMPRESSION); // photos and sound are packed already
        begin(path);
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            digest.update(piece, 0, read);
            zip.write(piece, 0, read);
        }
        zip.closeEntry();
        zip.setLevel(Deflater.BEST_SPEED);
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(sha256)) {
            throw new PortalException(AuthorityError.EVIDENCE_CHANGED);
        }
        line(found, path);
    }

    private void begin(String path) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(
                java.time.LocalDateTime.ofEpochSecond(at / 1000, 0, java.time.ZoneOffset.UTC));
        zip.putNextEntry(entry);
    }

    private void line(String hash, String path) {
        manifest.append(hash).append("  ").append(path).append('\n');
    }

    byte[] manifest() {
        return manifest.toString().getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
