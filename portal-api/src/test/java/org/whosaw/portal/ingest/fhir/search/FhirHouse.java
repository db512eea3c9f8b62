package org.whosaw.portal.ingest.fhir.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.RecipientEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.atna.rest.AtnaDesk;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.atna.rest.AtnaSettings;
import org.whosaw.portal.ingest.fhir.rest.FhirFiles;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.sheet.QueueMapping;
import org.whosaw.portal.ingest.sheet.SheetOrigin;
import org.whosaw.portal.ingest.sheet.SheetSettings;
import org.whosaw.portal.ingest.sheet.rest.SheetDesk;
import org.whosaw.portal.ingest.sheet.rest.SheetFeature;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** A house that takes events in by every format, and gives a person hers out as AuditEvents. */
final class FhirHouse {
    final AccessFixture rooms;

    private final DisclosureRecorder given;
    private final FhirFiles fhir;
    private final AtnaDesk atna;
    private final SheetDesk sheets;
    private final AuditEventSearch search;

    FhirHouse(Database database) {
        rooms = new AccessFixture(database);
        HospitalFixture house = rooms.house;
        DisclosureFeature disclosure =
                new DisclosureFeature(
                        database,
                        house.sealer,
                        house.pseudonymizer,
                        new Cursors(house.pseudonymizer),
                        house.ids,
                        house.clock,
                        rooms.hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.ids));
        given = disclosure.recorder();
        fhir = new FhirFiles(rooms.hospital, rooms.access.recorder(), disclosure.recorder());
        IngestSettings limits = IngestSettings.defaults();
        atna =
                new AtnaDesk(
                        new AtnaIntake(
                                AtnaSettings.defaults(),
                                rooms.hospital,
                                unused -> Optional.of("HIS"),
                                rooms.access.recorder(),
                                disclosure.recorder(),
                                new Refusals(database, rooms.hospital.lookup(), house.clock)),
                        new IngestGate(limits, house.clock),
                        limits,
                        Texts.load());
        sheets =
                new SheetFeature(
                                rooms.access.recorder(),
                                new ContactMatcher(
                                        database,
                                        house.vault,
                                        house.keys,
                                        rooms.hospital.persons(),
                                        rooms.hospital.contacts(),
                                        house.ids,
                                        house.clock),
                                rooms.hospital.lookup(),
                                new SheetSettings(0, 0, 0, Map.of("q", QueueMapping.of("US"))),
                                limits,
                                Texts.load(),
                                (client, format, rules) -> {},
                                house.clock)
                        .desk();
        DeskLooks looks =
                new DeskLooks(null, look -> {}, house.ids, house.clock); // no staff reads here
        search =
                new AuditEventFeature(
                                rooms.access,
                                rooms.hospital.persons(),
                                new RateLimits(
                                        database,
                                        house.pseudonymizer,
                                        house.clock,
                                        RateLimitSettings.DEFAULTS),
                                looks,
                                disclosure.list(),
                                new Cursors(house.pseudonymizer),
                                house.clock)
                        .search();
    }

    /** Registers a person under a key, or finds her. */
    PersonId register(SubjectKey key, String name) {
        PersonId known =
                rooms.hospital.persons().resolve(rooms.house.hospital, List.of(key)).get(key);
        if (known != null) {
            return known;
        }
        boolean mrn = key.system().equals(SubjectKey.MRN);
        String number = mrn ? key.value() : "M" + rooms.house.ids.next();
        PersonId person =
                rooms.house
                        .registry
                        .putPatients(
                                rooms.house.hospital,
                                List.of(
                                        mrn
                                                ? HospitalFixture.aPatient(number, name, null)
                                                : HospitalFixture.withIdentifier(
                                                        number, name, key.system(), key.value())))
                        .get(0)
                        .subject();
        if (person == null) {
            throw new IllegalStateException("not registered");
        }
        return person;
    }

    /** Takes FHIR, JSON or XML, as a file or a body of system HIS; answers with each code. */
    List<String> takeFhir(String body) {
        try {
            return fhir.take(stream(body), rooms.house.hospital, "HIS").stream()
                    .map(
                            each ->
                                    each.rejection() == null
                                            ? each.status().name()
                                            : each.rejection().code())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes ATNA messages; answers how many were recorded or wait. */
    int takeAtna(String body) {
        var client = new SystemPrincipal(1, rooms.house.hospital, Set.of(Scope.INGEST));
        var answer = atna.take(client, stream(body), false, Language.EN);
        return answer.accepted() + answer.held();
    }

    /** Takes a sheet; answers how many rows were recorded. */
    long takeSheet(String text) {
        return sheets.take(
                        rooms.house.hospital, null, SheetOrigin.NONE, stream(text), Language.ZH_CN)
                .accepted();
    }

    private static InputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns everything of a person's as she is given it, protected entries too. */
    List<ObjectNode> eventsOf(PersonId person) {
        PatientPrincipal her =
                new PatientPrincipal(
                        1,
                        1,
                        List.of(new Subject(person, rooms.house.hospital, false)),
                        person,
                        Instant.MAX);
        List<ObjectNode> all = new ArrayList<>();
        String link = "_count=200";
        while (link != null) {
            AuditEventSearch.Found found = search(RecordReader.of(her), link);
            all.addAll(found.events());
            link = found.next();
        }
        return all;
    }

    /** Gives something of a person on every ground, and returns it as she is given it. */
    List<ObjectNode> provisionsOf(SubjectKey key) {
        rooms.house.directory.putRecipients(
                rooms.house.hospital,
                List.of(
                        new RecipientEntry(
                                "agency",
                                "演示月嫂",
                                null,
                                "confinement-agency",
                                "independent",
                                null,
                                null,
                                null,
                                null,
                                Set.of(),
                                null,
                                null,
                                null)));
        List<Provision> all = new ArrayList<>();
        for (LegalBasis each : LegalBasis.values()) {
            all.add(
                    new Provision(
                            "p" + each.ordinal(),
                            null,
                            rooms.house.clock.instant().minusSeconds(60L * each.ordinal()),
                            "HIS",
                            "agency",
                            Purpose.values()[each.ordinal() % Purpose.values().length],
                            each,
                            each.ordinal() % 2 == 0 ? "传染病防治法 33" : null,
                            Set.of(Element.NAME, Element.PHONE),
                            "file",
                            each.ordinal() % 3,
                            null,
                            null,
                            null,
                            null,
                            List.of(key)));
        }
        given.record(rooms.house.hospital, all);
        PersonId person =
                Objects.requireNonNull(
                        rooms.hospital
                                .persons()
                                .resolve(rooms.house.hospital, List.of(key))
                                .get(key));
        PatientPrincipal her =
                new PatientPrincipal(
                        1,
                        1,
                        List.of(new Subject(person, rooms.house.hospital, false)),
                        person,
                        Instant.MAX);
        List<ObjectNode> found = new ArrayList<>();
        String link = "subtype=disclose&_count=3";
        while (link != null) {
            AuditEventSearch.Found page = search(RecordReader.of(her), link);
            found.addAll(page.events());
            link = page.next();
        }
        return found;
    }

    /** Searches by the query of an address. */
    AuditEventSearch.Found search(RecordReader reader, String link) {
        MultivaluedMap<String, String> given = new MultivaluedHashMap<>();
        for (String each : link.split("&")) {
            String[] pair = each.split("=", 2);
            given.add(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return search.search(
                reader, SearchQuery.of(given, true, rooms.house.clock.instant()), Language.ZH_CN);
    }
}
