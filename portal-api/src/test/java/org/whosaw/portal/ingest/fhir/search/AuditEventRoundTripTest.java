package org.whosaw.portal.ingest.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.Access.SystemView;
import org.whosaw.portal.access.Access.TerminalView;
import org.whosaw.portal.access.Access.VisitSpan;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;

/** What is written as an AuditEvent reads back with the same meaning. */
class AuditEventRoundTripTest {
    @Property(tries = 300)
    void write_readAgain_meansTheSame(
            @ForAll AccessAction action,
            @ForAll AccessOutcome outcome,
            @ForAll Purpose purpose,
            @ForAll boolean emergency,
            @ForAll @Size(max = 4) Set<DataCategory> categories,
            @ForAll AccountKind identity,
            @ForAll boolean forAnother,
            @ForAll boolean atTerminal,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros) {
        Instant at = Instant.EPOCH.plusNanos(micros * 1_000);
        Access access =
                access(
                        at,
                        action,
                        outcome,
                        emergency,
                        purpose,
                        categories,
                        identity,
                        forAnother,
                        atTerminal);

        ObjectNode written = AuditEventWriter.write(access);
        FhirEntry entry = FhirDecoder.decodeTree(written, "");
        AccessEvent read = entry.event();

        assertThat(read.occurredAt()).isEqualTo(at);
        assertThat(read.action()).isEqualTo(action);
        assertThat(read.outcome()).isEqualTo(outcome);
        assertThat(read.purpose()).isEqualTo(meant(purpose, emergency));
        assertThat(read.emergency()).isEqualTo(emergency || purpose == Purpose.EMERGENCY);
        assertThat(read.categories()).isEqualTo(categories);
        assertThat(read.subjectCount()).isEqualTo(3);
        assertThat(read.subjects()).containsExactly(SubjectKey.mrn("pt-0HV3K9QZ7M2TD"));
        assertThat(read.accessor().account()).isEqualTo("K7Q2M");
        assertThat(read.accessor().name()).isEqualTo("李*");
        assertThat(entry.systems()).contains("emr");
        assertThat(read.accessor().identity()).isEqualTo(identity);
        assertThat(read.accessor().role()).isEqualTo("nurse");
        assertThat(read.accessor().department()).isEqualTo("产科");
        assertThat(read.accessor().onBehalfOf()).isEqualTo(forAnother ? "Dr. Muster" : null);
        assertThat(read.accessor().employer()).isEqualTo("演示月子中心");
        conforms(written, outcome);
    }

    private static Purpose meant(Purpose purpose, boolean emergency) {
        boolean unsaid = purpose == Purpose.UNKNOWN || purpose == Purpose.OTHER;
        return emergency && unsaid ? Purpose.EMERGENCY : purpose;
    }

    /** Holds what BALP's profiles for a patient's record demand of each event. */
    private static void conforms(JsonNode event, AccessOutcome outcome) {
        boolean success = outcome == AccessOutcome.SUCCESS;
        assertThat(event.path("meta").path("profile").size()).isEqualTo(success ? 1 : 0);
        assertThat(event.path("id").asText()).matches("[A-Za-z0-9\\-.]{1,64}");
        assertThat(event.path("type").path("code").asText()).isEqualTo("rest");
        assertThat(codes(event.path("subtype"), "/code"))
                .containsAnyOf("read", "create", "update", "delete");
        assertThat(event.path("agent").size()).isGreaterThanOrEqualTo(2);
        assertThat(codes(event.path("agent"), "/type/coding/0/code"))
                .containsAnyOf("110152", "110150")
                .containsAnyOf("110153", "custodian");
        for (JsonNode each : event.path("agent")) {
            assertThat(each.path("who").isObject()).isTrue();
            assertThat(each.path("requestor").isBoolean()).isTrue();
            String code = each.at("/type/coding/0/code").asText();
            boolean end = code.startsWith("1101") || code.equals("custodian");
            assertThat(each.has("network")).isEqualTo(end);
        }
        assertThat(codes(event.path("entity"), "/role/code")).containsExactly("1", "4");
        assertThat(codes(event.path("entity"), "/type/code")).containsExactly("1", "2");
        assertThat(event.at("/entity/0/what/reference").asText()).startsWith("Patient/pt-");
    }

    private static List<String> codes(JsonNode list, String pointer) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.at(pointer).asText())
                .toList();
    }

    private static Access access(
            Instant at,
            AccessAction action,
            AccessOutcome outcome,
            boolean emergency,
            Purpose purpose,
            Set<DataCategory> categories,
            AccountKind identity,
            boolean forAnother,
            boolean atTerminal) {
        return new Access(
                "ae_0HV3K9QZ7M2TD",
                at,
                action,
                outcome,
                emergency,
                purpose,
                categories,
                Set.of(),
                3,
                new VisitSpan(1, at, at),
                Set.of(),
                new SystemView("emr", "医院信息系统", null),
                atTerminal ? new TerminalView("T1", "产科护士站") : null,
                new AccessorView(
                        "K7Q2M",
                        "李*",
                        "nurse",
                        "产科",
                        "演示月子中心",
                        forAnother ? "Dr. Muster" : null,
                        identity),
                new Explanation(Strength.NONE, WhyRule.values()[0], "", List.of(), List.of(), null),
                "pt_0HV3K9QZ7M2TD");
    }

    private static SearchDates dates(List<String> all) {
        return SearchDates.of(all, Instant.parse("2026-11-22T00:00:00Z"));
    }

    @Test
    void dates_prefixes_boundTheTimes() {
        assertThat(dates(List.of("2026-03-02")))
                .hasToString(
                        "SearchDates[from=2026-03-01T16:00:00Z, to=2026-03-02T15:59:59.999999Z,"
                                + " holes=[]]");
        assertThat(dates(List.of("ge2026-03", "lt2026-03-02T00:00:00Z")))
                .hasToString(
                        "SearchDates[from=2026-02-28T16:00:00Z, to=2026-03-01T23:59:59.999999Z,"
                                + " holes=[]]");
        assertThat(dates(List.of("gt2025", "le2026-03-02T08:00:00 08:00")))
                .hasToString(
                        "SearchDates[from=2025-12-31T16:00:00Z, to=2026-03-02T00:00:00.999999Z,"
                                + " holes=[]]");
        assertThat(dates(List.of()).from()).isNull();
    }

    @Test
    void dates_others_areRefused() {
        for (String each :
                List.of("", "soon", "2026-13", "xx2026", "0000", "2026-03-02T08", "99999")) {
            assertThatThrownBy(() -> dates(List.of(each))).isInstanceOf(PortalException.class);
        }
    }
}
