package org.whosaw.portal.ledger.note;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One signature line of a note.
 *
 * @param keyId the short id that tells keys of one name apart
 * @param bytes of the signature itself
 */
record NoteSignature(String name, int keyId, byte[] bytes) {
    private static final String DASH = "\u2014 ";

    /** Returns the line, its newline included. */
    String line() {
        byte[] all = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
        return DASH + name + " " + Base64.getEncoder().encodeToString(all) + "\n";
    }

    /** Reads a line without its newline; null when it is none. */
    static @Nullable NoteSignature parse(String line) {
        if (!line.startsWith(DASH)) {
            return null;
        }
        String[] parts = line.substring(DASH.length()).split(" ", -1);
        byte[] all = parts.length == 2 ? NoteNames.base64(parts[1]) : null;
        if (all == null || all.length < 5 || !NoteNames.isName(parts[0])) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(all);
        int keyId = buffer.getInt();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new NoteSignature(parts[0], keyId, bytes);
    }
}
