package org.whosaw.portal.vault;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.whosaw.portal.crypto.CryptoError;
import org.whosaw.portal.crypto.KeyWrap;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;

/**
 * Keeps the keys of the house (what seals for nobody alone, what finds, what makes staff codes and
 * cursors) beside those of persons: wrapped, so that whoever has an older key file opens nothing of
 * a database that was wrapped anew since.
 */
final class HouseKeys {
    private HouseKeys() {}

    /**
     * Gives the keyring the keys of this database's house. A new database gets fresh ones; one from
     * before they lay there gets those of the key file.
     *
     * @throws PortalException when the key file is not of this database, or when the keys are gone
     *     from it
     */
    static void settle(Database database, Keyring keyring, KeyWrap wrap, Clock clock) {
        // Asked first: whoever writes there has stored the keys before.
        boolean isNew = database.read(tx -> tx.dao(DataKeyDao.class).isNew());
        Map<Keyring.Use, byte[]> stored = stored(database);
        if (stored.size() < Keyring.HOUSE.size()) {
            if (!keyring.isHouseInFile() && !isNew) {
                throw new PortalException(CryptoError.HOUSE_KEYS_GONE);
            }
            store(database, wrap, clock);
            stored = stored(database); // another node may have been quicker
        }
        stored.forEach(wrap::takeHouse);
    }

    private static Map<Keyring.Use, byte[]> stored(Database database) {
        List<Long> owners = Keyring.HOUSE.stream().map(KeyWrap::houseOwner).toList();
        List<DataKeyDao.KeyRow> rows = database.read(tx -> tx.dao(DataKeyDao.class).find(owners));
        Map<Keyring.Use, byte[]> stored = new EnumMap<>(Keyring.Use.class);
        for (Keyring.Use use : Keyring.HOUSE) {
            for (DataKeyDao.KeyRow row : rows) {
                byte[] wrapped = row.wrapped();
                if (row.ownerId() == KeyWrap.houseOwner(use) && wrapped != null) {
                    stored.put(use, wrapped);
                }
            }
        }
        return stored;
    }

    private static void store(Database database, KeyWrap wrap, Clock clock) {
        long now = Micros.of(clock.instant());
        Map<Keyring.Use, byte[]> wrapped = new EnumMap<>(Keyring.Use.class);
        Keyring.HOUSE.forEach(use -> wrapped.put(use, wrap.wrapHouse(use)));
        database.write(
                tx ->
                        wrapped.forEach(
                                (use, bytes) ->
                                        tx.dao(DataKeyDao.class)
                                                .add(
                                                        KeyWrap.houseOwner(use),
                                                        bytes,
                                                        KeyWrap.idOf(bytes),
                                                        now)));
    }
}
