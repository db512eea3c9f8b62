package org.whosaw.portal.complaint.evidence;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Copies a picture without what cameras and programs write into it: places, times, devices, names,
 * thumbnails, and whatever stands behind its end. The picture itself is not touched. Holds a few
 * kilobytes of it at a time.
 */
final class PictureCleaner {
    private static final Set<String> PNG_KEPT =
            Set.of(
                    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD",
                    "pHYs", "acTL", "fcTL", "fdAT");
    private static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final int WEBP_WITHOUT_METADATA = ~0x0c;

    private final DataInputStream in;
    private final DataOutputStream out;

    private PictureCleaner(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /**
     * Copies a picture of a kind.
     *
     * @throws EOFException when it breaks off
     */
    static void copy(FileKind kind, InputStream in, OutputStream out) throws IOException {
        PictureCleaner cleaner = new PictureCleaner(in, out);
        switch (kind) {
            case JPEG -> cleaner.jpeg();
            case PNG -> cleaner.png();
            case GIF -> cleaner.gif();
            case WEBP -> cleaner.webp();
            default -> throw new IllegalArgumentException("no picture");
        }
        cleaner.out.flush();
    }

    private void jpeg() throws IOException {
        out.writeShort(in.readUnsignedShort());
        int marker = marker();
        while (marker != 0xd9) {
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd7) {
                mark(marker);
                marker = marker();
            } else {
                segment(marker);
                marker = marker == 0xda ? scan() : marker();
            }
        }
        mark(marker);
    }

    private void mark(int marker) throws IOException {
        out.writeByte(0xff);
        out.writeByte(marker);
    }

    private int marker() throws IOException {
        if (in.readUnsignedByte() != 0xff) {
            throw new EOFException("no marker");
        }
        int marker = in.readUnsignedByte();
        while (marker == 0xff) {
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private void segment(int marker) throws IOException {
        byte[] body = new byte[Math.max(0, in.readUnsignedShort() - 2)];
        in.readFully(body);
        boolean application = marker >= 0xe1 && marker <= 0xef && marker != 0xee;
        if (marker == 0xe1) {
            int turned = ExifTurn.of(body);
            if (turned > 1) {
                segment(marker, ExifTurn.alone(turned));
            }
        } else if (marker == 0xe2 && startsWith(body, ICC)) {
            segment(marker, body);
        } else if (!application && marker != 0xfe) {
            segment(marker, body);
        }
    }

    private void segment(int marker, byte[] body) throws IOException {
        mark(marker);
        out.writeShort(body.length + 2);
        out.write(body);
    }

    private static boolean startsWith(byte[] body, byte[] head) {
        return body.length >= head.length
                && java.util.Arrays.equals(body, 0, head.length, head, 0, head.length);
    }

    /** Copies the picture's own bytes; returns the marker that ends them. */
    private int scan() throws IOException {
        while (true) {
            int each = in.readUnsignedByte();
            if (each != 0xff) {
                out.writeByte(each);
                continue;
            }
            int next = in.readUnsignedByte();
            while (next == 0xff) {
                next = in.readUnsignedByte();
            }
            if (next != 0 && (next < 0xd0 || next > 0xd7)) {
                return next;
            }
            mark(next);
        }
    }

    private void png() throws IOException {
        out.writeLong(in.readLong());
        String name = "";
        while (!name.equals("IEND")) {
            int length = in.readInt();
            byte[] type = new byte[4];
            in.readFully(type);
            name = new String(type, StandardCharsets.ISO_8859_1);
            if (length < 0) {
                throw new EOFException("no length");
            }
            boolean kept = PNG_KEPT.contains(name);
            if (kept) {
                out.writeInt(length);
                out.write(type);
            }
            copy(length + 4L, kept);
        }
    }

    private void copy(long length, boolean kept) throws IOException {
        byte[] some = new byte[8_192];
        for (long left = length; left > 0; ) {
            int read = in.read(some, 0, (int) Math.min(some.length, left));
            if (read < 0) {
                throw new EOFException("breaks off");
            }
            if (kept) {
                out.write(some, 0, read);
            }
            left -= read;
        }
    }

    private void gif() throws IOException {
        byte[] head = new byte[13];
        in.readFully(head);
        out.write(head);
        colours(head[10]);
        int block = in.readUnsignedByte();
        while (block != 0x3b) {
            if (block == 0x2c) {
                out.writeByte(block);
                byte[] descriptor = new byte[9];
                in.readFully(descriptor);
                out.write(descriptor);
                colours(descriptor[8]);
                out.writeByte(in.readUnsignedByte());
                blocks(true);
            } else if (block == 0x21) {
                extension(in.readUnsignedByte());
            } else {
                throw new EOFException("no block");
            }
            block = in.readUnsignedByte();
        }
        out.writeByte(block);
    }

    private void colours(byte flags) throws IOException {
        if ((flags & 0x80) != 0) {
            copy(3L << (flags & 7) + 1, true);
        }
    }

    private void extension(int label) throws IOException {
        if (label == 0xf9) {
            out.writeByte(0x21);
            out.writeByte(label);
            blocks(true);
            return;
        }
        byte[] first = new byte[in.readUnsignedByte()];
        in.readFully(first);
        boolean loops =
                label == 0xff
                        && new String(first, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
        if (loops) {
            out.writeByte(0x21);
            out.writeByte(label);
            out.writeByte(first.length);
            out.write(first);
        }
        if (first.length > 0) {
            blocks(loops);
        }
    }

    private void blocks(boolean kept) throws IOException {
        int length = -1;
        while (length != 0) {
            length = in.readUnsignedByte();
            if (kept) {
                out.writeByte(length);
            }
            copy(length, kept);
        }
    }

    private void webp() throws IOException {
        byte[] head = new byte[12];
        in.readFully(head);
        out.write(head);
        long left =
                (ByteBuffer.wrap(head).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4)
                                & 0xffff_ffffL)
                        - 4;
        while (left >= 8) {
            byte[] chunk = new byte[8];
            in.readFully(chunk);
            String name = new String(chunk, 0, 4, StandardCharsets.ISO_8859_1);
            long length =
                    ByteBuffer.wrap(chunk).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(4)
                            & 0xffff_ffffL;
            long whole = length + (length & 1);
            left -= 8 + whole;
            if (left < 0) {
                throw new EOFException("longer than it says");
            }
            chunk(name, chunk, whole);
        }
    }

    /** What is not the picture is written over, for the lengths around it must stay. */
    private void chunk(String name, byte[] head, long length) throws IOException {
        boolean words = name.equals("EXIF") || name.equals("XMP ");
        if (words) {
            System.arraycopy("JUNK".getBytes(StandardCharsets.US_ASCII), 0, head, 0, 4);
        }
        out.write(head);
        if (name.equals("VP8X") && length > 0) {
            out.writeByte(in.readUnsignedByte() & WEBP_WITHOUT_METADATA);
            copy(length - 1, true);
        } else if (words) {
            copy(length, false);
            byte[] nothing = new byte[8_192];
            for (long left = length; left > 0; left -= nothing.length) {
                out.write(nothing, 0, (int) Math.min(nothing.length, left));
            }
        } else {
            copy(length, true);
        }
    }
}
