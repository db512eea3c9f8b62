package org.whosaw.portal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.DictionaryDao.OriginRow;
import org.whosaw.portal.access.address.AddressRegister;
import org.whosaw.portal.access.address.Registration;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Remembered;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/** The dictionary of terminals and addresses that looks came from. Safe for threads. */
final class OriginBook {
    private final Database database;
    private final Pseudonymizer pseudonymizer;
    private final IdSource ids;
    private final AddressRegister register;
    // A minute, so that what pruning sets aside is fetched back before it is used again.
    private final Cache<Place, Origin> byPlace =
            Caffeine.newBuilder()
                    .maximumSize(50_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();
    private final Remembered<Long, Origin> byId = Remembered.forGood(50_000);

    private record Place(HospitalId hospital, @Nullable String terminal, @Nullable String ip) {}

    OriginBook(
            Database database,
            Pseudonymizer pseudonymizer,
            IdSource ids,
            AddressRegister register) {
        this.database = database;
        this.pseudonymizer = pseudonymizer;
        this.ids = ids;
        this.register = register;
    }

    /**
     * Returns the origin, writing it when it is new, or null when nothing is known. Not for use in
     * a transaction.
     */
    @Nullable Origin resolve(HospitalId hospital, @Nullable String terminal, @Nullable String ip) {
        if (terminal == null && ip == null) {
            return null;
        }
        return byPlace.get(new Place(hospital, terminal, ip), this::keep);
    }

    /** Returns the origin of an id. */
    Origin get(long id) {
        return byId.get(
                id,
                key ->
                        database.read(tx -> tx.dao(DictionaryDao.class).origin(id))
                                .map(this::open)
                                .orElseThrow(() -> new IllegalStateException("no such origin")));
    }

    /** Returns the origin of an id, read in the caller's own reading when it is not at hand. */
    Origin get(Tx tx, long id) {
        return byId.get(
                id,
                key ->
                        tx.dao(DictionaryDao.class)
                                .origin(id)
                                .map(this::open)
                                .orElseThrow(() -> new IllegalStateException("no such origin")));
    }

    private Origin keep(Place place) {
        byte[] fingerprint = fingerprint(place);
        OriginRow row =
                new OriginRow(
                        ids.next(),
                        fingerprint,
                        place.hospital().value(),
                        place.terminal(),
                        place.ip());
        Optional<Long> known =
                database.read(tx -> tx.dao(DictionaryDao.class).usableOrigin(fingerprint));
        long id =
                known.orElseGet(
                        () ->
                                database.inTransaction(
                                        tx -> {
                                            DictionaryDao dao = tx.dao(DictionaryDao.class);
                                            if (dao.fetchOrigin(fingerprint) == 0) {
                                                dao.addOrigin(row);
                                            }
                                            return dao.originOf(fingerprint).orElseThrow();
                                        }));
        return new Origin(id, fingerprint, place.terminal(), place.ip(), isOutside(place.ip()));
    }

    private byte[] fingerprint(Place place) {
        return pseudonymizer.index(
                "origin",
                place.hospital().toString(),
                Objects.toString(place.terminal()),
                Objects.toString(place.ip()));
    }

    /** Names each row that is not what its fingerprint was made of. */
    void faults(Tx tx, Consumer<String> found) {
        for (OriginRow row : tx.dao(DictionaryDao.class).origins()) {
            Place place = new Place(new HospitalId(row.hospitalId()), row.terminal(), row.ip());
            if (!Arrays.equals(fingerprint(place), row.fingerprint())) {
                found.accept("origin " + row.id());
            }
        }
    }

    private boolean isOutside(@Nullable String ip) {
        return register.of(ip) == Registration.OUTSIDE;
    }

    private Origin open(OriginRow row) {
        return new Origin(
                row.id(), row.fingerprint(), row.terminal(), row.ip(), isOutside(row.ip()));
    }
}
