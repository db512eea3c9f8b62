package org.whosaw.portal.authority.channel;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Keeps packages. A claim moves {@code next_at} ahead by the lease, in one statement. */
@RegisterConstructorMapper(PackageDao.Claimed.class)
@RegisterConstructorMapper(PackageDao.Standing.class)
interface PackageDao {
    /** A package that this worker holds until the lease ends. */
    record Claimed(long id, String authority, long size, int attempts) {}

    /** How one stands. */
    record Standing(
            String state, int attempts, @Nullable String lastError, @Nullable Long settledAt) {}

    @SqlUpdate(
            """
            INSERT INTO authority_package (id, authority, size, state, attempts, next_at, created_at)
            VALUES (:id, :authority, :size, 'waiting', 0, :now, :now) ON CONFLICT (id) DO NOTHING\
            """)
    int add(long id, String authority, long size, long now);

    @SqlUpdate(
            """
            INSERT INTO authority_package_piece (package_id, place, bytes)
            VALUES (:id, :place, :bytes)\
            """)
    void addPiece(long id, int place, byte[] bytes);

    @SqlUpdate("DELETE FROM authority_package_piece WHERE package_id = :id")
    int wipe(long id);

    @SqlUpdate(
            "DELETE FROM authority_package_piece WHERE package_id < :before AND NOT EXISTS"
                    + " (SELECT 1 FROM authority_package p WHERE p.id = package_id)")
    int wipeUnkept(long before);

    @SqlQuery("SELECT bytes FROM authority_package_piece WHERE package_id = :id AND place = :place")
    Optional<byte[]> piece(long id, int place);

    @SqlQuery(
            "SELECT DISTINCT authority FROM authority_package"
                    + " WHERE state = 'waiting' AND next_at <= :now")
    List<String> due(long now);

    @SqlQuery(
            "SELECT count(*) FROM authority_package WHERE authority = :authority AND state ="
                    + " 'delivered' AND settled_at > :since")
    int delivered(String authority, long since);

    @SqlQuery(
            "UPDATE authority_package SET next_at = :leaseEnd, attempts = attempts + 1 WHERE id IN"
                    + " (SELECT id FROM authority_package WHERE authority = :authority"
                    + " AND state = 'waiting' AND next_at <= :now ORDER BY next_at, id LIMIT :most"
                    + "<claimSuffix>) RETURNING id, authority, size, attempts")
    List<Claimed> claim(
            String authority, long now, long leaseEnd, int most, @Define String claimSuffix);

    @SqlUpdate(
            "UPDATE authority_package SET state = :state, settled_at = :now, last_error = :error"
                    + " WHERE id = :id AND state = 'waiting'")
    int settle(long id, String state, long now, @Nullable String error);

    @SqlUpdate(
            "UPDATE authority_package SET state = 'taken-back', settled_at = :now"
                    + " WHERE id = :id AND state IN ('waiting', 'parked')")
    int takeBack(long id, long now);

    @SqlUpdate(
            "UPDATE authority_package SET next_at = :next, last_error = :error"
                    + " WHERE id = :id AND state = 'waiting'")
    int retry(long id, long next, String error);

    @SqlUpdate(
            "UPDATE authority_package SET state = 'waiting', attempts = 0, settled_at = NULL,"
                    + " next_at = :now WHERE state = 'parked' AND authority = :authority")
    int replay(String authority, long now);

    @SqlQuery(
            "SELECT state, attempts, last_error, settled_at FROM authority_package WHERE id = :id")
    Optional<Standing> find(long id);

    @SqlQuery("SELECT count(*) FROM authority_package WHERE state = :state")
    long count(String state);

    @SqlQuery("SELECT min(created_at) FROM authority_package WHERE state IN ('waiting', 'parked')")
    Optional<Long> oldest();
}
