package org.whosaw.portal.access.manifest;

import java.util.List;
import java.util.function.Consumer;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.DirectoryLookup;
import org.whosaw.portal.ledger.Commitment;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerRoom;
import org.whosaw.portal.store.Tx;

/** Holds what sources said that they sent against its leaves; they are no person's entries. */
public final class ProvableManifests implements LedgerRoom {
    private static final long NOBODY = 0;

    private final DirectoryLookup lookup;

    public ProvableManifests(DirectoryLookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public List<LeafKind> kinds() {
        return List.of(LeafKind.MANIFEST);
    }

    @Override
    public void rows(Tx tx, Consumer<Row> check) {
        for (ManifestDao.Row row : tx.dao(ManifestDao.class).everything()) {
            String system = lookup.system(tx, row.systemId()).map(SystemCard::code).orElse("");
            byte[] content = ManifestBook.canonical(row, system).toBytes();
            check.accept(
                    new Row(
                            "manifest " + system + " " + row.day(),
                            LeafKind.MANIFEST,
                            row.id(),
                            NOBODY,
                            0,
                            Commitment.of(row.salt(), content)));
        }
    }
}
