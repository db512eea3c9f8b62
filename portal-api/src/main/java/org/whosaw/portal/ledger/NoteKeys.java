package org.whosaw.portal.ledger;

import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.crypto.VerifyingKey;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.note.NoteSigner;

/**
 * Who signs checkpoints and who did. While the key is being changed both sign, so that whoever
 * checks by the old key has time to take up the new one. Under the national suite each of them
 * signs twice.
 *
 * @param first signs, and is the key that is published
 * @param beside sign too
 * @param retired signed checkpoints of days gone by
 */
public record NoteKeys(SigningKey first, List<SigningKey> beside, List<VerifyingKey> retired) {
    public NoteKeys {
        beside = List.copyOf(beside);
        retired = List.copyOf(retired);
    }

    /** Returns one key alone. */
    public static NoteKeys of(SigningKey key) {
        return new NoteKeys(key, List.of(), List.of());
    }

    /**
     * Returns what a key file says, as it stands when the rooms are built. Ed25519 comes first in
     * either suite, for every witness and browser knows it; under the national one SM2 signs beside
     * it.
     */
    public static NoteKeys of(Keyring keyring) {
        List<SigningKey> signing = new ArrayList<>(keyring.noteKeys(Keyring.Use.NOTE));
        if (keyring.isChangingNotes()) {
            signing.addAll(keyring.noteKeys(Keyring.Use.NOTE_BEFORE));
        }
        return new NoteKeys(
                signing.get(0), signing.subList(1, signing.size()), keyring.retired("note"));
    }

    /** Returns those who sign in the name of a ledger, the published one first. */
    List<NoteSigner> signers(String name) {
        List<NoteSigner> signers = new ArrayList<>();
        signers.add(new NoteSigner(name, first));
        beside.forEach(each -> signers.add(new NoteSigner(name, each)));
        return signers;
    }

    /** Returns what verifies whatever one of them signed in the name of a ledger. */
    List<NoteKey> trusted(String name) {
        List<NoteKey> trusted = new ArrayList<>();
        trusted.add(NoteKey.of(name, first.verifyingKey()));
        beside.forEach(each -> trusted.add(NoteKey.of(name, each.verifyingKey())));
        retired.forEach(each -> trusted.add(NoteKey.of(name, each)));
        return trusted;
    }

    @Override
    public String toString() {
        return "NoteKeys[REDACTED]";
    }
}
