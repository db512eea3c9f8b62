package org.whosaw.portal.ingest.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.PersonName;
import org.whosaw.portal.ingest.fhir.FhirDecoder;
import org.whosaw.portal.ingest.fhir.FhirEntry;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.SqliteEngine;

/** What others published goes in, through the database, and comes out with the same meaning. */
class GivenRoundTripTest {
    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    @Test
    void givenExamples_sentAndGivenOut_meanTheSame() throws IOException {
        assumeTrue(GivenExamples.areHere(), "../shared/data is not here: no example went round");
        FhirHouse house = new FhirHouse(engine.database());
        int compared = 0;
        for (Path file : GivenExamples.all()) {
            GivenExamples.Sent sent = GivenExamples.send(house, file);
            for (PersonId person : sent.persons()) {
                List<ObjectNode> out = house.eventsOf(person);
                assertThat(out).as(file.toString()).hasSize(sent.entries().size());
                for (FhirEntry entry : sent.entries()) {
                    assertThat(out)
                            .as(file.toString())
                            .anySatisfy(each -> meansTheSame(entry.event(), each, person));
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThanOrEqualTo(33);
    }

    /** Holds what must not change on the way, in the order in which people ask. */
    static void meansTheSame(AccessEvent in, ObjectNode written, PersonId person) {
        FhirEntry entry = FhirDecoder.decodeTree(written, "");
        AccessEvent out = entry.event();
        assertThat(told(out)).isEqualTo(told(in));
        assertThat(out.occurredAt()).isEqualTo(in.occurredAt().truncatedTo(ChronoUnit.MICROS));
        Set<DataCategory> kinds = EnumSet.noneOf(DataCategory.class);
        kinds.addAll(in.categories());
        kinds.addAll(Element.categoriesOf(in.elements()));
        assertThat(out.categories()).isEqualTo(kinds);
        assertThat(out.elements()).isEqualTo(in.elements());
        assertThat(out.subjects()).hasSize(1);
        assertThat(out.subjects().get(0).value()).isEqualTo(AuditEventWriter.fhirId(person.code()));
        assertThat(entry.systems()).contains("HIS");
        AccessorClaim from = in.accessor();
        assertThat(out.accessor().name()).isEqualTo(shown(from));
        if (from.identity() != null) {
            assertThat(out.accessor().identity()).isEqualTo(from.identity());
        }
        assertThat(out.accessor().account()).matches("[0-9A-Z]{5}");
    }

    /** Returns what she is shown: persons masked, machines and shared accounts as they are. */
    private static @Nullable String shown(AccessorClaim who) {
        String name = who.identity() == AccountKind.SHARED_ACCOUNT ? who.account() : who.name();
        return name == null || who.identity() == AccountKind.SYSTEM ? name : PersonName.mask(name);
    }

    private static List<Object> told(AccessEvent event) {
        AccessorClaim who = event.accessor();
        List<Object> told = new ArrayList<>();
        told.add(event.action());
        told.add(event.outcome());
        told.add(event.emergency());
        told.add(
                event.purpose() == Purpose.UNKNOWN && event.emergency()
                        ? Purpose.EMERGENCY
                        : event.purpose());
        told.add("role " + who.role());
        told.add("department " + who.department());
        told.add("employer " + who.employer());
        String principal = who.onBehalfOf();
        // A name leaves masked; masked once more it stays what it is.
        told.add("for " + (principal == null ? null : PersonName.mask(principal)));
        return told;
    }
}
