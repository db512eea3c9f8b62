package org.whosaw.portal.ingest.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;

/**
 * Destroys originals, or seals them first. A sealed original is a row of frames, each sealed for
 * its file and its place, the last one empty, so that none can be left out. Destroying overwrites
 * and deletes; what a file system or a disk keeps of older blocks is beyond us.
 */
final class Originals {
    private static final int FRAME = 1 << 18;
    private static final int BUFFER = 1 << 16;

    private final Sealer sealer;
    private final Path folder;

    Originals(Sealer sealer, Path folder) {
        this.sealer = sealer;
        this.folder = folder;
    }

    static byte[] hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in =
                    new DigestInputStream(
                            new BufferedInputStream(Files.newInputStream(file), BUFFER), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    /** Seals a copy; durable when it returns. */
    void seal(long id, Path file) throws IOException {
        Files.createDirectories(folder);
        Path sealed = path(id);
        Path begun = folder.resolve(sealed.getFileName() + ".part");
        try (InputStream in = Files.newInputStream(file);
                DataOutputStream out = new DataOutputStream(Files.newOutputStream(begun))) {
            int frame = 0;
            byte[] part;
            do {
                part = in.readNBytes(FRAME);
                byte[] bytes = sealer.sealBytes(context(id, frame++, part.length == 0), part);
                out.writeInt(bytes.length);
                out.write(bytes);
            } while (part.length > 0);
        }
        force(begun);
        Files.move(begun, sealed, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a sealed original out again. */
    void open(long id, Path to) throws IOException {
        Path sealed = path(id);
        if (!Files.isRegularFile(sealed)) {
            throw new PortalException(FileError.NOT_SEALED);
        }
        try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(sealed)));
                OutputStream out = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
            int frame = 0;
            boolean last = false;
            while (!last) {
                int length = in.readInt();
                if (length < 1 || length > FRAME + 1_024) {
                    throw new PortalException(FileError.UNREADABLE);
                }
                last = in.available() <= length;
                out.write(sealer.openBytes(context(id, frame++, last), in.readNBytes(length)));
            }
        }
    }

    private Path path(long id) {
        return folder.resolve(Ids.encode(id) + ".sealed");
    }

    private static String context(long id, int frame, boolean last) {
        return "ingest_file:" + id + ":" + frame + (last ? ":end" : "");
    }

    /** Overwrites a file with zeros and deletes it. */
    static void destroy(Path file) throws IOException {
        long size = Files.size(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] zeros = new byte[BUFFER];
            Arrays.fill(zeros, (byte) 0);
            for (long at = 0; at < size; at += BUFFER) {
                channel.write(ByteBuffer.wrap(zeros, 0, (int) Math.min(BUFFER, size - at)), at);
            }
            channel.force(true);
        }
        Files.delete(file);
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
