package org.whosaw.portal.ledger.note;

import java.nio.charset.StandardCharsets;
import org.whosaw.portal.crypto.SigningKey;

/** Signs notes under a name. */
public final class NoteSigner {
    private final SigningKey key;
    private final NoteKey noteKey;

    /**
     * @param name of the key, without spaces and plus signs
     */
    public NoteSigner(String name, SigningKey key) {
        this.key = key;
        this.noteKey = NoteKey.of(name, key.verifyingKey());
    }

    NoteSignature sign(String text) {
        byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
        return new NoteSignature(noteKey.name(), noteKey.id(), signature);
    }

    /** Returns what verifies the signatures. */
    public NoteKey noteKey() {
        return noteKey;
    }
}
