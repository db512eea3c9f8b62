package org.whosaw.portal.ingest.file;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.IdPrefix;
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

    /** How a file is called while it is overwritten; no folder takes in what begins so. */
    private static final String DYING = ".destroying-";

    private final Sealer sealer;
    private final Path folder;
    private final Runnable faults;

    Originals(Sealer sealer, Path folder) {
        this(sealer, folder, () -> {});
    }

    /**
     * @param faults runs behind each block that is overwritten; tests cut the power there
     */
    Originals(Sealer sealer, Path folder, Runnable faults) {
        this.sealer = sealer;
        this.folder = folder;
        this.faults = faults;
    }

    static byte[] hash(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in =
                new DigestInputStream(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
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
        Files.move(begun, sealed, StandardCopyOption.ATOMIC_MOVE);
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

    /**
     * Overwrites a file with zeros and deletes it. It is renamed first, so that one whose
     * destroying was cut short is known for what it is: see {@link #left}.
     */
    void destroy(long id, Path file) throws IOException {
        Path dying = file.resolveSibling(DYING + Ids.format(IdPrefix.FILE, id) + "-" + mark(file));
        Files.move(file, dying, StandardCopyOption.ATOMIC_MOVE);
        destroy(dying);
    }

    private void destroy(Path dying) throws IOException {
        long size = Files.size(dying);
        try (FileChannel channel = FileChannel.open(dying, StandardOpenOption.WRITE)) {
            byte[] zeros = new byte[BUFFER];
            for (long at = 0; at < size; at += BUFFER) {
                channel.write(ByteBuffer.wrap(zeros, 0, (int) Math.min(BUFFER, size - at)), at);
                faults.run();
            }
            channel.force(true);
        }
        Files.deleteIfExists(dying);
    }

    /**
     * A file whose destroying was cut short.
     *
     * @param id under which it is known
     * @param isSealed whether a sealed copy of it is kept
     */
    record Left(long id, boolean isSealed, Path path) {}

    /** Finds what is left in a folder of files whose destroying was cut short. */
    List<Left> left(@Nullable Path folder) throws IOException {
        Path in = folder == null ? Path.of("") : folder;
        if (!Files.isDirectory(in)) {
            return List.of();
        }
        List<Left> all = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(in, DYING + "*")) {
            for (Path each : found) {
                String name = String.valueOf(each.getFileName()).substring(DYING.length());
                int end = name.indexOf('-');
                if (end > 0) {
                    Ids.parse(IdPrefix.FILE, name.substring(0, end))
                            .ifPresent(id -> all.add(new Left(id, Files.exists(path(id)), each)));
                }
            }
        }
        return all;
    }

    /** Destroys the rest. */
    void finish(Left left) throws IOException {
        destroy(left.path);
    }

    /** Says whether a rest is of a file of that name. */
    static boolean isOf(Left left, Path file) {
        return String.valueOf(left.path.getFileName()).endsWith("-" + mark(file));
    }

    private static String mark(Path file) {
        byte[] name = String.valueOf(file.getFileName()).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(digest().digest(name), 0, 6);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
