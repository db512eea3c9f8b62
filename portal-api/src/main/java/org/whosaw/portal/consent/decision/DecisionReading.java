package org.whosaw.portal.consent.decision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.Tx;

/** Reads what a decision needs: a hot path, so plain JDBC, and nothing kept. */
final class DecisionReading {
    private static final PlainQuery<Line> LINES =
            new PlainQuery<>(
                    "SELECT u.id, u.basis, u.article, u.elements, u.method, u.state,"
                            + " u.contract_end, u.one_time_token, g.id, g.mode, g.elements,"
                            + " g.until_at, e.id, e.ended_at FROM consent_use u"
                            + " LEFT JOIN consent_grant g ON g.person_id = ? AND g.use_id = u.id"
                            + " AND g.state = 'live'"
                            + " LEFT JOIN encounter e ON e.id = g.encounter_id"
                            + " WHERE u.recipient_id = ? AND u.purpose = ?",
                    row -> new Line(use(row), live(row)));

    private DecisionReading() {}

    /** What one statement saw: one reading of the register and of the grants, on either engine. */
    record Facts(@Nullable UseFacts use, List<GrantFacts> grants) {}

    private record Line(UseFacts use, @Nullable Live live) {}

    private record Live(GrantFacts facts, boolean staying, @Nullable Long ended) {}

    private static UseFacts use(ResultSet row) throws SQLException {
        return new UseFacts(
                row.getLong(1),
                Coded.parse(LegalBasis.class, row.getString(2)).orElse(LegalBasis.NOT_STATED),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                Coded.parse(UseState.class, row.getString(6)).orElseThrow(),
                row.getString(7),
                row.getInt(8) != 0);
    }

    private static @Nullable Live live(ResultSet row) throws SQLException {
        Long id = PlainQuery.longOrNull(row, 9);
        return id == null
                ? null
                : new Live(
                        new GrantFacts(
                                id,
                                Coded.parse(GrantMode.class, row.getString(10)).orElseThrow(),
                                row.getLong(11),
                                PlainQuery.longOrNull(row, 12),
                                true),
                        PlainQuery.longOrNull(row, 13) != null,
                        PlainQuery.longOrNull(row, 14));
    }

    static Facts read(Tx tx, long person, long recipient, Purpose purpose, Instant now) {
        List<Line> lines = LINES.all(tx, person, recipient, purpose.code());
        if (lines.isEmpty()) {
            return new Facts(null, List.of());
        }
        UseFacts use = lines.get(0).use();
        if (use.basis() != LegalBasis.CONSENT) {
            return new Facts(use, List.of());
        }
        long micros = Micros.of(now);
        return new Facts(
                use,
                lines.stream()
                        .map(Line::live)
                        .filter(Objects::nonNull)
                        .map(each -> facts(each, micros))
                        .toList());
    }

    private static GrantFacts facts(Live live, long now) {
        GrantFacts grant = live.facts();
        Long ended = live.ended();
        return new GrantFacts(
                grant.id(),
                grant.mode(),
                grant.elements(),
                grant.until(),
                !live.staying() || ended != null && ended <= now);
    }
}
