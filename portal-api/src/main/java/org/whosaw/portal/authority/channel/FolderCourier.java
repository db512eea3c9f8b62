package org.whosaw.portal.authority.channel;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.outbox.CourierException;

/**
 * Puts packages into an authority's folder. A file is there whole or not at all: it is written
 * beside, forced to the disk, then renamed, then the folder is forced.
 */
public final class FolderCourier implements PackageCourier {
    private final Path root;

    /** Serves folders below {@code root}. */
    public FolderCourier(Path root) {
        this.root = root;
    }

    @Override
    public HandoverWay way() {
        return HandoverWay.FOLDER;
    }

    @Override
    public void deliver(Parcel parcel) throws CourierException {
        Path folder = root.resolve(Objects.requireNonNull(parcel.authority().folder()));
        Path file = folder.resolve(parcel.fileName());
        Path part = folder.resolve("." + parcel.packageId() + ".part");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                return; // a try before this one put it there whole
            }
            write(parcel, part);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            force(folder);
        } catch (IOException e) {
            remove(part);
            throw CourierException.passing("folder-" + e.getClass().getSimpleName());
        }
    }

    private static void write(Parcel parcel, Path part) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                part,
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream out =
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            parcel.content().writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            return; // the next try writes over it
        }
    }
}
