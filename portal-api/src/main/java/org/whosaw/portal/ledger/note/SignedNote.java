package org.whosaw.portal.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.kernel.PortalException;

/**
 * A text and the signatures below it (C2SP signed-note). The text is only to be had by naming keys
 * that are trusted, or by saying that nobody is.
 */
public final class SignedNote {
    private static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_SIGNATURES = 64;

    private final String text;
    private final List<NoteSignature> signatures;

    private SignedNote(String text, List<NoteSignature> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /** Returns the note of a text that ends in a newline, signed by each signer. */
    public static SignedNote sign(String text, NoteSigner... signers) {
        return sign(text, List.of(signers));
    }

    /** Returns the note of a text that ends in a newline, signed by each signer in turn. */
    public static SignedNote sign(String text, List<NoteSigner> signers) {
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("a note's text is lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (NoteSigner each : signers) {
            signatures.add(each.sign(text));
        }
        return new SignedNote(text, signatures);
    }

    /**
     * Reads a note.
     *
     * @throws PortalException when the bytes are none
     */
    public static SignedNote parse(byte[] bytes) {
        String whole = decoded(bytes);
        int cut = whole.lastIndexOf("\n\n");
        if (cut < 0 || hasControls(whole) || !whole.endsWith("\n")) {
            throw new PortalException(NoteError.MALFORMED);
        }
        String below = whole.substring(cut + 2);
        if (below.isEmpty()) {
            throw new PortalException(NoteError.MALFORMED);
        }
        String[] lines = below.substring(0, below.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new PortalException(NoteError.MALFORMED);
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            NoteSignature signature = NoteSignature.parse(line);
            if (signature == null) {
                throw new PortalException(NoteError.MALFORMED);
            }
            signatures.add(signature);
        }
        return new SignedNote(whole.substring(0, cut + 1), signatures);
    }

    private static String decoded(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new PortalException(NoteError.MALFORMED);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new PortalException(NoteError.MALFORMED);
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(each -> each < ' ' && each != '\n');
    }

    /**
     * Returns the text when a key that is trusted has signed it. Signatures of other keys are
     * passed over.
     *
     * @throws PortalException when no trusted key has signed, or a trusted key's name stands at a
     *     signature that is not its own
     */
    public String open(List<NoteKey> trusted) {
        boolean signed = false;
        for (NoteSignature signature : signatures) {
            for (NoteKey key : trusted) {
                if (key.isNamedBy(signature)) {
                    if (!key.verifies(text, signature)) {
                        throw new PortalException(NoteError.FORGED, key.name());
                    }
                    signed = true;
                }
            }
        }
        if (!signed) {
            throw new PortalException(NoteError.UNSIGNED);
        }
        return text;
    }

    /** Says whether there is a signature that names this key and holds. */
    public boolean isSignedBy(NoteKey key) {
        return signatures.stream()
                .anyMatch(each -> key.isNamedBy(each) && key.verifies(text, each));
    }

    /** Returns the text without asking who signed it: for showing, not for trusting. */
    public String unverified() {
        return text;
    }

    /** Returns the whole note as it is handed out. */
    public String text() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(each -> whole.append(each.line()));
        return whole.toString();
    }
}
