package org.whosaw.portal.web.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.store.DatabaseSettings;

/** Looks into the database past the server and holds it to what senders were told. */
final class Books implements AutoCloseable {
    private static final String ENTRIES =
            """
            SELECT count(*) FROM access_event e LEFT JOIN (
                SELECT event_id, count(*) AS n FROM (
                    SELECT event_id FROM access_subject
                    UNION ALL SELECT event_id FROM access_waiting) AS each
                GROUP BY event_id) AS s ON s.event_id = e.id
            WHERE e.subject_count <> coalesce(s.n, 0)\
            """;
    private static final String NOBODY_OF_A_PROVISION =
            """
            SELECT count(*) FROM disclosure d WHERE d.id NOT IN (
                SELECT disclosure_id FROM disclosure_subject
                UNION SELECT disclosure_id FROM disclosure_waiting)\
            """;
    private static final String LOOKS_WITHOUT_PROVISION =
            """
            SELECT count(*) FROM access_event e
                LEFT JOIN (SELECT access_event_id, count(*) AS n FROM disclosure
                    WHERE access_event_id IS NOT NULL GROUP BY access_event_id) AS d
                ON d.access_event_id = e.id
            WHERE coalesce(d.n, 0) <> CASE WHEN e.flags & %d <> 0 THEN 1 ELSE 0 END\
            """
                    .formatted(1 << AccessFlag.CONTRACTOR.ordinal());
    private static final String SEEN =
            """
            SELECT s.event_id, s.person_id FROM access_subject s
                JOIN disclosure d ON d.access_event_id = s.event_id\
            """;
    private static final String GIVEN =
            """
            SELECT d.access_event_id, s.person_id FROM disclosure_subject s
                JOIN disclosure d ON d.id = s.disclosure_id WHERE d.access_event_id IS NOT NULL\
            """;
    private static final String WAITS_THOUGH_REGISTERED =
            """
            SELECT count(*) FROM (SELECT subject_key FROM access_waiting
                UNION ALL SELECT subject_key FROM disclosure_waiting) AS w
                JOIN person p ON p.mrn_key = w.subject_key\
            """;

    private final Connection connection;

    Books(DatabaseSettings settings) {
        try {
            connection =
                    DriverManager.getConnection(
                            settings.url(), settings.user(), settings.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Passes when each id that was told lies there once, and nothing else does. */
    void holdExactly(Collection<String> accesses, Collection<String> provisions) {
        assertThat(ids("SELECT id FROM access_event")).isEqualTo(told(accesses, IdPrefix.ACCESS));
        assertThat(ids("SELECT id FROM disclosure WHERE access_event_id IS NULL"))
                .isEqualTo(told(provisions, IdPrefix.DISCLOSURE));
    }

    /** Passes when no event is half there, whatever moment the server was killed at. */
    void areWhole() {
        assertThat(count(ENTRIES)).as("events whose entries are not all there").isZero();
        assertThat(count(NOBODY_OF_A_PROVISION)).as("provisions without a subject").isZero();
        assertThat(count(LOOKS_WITHOUT_PROVISION)).as("looks against provisions").isZero();
        assertThat(count("SELECT count(*) FROM (" + SEEN + " EXCEPT " + GIVEN + ") AS x")).isZero();
        assertThat(count("SELECT count(*) FROM (" + GIVEN + " EXCEPT " + SEEN + ") AS x")).isZero();
        assertThat(count(WAITS_THOUGH_REGISTERED)).as("waiting for someone registered").isZero();
    }

    private static Set<Long> told(Collection<String> ids, IdPrefix prefix) {
        Set<Long> all =
                ids.stream()
                        .map(each -> Ids.parse(prefix, each).orElseThrow())
                        .collect(Collectors.toSet());
        assertThat(all).as("two events under one id").hasSize(ids.size());
        return all;
    }

    long count(String sql) {
        return ids(sql).iterator().next();
    }

    /** Returns the first word of a check that the engine makes of its own file. */
    String text(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<Long> ids(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Set<Long> all = new HashSet<>();
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
