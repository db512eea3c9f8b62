package org.whosaw.portal.ingest.fhir.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Engine;

/** Holds FHIR ingest against the real recorders, on each engine. */
abstract class FhirIngestContract {
    private static final Path DATA = Path.of("../../shared/data");

    private AccessFixture house;
    private SystemPrincipal client;
    private FhirIngest ingest;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        DisclosureFeature disclosure =
                new DisclosureFeature(
                        engine().database(),
                        house.house.sealer,
                        house.house.pseudonymizer,
                        new Cursors(house.house.pseudonymizer),
                        house.house.ids,
                        house.house.clock,
                        house.hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.house.ids));
        client = new SystemPrincipal(1, house.house.hospital, Set.of(Scope.INGEST));
        ingest =
                new FhirIngest(
                        new KnownNames(house.hospital, unused -> Optional.of("HIS")),
                        new RecordedEvents(house.access.recorder(), disclosure.recorder()));
    }

    @Test
    void take_event_isAcceptedThenDuplicateThenConflict() {
        house.house.patient("M0001", "张三");

        assertThat(status(event("e1", "0"))).isEqualTo(FhirSink.Status.ACCEPTED);
        assertThat(status(event("e1", "0"))).isEqualTo(FhirSink.Status.DUPLICATE);
        FhirIngest.Result other = take(event("e1", "8")).results().get(0);
        assertThat(other.rejection()).isNotNull();
        assertThat(other.rejection().code()).isEqualTo("event.conflict");
        assertThat(count("access_subject")).isEqualTo(1);
    }

    @Test
    void take_unknownPatient_isHeldAndJoinsLater() {
        assertThat(status(event("e1", "0"))).isEqualTo(FhirSink.Status.HELD);
        house.house.patient("M0001", "张三");

        assertThat(count("access_subject")).isEqualTo(1);
        assertThat(status(event("e1", "0"))).isEqualTo(FhirSink.Status.DUPLICATE);
    }

    @Test
    void take_transactionWithConflict_writesNothing() {
        take(event("e1", "0"));

        FhirIngest.Outcome outcome =
                take(bundle("transaction", event("e2", "0"), event("e1", "8")));
        assertThat(outcome.isUndone()).isTrue();
        assertThat(outcome.results())
                .extracting(FhirIngest.Result::status)
                .containsExactly(FhirSink.Status.UNDONE, FhirSink.Status.REJECTED);
        assertThat(count("access_event")).isEqualTo(1);
        assertThat(status(event("e2", "0"))).isEqualTo(FhirSink.Status.HELD);
    }

    @Test
    void take_transactionFromTheFuture_writesNothing() {
        String late = event("e2", "0").replace("2026-03-02", "2036-03-02");

        FhirIngest.Outcome outcome = take(bundle("transaction", event("e1", "0"), late));
        assertThat(outcome.isUndone()).isTrue();
        assertThat(count("access_event")).isZero();
    }

    @Test
    void take_batchWithConflict_writesTheOthers() {
        take(event("e1", "0"));

        FhirIngest.Outcome outcome = take(bundle("batch", event("e2", "0"), event("e1", "8")));
        assertThat(outcome.isUndone()).isFalse();
        assertThat(count("access_event")).isEqualTo(2);
    }

    @Test
    void take_disclosure_isOnBothListsWithACardForAnUnknownRecipient() {
        house.house.patient("M0001", "张三");
        take(disclosed());
        take(disclosed());
        assertThat(count("access_subject")).isEqualTo(1);
        assertThat(count("disclosure")).isEqualTo(1);
        assertThat(count("disclosure_subject")).isEqualTo(1);
        assertThat(house.hospital.lookup().recipients(house.house.hospital))
                .anyMatch(card -> card.name().equals("演示保险"));
    }

    /** An access and its provision are two transactions: what falls between them is made good. */
    @Test
    void take_crashBetweenAccessAndProvision_healsWhenSentAgain() {
        house.house.patient("M0001", "张三");
        FhirSink crashing =
                (hospital, items, together) -> {
                    house.access
                            .recorder()
                            .record(hospital, items.stream().map(FhirSink.Item::event).toList());
                    throw new IllegalStateException("the process ends here");
                };
        FhirIngest before =
                new FhirIngest(
                        new KnownNames(house.hospital, unused -> Optional.of("HIS")), crashing);
        assertThatThrownBy(() -> before.take(stream(disclosed()), false, false, client))
                .hasMessageContaining("ends here");
        assertThat(count("access_subject")).isEqualTo(1);
        assertThat(count("disclosure")).isZero();

        assertThat(status(disclosed())).isEqualTo(FhirSink.Status.DUPLICATE);
        assertThat(count("disclosure")).isEqualTo(1);
        assertThat(count("disclosure_subject")).isEqualTo(1);
        assertThat(status(disclosed())).isEqualTo(FhirSink.Status.DUPLICATE);
        assertThat(count("disclosure")).isEqualTo(1);
        assertThat(count("access_subject")).isEqualTo(1);
    }

    private static String disclosed() {
        return event("e1", "0")
                .replace(
                        "\"action\"",
                        "\"subtype\": [{\"system\":"
                                + " \"http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle\","
                                + " \"code\": \"disclose\"}], \"action\"");
    }

    @Test
    void system_byCodeThenByName_isFound() {
        KnownNames names = new KnownNames(house.hospital, unused -> Optional.empty());

        assertThat(names.system(house.house.hospital, List.of("x", "US"))).contains("US");
        assertThat(names.system(house.house.hospital, List.of("超声分诊排队系统"))).contains("US");
        assertThat(names.system(house.house.hospital, List.of("x"))).isEmpty();
    }

    @Test
    void take_givenExamples_areAllRecorded() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not sent");
        List<String> folders =
                List.of("fhir-balp/examples-1.1.4", "fhir-mhd-audit", "fhir-r4-core");
        int sent = 0;
        for (String folder : folders) {
            for (Path file : events(DATA.resolve(folder))) {
                FhirIngest.Outcome outcome = take(Files.readString(file));
                assertThat(outcome.refusal()).as(file.toString()).isNull();
                assertThat(outcome.results().get(0).rejection()).as(file.toString()).isNull();
                sent++;
            }
        }
        assertThat(count("access_event")).isEqualTo(sent);
    }

    private static List<Path> events(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(each -> each.getFileName().toString().startsWith("AuditEvent-"))
                    .sorted()
                    .toList();
        }
    }

    private FhirIngest.Outcome take(String body) {
        return ingest.take(stream(body), false, false, client);
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private FhirSink.Status status(String body) {
        return take(body).results().get(0).status();
    }

    private static String event(String id, String outcome) {
        return """
        {"resourceType": "AuditEvent", "id": "%s", "type": {"code": "rest"}, "action": "R",
         "recorded": "2026-03-02T08:15:30Z", "outcome": "%s",
         "agent": [{"name": "林演示", "requestor": true},
           {"type": {"coding": [{"code": "110152"}]}, "who": {"display": "演示保险"}}],
         "source": {"site": "ward-emr"},
         "entity": [{"what": {"reference": "Patient/M0001"}}]}
        """
                .formatted(id, outcome);
    }

    private static String bundle(String type, String... events) {
        StringBuilder entries = new StringBuilder();
        for (String each : events) {
            entries.append(entries.isEmpty() ? "" : ",").append("{\"resource\":").append(each);
            entries.append('}');
        }
        return "{\"resourceType\": \"Bundle\", \"type\": \""
                + type
                + "\", \"entry\": ["
                + entries
                + "]}";
    }

    private long count(String table) {
        return engine().database()
                .read(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement();
                                    ResultSet row =
                                            statement.executeQuery(
                                                    "SELECT count(*) FROM " + table)) {
                                row.next();
                                return row.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
