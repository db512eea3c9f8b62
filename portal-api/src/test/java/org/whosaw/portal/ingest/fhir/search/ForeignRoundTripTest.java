package org.whosaw.portal.ingest.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.search.ForeignEvent.Done;
import org.whosaw.portal.ingest.fhir.search.ForeignEvent.Principal;
import org.whosaw.portal.ingest.fhir.search.ForeignEvent.Who;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Trial;

/**
 * Any event of another house's making goes through recorder and database and comes out of FHIR's
 * search with the meaning that its maker gave it, for each of those it is about.
 */
class ForeignRoundTripTest {
    private static final Map<Done, AccessAction> ACTIONS =
            Map.of(
                    Done.READ, AccessAction.VIEW,
                    Done.SEARCH, AccessAction.SEARCH,
                    Done.LIST, AccessAction.LIST,
                    Done.CREATE, AccessAction.CREATE,
                    Done.PATCH, AccessAction.UPDATE,
                    Done.DELETE, AccessAction.DELETE,
                    Done.REPORT, AccessAction.PRINT,
                    Done.EXTRACT, AccessAction.EXPORT,
                    Done.AMEND, AccessAction.UPDATE);
    private static final Map<String, Purpose> PURPOSES =
            Map.of(
                    "TREAT", Purpose.TREATMENT,
                    "COC", Purpose.CARE_COORDINATION,
                    "ETREAT", Purpose.EMERGENCY,
                    "BTG", Purpose.EMERGENCY,
                    "HPAYMT", Purpose.BILLING,
                    "HQUALIMP", Purpose.QUALITY,
                    "CLINTRCH", Purpose.RESEARCH,
                    "PATRQT", Purpose.PATIENT_REQUEST,
                    "SOMETHING", Purpose.OTHER);
    private static final Map<String, DataCategory> LABELS =
            Map.of(
                    "HIV", DataCategory.INFECTION,
                    "PSY", DataCategory.MENTAL_HEALTH,
                    "GDIS", DataCategory.GENETICS);

    private static Trial trial;
    private static FhirHouse house;
    private static int events;

    @BeforeContainer
    static void open() {
        trial = Trial.sqlite();
        house = new FhirHouse(trial.database());
    }

    @AfterContainer
    static void close() {
        trial.close();
    }

    @Provide
    Arbitrary<ForeignEvent> foreign() {
        Arbitrary<Instant> times =
                Arbitraries.longs()
                        .between(
                                Instant.parse("1991-01-01T00:00:00Z").getEpochSecond(),
                                1_790_000_000L)
                        .map(Instant::ofEpochSecond);
        Arbitrary<Integer> nanos =
                Arbitraries.oneOf(
                        Arbitraries.of(0, 123_000_000, 123_456_000, 123_456_789),
                        Arbitraries.integers().between(0, 999_999_999));
        Arbitrary<String> offsets = Arbitraries.of("Z", "+08:00", "-09:30", "+14:00");
        Arbitrary<List<Object>> when =
                Combinators.combine(times, nanos, offsets)
                        .as((at, nano, offset) -> List.of(at.plusNanos(nano), offset));
        Arbitrary<List<Object>> what =
                Combinators.combine(
                                Arbitraries.of(Done.class),
                                Arbitraries.of(AccessOutcome.class),
                                Arbitraries.of(PURPOSES.keySet()).injectNull(0.3),
                                Arbitraries.of(LABELS.keySet()).set().ofMaxSize(2),
                                Arbitraries.of(true, false))
                        .as(java.util.Arrays::asList);
        Arbitrary<List<Object>> people =
                Combinators.combine(
                                Arbitraries.of(Who.class),
                                Arbitraries.of("护士", "midwife").injectNull(0.3),
                                Arbitraries.of(Principal.class).injectNull(0.4),
                                Arbitraries.of("产科", "Ward 3").injectNull(0.4),
                                Arbitraries.of("演示月子中心").injectNull(0.6),
                                Arbitraries.of("T1", "PC-12").injectNull(0.4),
                                Arbitraries.of("F1", "F2", "F3").set().ofMinSize(1))
                        .as(java.util.Arrays::asList);
        return Combinators.combine(when, what, people).as(ForeignRoundTripTest::event);
    }

    @SuppressWarnings("unchecked")
    private static ForeignEvent event(List<Object> when, List<Object> what, List<Object> people) {
        Who who = (Who) people.get(0);
        Principal principal = (Principal) people.get(2);
        return new ForeignEvent(
                "e",
                (Instant) when.get(0),
                (String) when.get(1),
                (Done) what.get(0),
                (AccessOutcome) what.get(1),
                (String) what.get(2),
                who,
                (String) people.get(1),
                // A machine can say for whom by the extension alone.
                who == Who.DEVICE && principal != null ? Principal.EXTENSION : principal,
                (String) people.get(3),
                (String) people.get(4),
                (String) people.get(5),
                (Set<String>) what.get(3),
                (Boolean) what.get(4),
                (Set<String>) people.get(6));
    }

    @Property(tries = 150)
    void sentByAnother_givenOut_meansTheSame(@ForAll("foreign") ForeignEvent event) {
        String mark = "-" + ++events;
        ObjectNode sent = event.json();
        sent.put("id", "e" + mark);
        String body = sent.toString().replaceAll("Patient/F([123])", "Patient/F$1" + mark);
        assertThat(house.takeFhir(body)).containsAnyOf("ACCEPTED", "HELD");
        for (String patient : event.patients()) {
            PersonId person = house.register(SubjectKey.mrn(patient + mark), "演示甲");
            List<ObjectNode> out = house.eventsOf(person);
            assertThat(out).hasSize(1);
            check(event, FhirDecoder.decodeTree(out.get(0), "").event(), person);
        }
    }

    private static void check(ForeignEvent in, AccessEvent out, PersonId person) {
        assertThat(out.occurredAt()).isEqualTo(in.at().truncatedTo(ChronoUnit.MICROS));
        assertThat(out.action()).isEqualTo(ACTIONS.get(in.done()));
        assertThat(out.outcome()).isEqualTo(in.outcome());
        Purpose purpose = in.reason() == null ? Purpose.UNKNOWN : PURPOSES.get(in.reason());
        assertThat(out.purpose()).isEqualTo(purpose);
        assertThat(out.emergency()).isEqualTo(purpose == Purpose.EMERGENCY);
        assertThat(out.categories())
                .containsAll(in.labels().stream().map(LABELS::get).collect(Collectors.toSet()));
        assertThat(out.subjects()).containsExactly(SubjectKey.mrn(person.code().replace('_', '-')));
        AccessorClaim who = out.accessor();
        assertThat(who.onBehalfOf()).isEqualTo(in.principal() == null ? null : "Dr. M*");
        assertThat(who.department()).isEqualTo(in.department());
        assertThat(who.employer()).isEqualTo(in.employer());
        boolean machine = in.who() == Who.DEVICE;
        assertThat(who.name()).isEqualTo(machine ? "gateway" : "林*");
        assertThat(who.identity()).isEqualTo(kind(in.who()));
        if (in.role() != null) {
            assertThat(who.role()).isEqualTo(in.role());
        }
    }

    private static AccountKind kind(Who who) {
        return switch (who) {
            case PRACTITIONER -> AccountKind.PERSONAL;
            case IDENTIFIER, ALT_ID -> AccountKind.UNKNOWN;
            case DEVICE -> AccountKind.SYSTEM;
        };
    }
}
