package org.whosaw.portal.ingest.sheet.grid;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A file that can be read more than once: on disk, or a body that was taken whole. */
public sealed interface SheetFile {
    /** Opens it at its beginning. */
    InputStream open() throws IOException;

    /** Opens it for reading here and there. */
    SeekableByteChannel channel() throws IOException;

    /** Returns a file on disk. */
    static SheetFile of(Path path) {
        return new OnDisk(path);
    }

    /** Returns bytes in memory. */
    static SheetFile of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /** A file on disk. */
    record OnDisk(Path path) implements SheetFile {
        @Override
        public InputStream open() throws IOException {
            return new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        }

        @Override
        public SeekableByteChannel channel() throws IOException {
            return Files.newByteChannel(path);
        }

        @Override
        public String toString() {
            return "OnDisk";
        }
    }

    /** A body in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] bytes) implements SheetFile {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public SeekableByteChannel channel() {
            return new SeekableInMemoryByteChannel(bytes);
        }

        @Override
        public String toString() {
            return "InMemory";
        }
    }
}
