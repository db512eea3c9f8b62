package org.whosaw.portal.ingest.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.atna.AtnaFixture;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.SqliteEngine;

/**
 * Holds what we give out against FHIR's own validator with the profiles that IHE published: events
 * of every shape, whichever way they came in.
 */
class BalpConformanceTest {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    private FhirHouse house;

    @BeforeAll
    static void profiles() {
        assumeTrue(BalpOracle.isHere(), "../shared/data is not here: no AuditEvent was validated");
    }

    @BeforeEach
    void build() {
        house = new FhirHouse(engine.database());
    }

    /** Returns the faults of all that a person is given; each names a profile or failed. */
    private List<String> faultsOf(PersonId person, int events) {
        List<ObjectNode> all = house.eventsOf(person);
        assertThat(all).hasSizeGreaterThanOrEqualTo(events);
        List<String> faults = new ArrayList<>();
        for (ObjectNode each : all) {
            boolean success = each.path("outcome").asText().equals("0");
            assertThat(each.at("/meta/profile/0").asText().contains("BALP")).isEqualTo(success);
            faults.addAll(BalpOracle.get().faults(each.toString()));
        }
        return faults.stream().distinct().toList();
    }

    @Test
    void oracle_knowsRightFromWrong() throws IOException {
        String read =
                Files.readString(
                        BalpOracle.EXAMPLES.resolve("AuditEvent-ex-auditBasicReadServer.json"));

        assertThat(BalpOracle.get().faults(read)).isEmpty();
        assertThat(BalpOracle.get().faults(read.replace("\"110153\"", "\"110154\"")))
                .anyMatch(each -> each.contains("agent:server"));
    }

    @Test
    void events_sentNatively_conform() {
        PersonId person = house.register(SubjectKey.mrn("M1"), "王一");
        List<AccessEvent> events = new ArrayList<>();
        for (AccessAction action : AccessAction.values()) {
            for (AccountKind kind : AccountKind.values()) {
                int n = events.size();
                events.add(look("n" + n, action, kind, n));
            }
        }
        house.rooms.access.recorder().record(house.rooms.house.hospital, events);

        assertThat(faultsOf(person, events.size())).isEmpty();
    }

    private static AccessEvent look(String id, AccessAction action, AccountKind kind, int n) {
        boolean full = n % 2 == 0;
        return new AccessEvent(
                id,
                null,
                HospitalFixture.NOW.minusSeconds(60L * n).minusNanos(n % 3 == 0 ? 0 : 123_000),
                n % 3 == 0 ? "US" : "HIS",
                full ? "T1" : n % 3 == 0 ? "PC-7" : null,
                full ? null : "10.0.0.7",
                new AccessorClaim(
                        "acc" + n,
                        full ? "C1" : null,
                        full ? null : "李 演示",
                        full ? "nurse" : null,
                        full ? "产科" : null,
                        null,
                        n % 4 == 1 ? "陈医生" : null,
                        kind),
                action,
                Purpose.values()[n % Purpose.values().length],
                Set.of(DataCategory.values()[n % DataCategory.values().length]),
                full ? Set.of(Element.NAME, Element.DUE_DATE) : Set.of(),
                n % 5 == 0,
                n % 5 == 0 ? "抢救" : null,
                null,
                AccessOutcome.values()[n / 7 % AccessOutcome.values().length],
                List.of(SubjectKey.mrn("M1"), SubjectKey.mrn("M2")));
    }

    @Test
    void provisions_onEveryGround_conform() {
        house.register(SubjectKey.mrn("M1"), "王一");
        List<ObjectNode> all = house.provisionsOf(SubjectKey.mrn("M1"));
        assertThat(all).hasSize(LegalBasis.values().length);
        List<String> faults = new ArrayList<>();
        Set<String> grounds = new TreeSet<>();
        for (ObjectNode each : all) {
            assertThat(each.at("/meta/profile/0").asText()).endsWith("PrivacyDisclosure.Source");
            each.at("/entity/1/detail")
                    .forEach(
                            detail -> {
                                if (detail.path("type").asText().endsWith("legal-basis")) {
                                    grounds.add(detail.path("valueString").asText());
                                }
                            });
            faults.addAll(BalpOracle.get().faults(each.toString()));
        }
        assertThat(faults.stream().distinct()).isEmpty();
        assertThat(grounds).hasSize(LegalBasis.values().length);
    }

    @Test
    void events_bySheet_conform() {
        PersonId person =
                house.rooms
                        .house
                        .registry
                        .putPatients(
                                house.rooms.house.hospital,
                                List.of(HospitalFixture.aPatient("M1", "王一", "15400000001")))
                        .get(0)
                        .subject();
        long taken =
                house.takeSheet(
                        "姓名,联系电话,预产期,操作账号,终端,查看时间\n"
                                + "王一,15400000001,2026-12-08,desk,T1,2026-05-04 21:13\n");

        assertThat(taken).isEqualTo(1);
        assertThat(faultsOf(person, 1)).isEmpty();
    }

    @Test
    void events_byAtna_conform() {
        PersonId person = house.register(SubjectKey.mrn("M0001"), "王一");
        StringBuilder messages = new StringBuilder();
        for (String action : List.of("C", "R", "U", "D", "E")) {
            for (String outcome : List.of("0", "4", "8", "12")) {
                messages.append(
                                AtnaFixture.aMessage()
                                        .event(
                                                "EventActionCode=\""
                                                        + action
                                                        + "\" EventOutcomeIndicator=\""
                                                        + outcome
                                                        + "\" EventDateTime=\"2026-01-02T08:15:30"
                                                        + ".123456789+08:00\"")
                                        .xml())
                        .append('\n');
            }
        }
        assertThat(house.takeAtna(messages.toString())).isEqualTo(20);

        assertThat(faultsOf(person, 20)).isEmpty();
    }

    @Test
    void events_byFhir_conform() throws IOException {
        List<String> faults = new ArrayList<>();
        int given = 0;
        for (Path file : GivenExamples.all()) {
            GivenExamples.Sent sent = GivenExamples.send(house, file);
            for (PersonId person : sent.persons()) {
                given++;
                faults.addAll(faultsOf(person, 1));
            }
        }
        assertThat(faults.stream().distinct()).isEmpty();
        assertThat(given).isGreaterThan(30);
    }
}
