package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.ledger.AuditFinding.Kind;
import org.whosaw.portal.ledger.LedgerAudit;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.Sequencer;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.ledger.receipt.ReceiptMaker;
import org.whosaw.portal.store.Engine;

/** Looks are leaves from the moment they are recorded, and whoever changes a row is named. */
abstract class AccessLedgerContract {
    private AccessFixture world;
    private Sequencer sequencer;
    private PersonId anna;

    abstract Engine engine();

    @BeforeEach
    void build() {
        world = new AccessFixture(engine().database());
        sequencer =
                new Sequencer(
                        world.house.database,
                        SigningKey.ofSeed(new byte[32]),
                        "portal.example/ledger",
                        world.house.ids,
                        world.house.clock);
        anna = world.house.patient("M1", "安娜");
        world.house.patient("M2", "贝拉");
        world.record(
                anAccessEvent("e1").by("N1").about("M1"),
                anAccessEvent("e2").by("N2").about("M1", "M2"),
                anAccessEvent("e3").by("C1").about("M2"),
                anAccessEvent("e4").by("N1").about("M9"),
                anAccessEvent("e5")
                        .by("N1")
                        .about(SubjectKey.mrn("M8"), new SubjectKey("card", "77")));
        settle();
    }

    private void settle() {
        while (sequencer.turn()) {
            continue;
        }
    }

    private List<AuditFinding> audit() {
        return new LedgerAudit(
                        world.house.database,
                        sequencer.trusted(),
                        List.of(world.access.provable()),
                        new RowSeals(world.house.pseudonymizer))
                .check(null, checked -> {})
                .findings();
    }

    private List<Kind> kinds() {
        return audit().stream().map(AuditFinding::kind).toList();
    }

    private void execute(String sql) {
        world.house.database.write(
                tx -> {
                    try (Statement statement = tx.connection().createStatement()) {
                        assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void record_anyEvent_rowsAndLeavesFit() {
        assertThat(audit()).isEmpty();
    }

    @Test
    void register_afterTheLook_herLeavesHoldAndProve() {
        PersonId late = world.house.patient("M9", "杜娜");
        settle();
        assertThat(audit()).isEmpty();
        Receipt receipt = receipt(late);
        assertThat(receipt.entries()).hasSize(1);
        assertThat(
                        new ReceiptCheck(sequencer.noteKey(), late.code())
                                .check(ReceiptFile.write(receipt))
                                .findings())
                .isEmpty();
    }

    @Test
    void register_underTwoKeysOfOneEvent_bothLeavesStayHers() {
        world.hospital
                .patients()
                .putPatients(
                        world.house.hospital,
                        List.of(
                                org.whosaw.portal.hospital.HospitalFixture.withIdentifier(
                                        "M8", "艾达", "card", "77")));
        settle();
        assertThat(audit()).isEmpty();
    }

    private Receipt receipt(PersonId person) {
        return new ReceiptMaker(
                        new LedgerReader(world.house.database),
                        sequencer::signers,
                        world.house.ids,
                        world.house.clock)
                .make(person, world.access.provable().entries(person, true, 100));
    }

    @Test
    void receipt_ofHerList_holdsAllOfItAndNoOneElses() {
        Receipt receipt = receipt(anna);
        assertThat(receipt.entries()).hasSize(2);
        assertThat(
                        new ReceiptCheck(sequencer.noteKey(), anna.code())
                                .check(ReceiptFile.write(receipt))
                                .findings())
                .isEmpty();
    }

    @Test
    void audit_anyColumnOfALookChanged_namesTheLook() {
        String one = " WHERE id = (SELECT MIN(id) FROM access_event)";
        String name = Ids.format(IdPrefix.ACCESS, firstEvent());
        String[][] changes = {
            {"action = action + 1", "action = action - 1"},
            {"outcome = 1 - outcome", "outcome = 1 - outcome"},
            {"purpose = purpose + 1", "purpose = purpose - 1"},
            {"categories = categories + 1", "categories = categories - 1"},
            {"elements = elements + 1", "elements = elements - 1"},
            {"recorded_at = recorded_at + 1", "recorded_at = recorded_at - 1"},
            {"flags = flags + 1", "flags = flags - 1"},
            {"sequence = 77", "sequence = NULL"},
            {"list_count = 9", "list_count = NULL"},
            {"accessor_id = (SELECT MAX(id) FROM accessor)", "flags = flags"}
        };
        for (String[] each : changes) {
            execute("UPDATE access_event SET " + each[0] + one);
            assertThat(audit()).as(each[0]).extracting(AuditFinding::name).contains(name);
            execute("UPDATE access_event SET " + each[1] + one);
        }
    }

    private long firstEvent() {
        return world.house.database.read(
                tx -> {
                    try (Statement statement = tx.connection().createStatement();
                            var row = statement.executeQuery("SELECT MIN(id) FROM access_event")) {
                        row.next();
                        return row.getLong(1);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void audit_rowDeleted_isNamed() {
        execute("DELETE FROM access_subject WHERE person_id = " + anna.value());
        assertThat(kinds()).containsExactly(Kind.ROW_GONE, Kind.ROW_GONE);
    }

    @Test
    void audit_rowPutIn_isNamed() {
        execute(
                "INSERT INTO access_subject (person_id, occurred_at, event_id, protected)"
                        + " SELECT "
                        + anna.value()
                        + ", occurred_at, id, 0 FROM access_event WHERE id ="
                        + " (SELECT event_id FROM access_waiting ORDER BY event_id LIMIT 1)");
        assertThat(kinds()).containsExactly(Kind.ROW_ADDED);
    }

    @Test
    void audit_rowGivenToAnother_isNamedBothWays() {
        execute(
                "UPDATE access_subject SET person_id = person_id + 1 WHERE person_id = "
                        + anna.value()
                        + " AND event_id = (SELECT MIN(event_id) FROM access_subject)");
        assertThat(kinds()).contains(Kind.ROW_ADDED, Kind.ROW_GONE);
    }

    @Test
    void audit_hiddenAsProtected_isNamed() {
        execute("UPDATE access_subject SET protected = 1 WHERE person_id = " + anna.value());
        assertThat(kinds()).containsExactly(Kind.ROW_CHANGED, Kind.ROW_CHANGED);
    }

    @Test
    void audit_dictionaryChanged_isNamed() {
        execute("UPDATE accessor SET role = 'physician', department = '院办'");
        assertThat(kinds()).isNotEmpty().contains(Kind.DICTIONARY_CHANGED);
    }

    @Test
    void audit_saltChanged_isNamed() {
        execute(
                "UPDATE access_waiting SET salt = (SELECT w.salt FROM access_waiting w"
                        + " ORDER BY w.event_id, w.subject_key LIMIT 1)");
        assertThat(kinds()).containsOnly(Kind.ROW_CHANGED).hasSize(2);
    }

    @Test
    void audit_howManyTheLookWasAboutChanged_isNamed() {
        execute("UPDATE access_event SET subject_count = subject_count + 1");
        assertThat(kinds()).isNotEmpty().containsOnly(Kind.STATE_CHANGED);
        execute("UPDATE access_event SET subject_count = subject_count - 2");
        assertThat(kinds()).isNotEmpty().containsOnly(Kind.STATE_CHANGED);
    }
}
