package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.manifest.Manifest;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.WithheldWiring;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.WithheldDesk;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.request.AccessReviews.Made;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.store.Engine;

/** Whoever changes, deletes, puts in or swaps a row of a provision or a request is named. */
abstract class RoomsLedgerContract {
    private QuestionHouse house;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        house.recipients("YZ", "YJ");
        house.rooms
                .disclosure()
                .recorder()
                .record(
                        house.hospital,
                        List.of(
                                house.provision("p1", "YZ", null, "M0001", "M0002"),
                                house.provision("p2", "YJ", null, "M0001", "M0002")));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        for (int i = 0; i < 2; i++) {
            long look = house.look("N1", Duration.ofHours(i + 1), "M0001");
            Request filed =
                    house.rooms
                            .request()
                            .desk()
                            .ask(house.anna, house.anna.subjects(), look, "问" + i, false)
                            .request();
            Made page =
                    house.rooms
                            .request()
                            .questions()
                            .ask(officer, filed.number(), "", token -> token);
            house.rooms
                    .request()
                    .reviews()
                    .answer(
                            page.token().reveal(),
                            ReviewAnswer.ME,
                            ReviewReason.HANDOVER,
                            "交接班" + i);
            house.clock.advance(Duration.ofSeconds(31)); // a one-time code serves once
            house.rooms
                    .request()
                    .questions()
                    .answer(
                            officer,
                            filed.number(),
                            AnswerOutcome.EXPLAINED,
                            "交接班时看过" + i,
                            house.code(officer));
        }
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
    }

    private List<AuditFinding> audit() {
        return house.rooms
                .ledger()
                .audit(house.rooms.provable())
                .check(null, checked -> {})
                .findings();
    }

    private List<Kind> kinds() {
        return audit().stream().map(AuditFinding::kind).toList();
    }

    private void execute(String sql) {
        house.rooms
                .database()
                .write(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement()) {
                                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    @Test
    void audit_stepsOnTwoNodesWhoseClocksDiffer_findsNothing() {
        long look = house.look("N1", Duration.ofHours(3), "M0001");
        Request filed =
                house.rooms
                        .request()
                        .desk()
                        .ask(house.anna, house.anna.subjects(), look, "问", false)
                        .request();
        Rooms behind = house.again();
        house.clock.advance(Duration.ofSeconds(-20));
        behind.request().desk().withdraw(house.anna, filed.number());
        settle();
        assertThat(audit()).isEmpty();
    }

    /** Returns what the first row of a table is called. */
    private String first(String table, IdPrefix prefix) {
        return house.rooms
                .database()
                .read(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT MIN(id) FROM " + table)) {
                                row.next();
                                return Ids.format(prefix, row.getLong(1));
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private void changesAreNamed(String table, String name, String[][] changes) {
        String one = " WHERE id = (SELECT MIN(id) FROM " + table + ")";
        for (String[] each : changes) {
            execute("UPDATE " + table + " SET " + each[0] + one);
            assertThat(audit())
                    .as(table + " " + each[0])
                    .extracting(AuditFinding::name)
                    .anyMatch(found -> found.startsWith(name));
            execute("UPDATE " + table + " SET " + each[1] + one);
        }
        assertThat(audit()).isEmpty();
    }

    @Test
    void audit_anyColumnOfAProvisionChanged_namesIt() {
        assertThat(audit()).isEmpty();
        changesAreNamed(
                "disclosure",
                first("disclosure", IdPrefix.DISCLOSURE),
                new String[][] {
                    {"purpose = purpose - 1", "purpose = purpose + 1"},
                    {"basis = basis - 1", "basis = basis + 1"},
                    {"article = 'x'", "article = NULL"},
                    {"elements = elements + 1", "elements = elements - 1"},
                    {"method = 'post'", "method = 'file'"},
                    {"party_count = 7", "party_count = NULL"},
                    {"keep_until = '2030-01-01'", "keep_until = NULL"},
                    {"destroyed_on = '2026-01-01'", "destroyed_on = NULL"},
                    {"recorded_at = recorded_at + 1", "recorded_at = recorded_at - 1"},
                    {"sequence = 7", "sequence = NULL"},
                });
    }

    @Test
    void audit_provisionsSwapped_namesBoth() {
        execute(
                "UPDATE disclosure SET recipient_id = (SELECT SUM(d.recipient_id) FROM disclosure"
                        + " d) - recipient_id");
        assertThat(audit())
                .filteredOn(each -> each.kind() == Kind.ROW_CHANGED)
                .extracting(AuditFinding::name)
                .hasSize(4);
    }

    @Test
    void audit_provisionDeletedOrPutIn_isNamed() {
        execute(
                "DELETE FROM disclosure_subject WHERE person_id = "
                        + house.person("M0001").value()
                        + " AND disclosure_id = (SELECT MIN(id) FROM disclosure)");
        assertThat(kinds()).containsExactly(Kind.ROW_GONE);
        execute(
                "INSERT INTO disclosure_subject (person_id, occurred_at, disclosure_id, protected)"
                        + " SELECT 4711, occurred_at, id, 0 FROM disclosure WHERE id ="
                        + " (SELECT MIN(id) FROM disclosure)");
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.ROW_GONE, Kind.ROW_ADDED);
    }

    @Test
    void audit_anyColumnOfARequestChanged_namesIt() {
        assertThat(audit()).isEmpty();
        String request = first("request", IdPrefix.REQUEST);
        changesAreNamed(
                "request",
                request,
                new String[][] {
                    {"kind = 'x'", "kind = 'explain'"},
                    {"filed_at = filed_at + 1", "filed_at = filed_at - 1"},
                    {"event_id = event_id + 1", "event_id = event_id - 1"},
                    {"state = 'withdrawn'", "state = 'answered'"},
                    {"due_at = due_at + 86400000000", "due_at = due_at - 86400000000"},
                    {"closed_at = closed_at + 1", "closed_at = closed_at - 1"},
                    {"audience = 'auditor'", "audience = 'desk'"},
                });
        changesAreNamed(
                "request_event",
                request,
                new String[][] {
                    {"happened_at = happened_at + 1", "happened_at = happened_at - 1"},
                    {"actor_id = actor_id + 1", "actor_id = actor_id - 1"},
                });
        changesAreNamed(
                "request_answer",
                request,
                new String[][] {
                    {"signed_at = signed_at + 1", "signed_at = signed_at - 1"},
                    {"outcome = 'no-reason-found'", "outcome = 'explained'"},
                });
        changesAreNamed(
                "access_review",
                first("access_review", IdPrefix.REVIEW),
                new String[][] {
                    {"made_at = made_at + 1", "made_at = made_at - 1"},
                    {"answered_at = answered_at + 1", "answered_at = answered_at - 1"},
                    {"answer = 'not-me'", "answer = 'me'"},
                });
    }

    @Test
    void audit_answersSwapped_namesBoth() {
        execute(
                "UPDATE request_answer SET request_id = -request_id WHERE id ="
                        + " (SELECT MIN(id) FROM request_answer)");
        execute(
                "UPDATE request_answer SET request_id = (SELECT MIN(id) FROM request) WHERE id ="
                        + " (SELECT MAX(id) FROM request_answer)");
        execute(
                "UPDATE request_answer SET request_id = (SELECT MAX(id) FROM request) WHERE"
                        + " request_id < 0");
        assertThat(kinds()).contains(Kind.ROW_CHANGED).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void audit_stepDeleted_isNamed() {
        execute("DELETE FROM request_event WHERE id = (SELECT MAX(id) FROM request_event)");
        assertThat(kinds()).contains(Kind.ROW_GONE);
    }

    private void settle() {
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
    }

    private String putOff() {
        WithheldDesk desk = WithheldWiring.desk(house.rooms);
        StaffPrincipal asks = house.desk(StaffRole.DEFERRALS);
        Instant now = house.clock.instant();
        String number =
                desk.propose(
                        asks,
                        new WithheldDesk.Proposal(
                                EntryKind.DISCLOSURE,
                                "HIS",
                                "p1",
                                "M0001",
                                "刑事诉讼法",
                                "150",
                                now.plus(Duration.ofDays(30)),
                                now.plus(Duration.ofDays(10)),
                                "办案机关来函"));
        house.clock.advance(Duration.ofMinutes(1));
        desk.approve(house.desk(StaffRole.DEFERRALS), number);
        house.clock.advance(Duration.ofDays(1));
        desk.review(asks, number, house.clock.instant().plus(Duration.ofDays(9)));
        settle();
        return number;
    }

    @Test
    void audit_noticePutOff_changedOrDeleted_isNamed() {
        String number = putOff();
        changesAreNamed(
                "deferral",
                number,
                new String[][] {
                    {"until_at = until_at + 1", "until_at = until_at - 1"},
                    {"review_at = review_at + 1", "review_at = review_at - 1"},
                    {"state = 'revealed'", "state = 'standing'"},
                    {"approved_by = approved_by + 1", "approved_by = approved_by - 1"},
                    {"person_id = 0", "person_id = " + house.person("M0001").value()},
                });
        execute("DELETE FROM deferral_event WHERE step = 'standing'");
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.ROW_GONE, Kind.STATE_CHANGED);
        execute("DELETE FROM deferral");
        assertThat(kinds()).containsExactly(Kind.ROW_GONE, Kind.ROW_GONE, Kind.ROW_GONE);
    }

    @Test
    void audit_deletionUnderAStoneOfNobody_isNamed() {
        String place =
                "(SELECT leaf_index FROM ledger_entry WHERE kind = 2 AND entry_id ="
                        + " (SELECT MIN(id) FROM disclosure) AND person_id = "
                        + house.person("M0001").value()
                        + ")";
        execute(
                "INSERT INTO retention_stone (leaf_index, kind, kept_until, pruned_at) SELECT "
                        + place
                        + ", 2, 1, 2 FROM ledger_head");
        execute(
                "DELETE FROM disclosure_subject WHERE person_id = "
                        + house.person("M0001").value()
                        + " AND disclosure_id = (SELECT MIN(id) FROM disclosure)");
        assertThat(kinds()).containsExactly(Kind.ROW_GONE);
    }

    @Test
    void audit_manifestOrErasureChanged_isNamed() {
        LocalDate day = LocalDate.ofInstant(house.clock.instant(), ChinaTime.ZONE).minusDays(1);
        house.rooms
                .manifests()
                .keep(
                        house.hospital,
                        new Manifest("HIS", day, 7, null, null, new byte[32], List.of()),
                        "signed");
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        house.rooms.erasure().erase(officer, house.person("M0002"), ErasureGround.ASKED);
        settle();
        assertThat(audit()).isEmpty();
        execute("UPDATE access_manifest SET events = events + 1");
        execute("UPDATE erasure SET ground = 'unlawful'");
        assertThat(audit())
                .extracting(AuditFinding::name)
                .anyMatch(name -> name.startsWith("manifest HIS"))
                .anyMatch(name -> name.startsWith("erasure pt_"));
        execute("DELETE FROM access_manifest");
        execute("DELETE FROM erasure");
        assertThat(kinds()).containsExactlyInAnyOrder(Kind.ROW_GONE, Kind.ROW_GONE, Kind.KEY_GONE);
    }
}
