package org.whosaw.portal.ledger;

import java.util.List;
import java.util.stream.IntStream;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.store.Database;

/** A ledger in which persons' entries stand among others, and receipts of them. */
public final class ReceiptTrial {
    public static final PersonId ANNA = new PersonId(7);
    public static final PersonId BERTA = new PersonId(8);

    private final LedgerTrial trial;
    private final NoteKeys keys;
    private final ReceiptMaker maker;

    public ReceiptTrial(Database database, int entries) {
        this(database, entries, NoteKeys.of(LedgerTrial.KEY));
    }

    /** Makes one whose ledger is signed with these keys. */
    public ReceiptTrial(Database database, int entries, NoteKeys keys) {
        this.keys = keys;
        trial = new LedgerTrial(database);
        trial.append(0, 300);
        for (PersonId person : List.of(ANNA, BERTA)) {
            List<Leaf> leaves =
                    IntStream.range(0, entries).mapToObj(i -> entry(person, i).leaf()).toList();
            database.write(tx -> trial.ledger.append(tx, leaves));
            trial.append(300 + 1_000 * person.value(), 777);
        }
        trial.settle(node());
        maker = new ReceiptMaker(trial.reader, node()::signers, () -> 4_711L, trial.clock);
    }

    private Sequencer node() {
        return trial.node(keys);
    }

    /** Returns every key of the ledger, the published one first. */
    public List<NoteKey> keys() {
        return node().trusted();
    }

    /** Returns the entries of a person. */
    public static List<ProvableEntry> entries(PersonId person, int count) {
        return IntStream.range(0, count).mapToObj(i -> entry(person, i)).toList();
    }

    private static ProvableEntry entry(PersonId person, int number) {
        byte[] salt = new byte[Commitment.SALT_BYTES];
        salt[0] = (byte) number;
        salt[1] = (byte) (number >> 8);
        return new ProvableEntry(
                5_000 + number,
                person.value(),
                0,
                salt,
                CanonicalBytes.of(LeafKind.ACCESS)
                        .text("action", number % 3 == 0 ? "打印" : "read")
                        .number("occurred_at", 1_795_312_800_000_000L + number)
                        .text("reason", null)
                        .bytes("source", new byte[] {(byte) number, -1})
                        .text("subject", person.code()));
    }

    /** Returns the receipt of a person's first entries. */
    public Receipt receipt(PersonId person, int count) {
        return maker.make(person, entries(person, count));
    }

    public NoteKey key() {
        return node().noteKey();
    }

    /** Returns another ledger's key under the same name. */
    public NoteKey strangersKey() {
        byte[] seed = new byte[32];
        seed[0] = 1;
        return NoteKey.of(key().name(), SigningKey.ofSeed(seed).verifyingKey());
    }

    LedgerTrial trial() {
        return trial;
    }
}
