package org.whosaw.portal.complaint.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads which way up a photograph is, the one thing of what a camera wrote that must stay. */
final class ExifTurn {
    private static final byte[] HEAD = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private ExifTurn() {}

    /** Returns the turn of 1 to 8; 1, which is none, when nothing says so. */
    static int of(byte[] segment) {
        if (segment.length < HEAD.length + 8
                || !Arrays.equals(segment, 0, HEAD.length, HEAD, 0, HEAD.length)) {
            return 1;
        }
        ByteBuffer tiff = ByteBuffer.wrap(segment, HEAD.length, segment.length - HEAD.length);
        tiff = tiff.slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.capacity() - 2) {
            return 1;
        }
        int count = tiff.getShort(directory) & 0xffff;
        for (int i = 0; i < count; i++) {
            int at = directory + 2 + i * ENTRY;
            if (at + ENTRY > tiff.capacity()) {
                return 1;
            }
            if ((tiff.getShort(at) & 0xffff) == ORIENTATION) {
                int turn = tiff.getShort(at + 8) & 0xffff;
                return turn >= 1 && turn <= 8 ? turn : 1;
            }
        }
        return 1;
    }

    /** Returns a segment that says the turn and nothing else. */
    static byte[] alone(int turn) {
        ByteBuffer all = ByteBuffer.allocate(HEAD.length + 8 + 2 + ENTRY + 4);
        all.put(HEAD).putShort((short) 0x4d4d).putShort((short) 42).putInt(8);
        all.putShort((short) 1).putShort((short) ORIENTATION).putShort((short) 3).putInt(1);
        all.putShort((short) turn).putShort((short) 0).putInt(0);
        return all.array();
    }
}
