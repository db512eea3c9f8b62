package org.whosaw.portal.ledger.note;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.whosaw.portal.kernel.PortalException;

/**
 * Says what a log held at one moment (C2SP tlog-checkpoint): so many leaves, under this root.
 *
 * @param origin names the log
 * @param size how many leaves
 * @param root over them, 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {
    private static final int ROOT_BYTES = 32;
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("a log has a name of one line");
        }
        if (size < 0 || root.length != ROOT_BYTES) {
            throw new IllegalArgumentException("no tree has this size and root");
        }
        root = root.clone();
    }

    @Override
    public byte[] root() {
        return root.clone();
    }

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * Reads a checkpoint's text; lines after the third are passed over, as the standard has it.
     *
     * @throws PortalException when the text is none
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        byte[] root = lines.length >= 4 ? NoteNames.base64(lines[2]) : null;
        if (root == null
                || root.length != ROOT_BYTES
                || !SIZE.matcher(lines[1]).matches()
                || !lines[lines.length - 1].isEmpty()
                || List.of(lines).subList(0, lines.length - 1).stream().anyMatch(String::isEmpty)) {
            throw new PortalException(NoteError.NOT_A_CHECKPOINT);
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), root);
    }

    /** Reads a signed checkpoint of a log whose keys are trusted. */
    public static Checkpoint open(byte[] note, List<NoteKey> trusted) {
        return parse(SignedNote.parse(note).open(trusted));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }
}
