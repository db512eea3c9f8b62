package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.kernel.RecordAnswer.Status;
import org.whosaw.portal.store.Engine;

abstract class AccessRecorderContract {
    private AccessFixture house;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
    }

    @Test
    void record_knownPatient_acceptedAndOnHerList() {
        house.house.patient("M1", "张三");
        assertThat(statuses(house.record(anAccessEvent("e1"), anAccessEvent("e2"))))
                .containsExactly(Status.ACCEPTED, Status.ACCEPTED);
        assertThat(count("access_subject")).isEqualTo(2);
        assertThat(count("accessor")).isEqualTo(1);
        assertThat(count("origin")).isEqualTo(1);
    }

    @Test
    void record_sameAgain_duplicateWithFirstId() {
        house.house.patient("M1", "张三");
        RecordAnswer first = house.record(anAccessEvent("e1")).get(0);
        List<RecordAnswer> again = house.record(anAccessEvent("e1"), anAccessEvent("e1"));
        assertThat(statuses(again)).containsExactly(Status.DUPLICATE, Status.DUPLICATE);
        assertThat(again.get(0).id()).isEqualTo(first.id());
        assertThat(count("access_event")).isEqualTo(1);
        assertThat(count("access_subject")).isEqualTo(1);
    }

    @Test
    void record_sameIdOtherContent_conflictChangesNothing() {
        house.house.patient("M1", "张三");
        house.record(anAccessEvent("e1"));
        RecordAnswer answer = house.record(anAccessEvent("e1").showing(Element.DUE_DATE)).get(0);
        assertThat(answer.error()).isEqualTo(AccessError.CONFLICT);
        assertThat(count("access_event")).isEqualTo(1);
    }

    @Test
    void record_twiceInOneBatchAndOtherSystem_eachKnownBySystem() {
        house.house.patient("M1", "张三");
        assertThat(
                        statuses(
                                house.record(
                                        anAccessEvent("e1"),
                                        anAccessEvent("e1"),
                                        anAccessEvent("e1").through("US"))))
                .containsExactly(Status.ACCEPTED, Status.DUPLICATE, Status.ACCEPTED);
    }

    @Test
    void record_unknownPatient_heldThenJoined() {
        assertThat(statuses(house.record(anAccessEvent("e1").about("M1", "M2"))))
                .containsExactly(Status.HELD);
        assertThat(count("access_waiting")).isEqualTo(2);
        house.house.patient("M1", "张三");
        assertThat(count("access_subject")).isEqualTo(1);
        assertThat(count("access_waiting")).isEqualTo(1);
    }

    @Test
    void record_waitedByTwoIdentifiers_joinsOnce() {
        house.record(anAccessEvent("e1").about(SubjectKey.mrn("M1"), new SubjectKey("card", "C1")));
        house.hospital
                .patients()
                .putPatients(
                        house.house.hospital,
                        List.of(HospitalFixture.withIdentifier("M1", "张三", "card", "C1")));
        assertThat(count("access_subject")).isEqualTo(1);
        assertThat(count("access_waiting")).isZero();
    }

    @Test
    void record_faults_namedAndOthersWritten() {
        house.house.patient("M1", "张三");
        List<RecordAnswer> answers =
                house.record(
                        anAccessEvent("e1").through("NONE"),
                        anAccessEvent("e2").at(HospitalFixture.NOW.plusSeconds(601)),
                        anAccessEvent("e3").at(Instant.parse("1989-12-31T00:00:00Z")),
                        anAccessEvent("e\u00004"),
                        anAccessEvent("e5").from("x".repeat(65)),
                        anAccessEvent("e6"));
        assertThat(answers)
                .extracting(RecordAnswer::error)
                .containsExactly(
                        AccessError.SYSTEM_UNKNOWN,
                        AccessError.TIME_FUTURE,
                        AccessError.TIME_ANCIENT,
                        AccessError.FIELD_MALFORMED,
                        AccessError.FIELD_TOO_LONG,
                        null);
        assertThat(count("access_event")).isEqualTo(1);
    }

    @Test
    void record_protectedKind_marked() {
        house.house.patient("M1", "张三");
        house.record(
                anAccessEvent("e1"),
                anAccessEvent("e2").ofKind(DataCategory.INFECTION),
                anAccessEvent("e3").showing(Element.FERTILITY_RECORD));
        assertThat(count("access_subject WHERE protected = 1")).isEqualTo(2);
    }

    @Test
    void record_contractor_isProvisionToEmployer() {
        house.house.patient("M1", "张三");
        house.record(anAccessEvent("e1").by("C1").about("M1", "M9"), anAccessEvent("e2"));
        assertThat(house.looks).hasSize(1);
        assertThat(house.looks.get(0).persons()).hasSize(1);
        assertThat(house.looks.get(0).waiting()).hasSize(1);
        assertThat(house.hospital.lookup().recipient(house.looks.get(0).recipientId()))
                .get()
                .extracting("name")
                .isEqualTo("演示月子中心");
    }

    private static List<Status> statuses(List<RecordAnswer> answers) {
        return answers.stream().map(RecordAnswer::status).toList();
    }

    private long count(String table) {
        return engine().database()
                .read(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement();
                                    ResultSet rows =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM " + table)) {
                                rows.next();
                                return rows.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
