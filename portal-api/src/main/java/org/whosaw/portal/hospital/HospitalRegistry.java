package org.whosaw.portal.hospital;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.DirectoryRows.HospitalRow;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.store.Database;

/** Keeps the hospitals that this portal serves. */
public final class HospitalRegistry {
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    // A hospital is added by the command line, in a process of its own, and seldom changed.
    private final Cache<HospitalId, Optional<Hospital>> known =
            Caffeine.newBuilder()
                    .maximumSize(1_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    public HospitalRegistry(Database database, IdSource ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** A hospital as pages and tokens know it; {@code office} and {@code phone} are its desk. */
    public record Hospital(
            HospitalId id,
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String office,
            @Nullable String phone) {}

    /**
     * Adds a hospital.
     *
     * @throws PortalException with {@link HospitalError#HOSPITAL_EXISTS} when the code is taken
     */
    public HospitalId add(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String office,
            @Nullable String phone) {
        HospitalRow row =
                new HospitalRow(
                        ids.next(), code, name, nameEn, office, phone, Micros.of(clock.instant()));
        int added = database.inTransaction(tx -> tx.dao(DirectoryDao.class).addHospital(row));
        if (added == 0) {
            throw new PortalException(HospitalError.HOSPITAL_EXISTS, code);
        }
        known.invalidateAll();
        return new HospitalId(row.id());
    }

    /** Returns the hospital of a code. */
    public Optional<Hospital> find(String code) {
        return database.read(tx -> tx.dao(DirectoryDao.class).hospitalByCode(code))
                .map(HospitalRegistry::card);
    }

    /** Returns the hospital of an id, as it was at most a minute ago. */
    public Optional<Hospital> find(HospitalId id) {
        return known.get(
                id,
                key ->
                        database.read(tx -> tx.dao(DirectoryDao.class).hospitalById(key.value()))
                                .map(HospitalRegistry::card));
    }

    /** Returns the city or province of a hospital's seat, if anybody said it. */
    public Optional<Region> seat(HospitalId id) {
        return database.read(tx -> tx.dao(DirectoryDao.class).seat(id.value())).map(Region::new);
    }

    /**
     * Says where a hospital has its seat.
     *
     * @throws PortalException when there is no hospital of that code
     */
    public void setSeat(String code, Region region) {
        int changed =
                database.inTransaction(
                        tx -> tx.dao(DirectoryDao.class).setSeat(code, region.code()));
        if (changed == 0) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
    }

    /** Returns all hospitals, by code. */
    public List<Hospital> all() {
        return database.read(tx -> tx.dao(DirectoryDao.class).hospitals()).stream()
                .map(HospitalRegistry::card)
                .toList();
    }

    private static Hospital card(HospitalRow row) {
        return new Hospital(
                new HospitalId(row.id()),
                row.code(),
                row.name(),
                row.nameEn(),
                row.office(),
                row.phone());
    }
}
