package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.ingest.Decoded;

/**
 * Reads the examples that others published and compares them, field by field, with a table that was
 * filled in by hand from the files and the profile texts.
 */
class GivenFhirTest {
    private static final Path DATA = Path.of("../../shared/data");
    private static final String BALP = "fhir-balp/examples-1.1.4/AuditEvent-ex-audit";
    private static final String MHD = "fhir-mhd-audit/AuditEvent-ex-audit";
    private static final String CORE = "fhir-r4-core/AuditEvent-example";
    private static final String SWISS = "fhir-ch-patient-audit/ch-atc/input/examples/";
    private static final String AHV = "urn:oid:2.16.756.5.30.1.127.3.10.3|761337610469261945";
    private static final String IP = "2001:0db8:85a3:0000:0000:8a2e:0370:7334";
    private static final String CX = "urn:oid:2.16.840.1.113883.4.2|e3cdfc81a0d24bd";

    /** file; time; action; outcome; who; kind; for whom; patients; purpose; ip. */
    private static final List<String> BALP_ROWS =
            List.of(
                    "AuthZconsent; 2021-12-27T09:49:00Z; view; success; staff:ex-practitioner; -;"
                            + " -; mrn|ex-patient; patient-request; IP",
                    "BasicCreate1; 2020-04-29T09:49:00Z; create; success; Betty Jones; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicCreateNoPatient; 2020-04-29T09:49:00Z; create; success; John Smith; -;"
                            + " -; -; unknown; IP",
                    "BasicCreateNoUserJob; 2020-04-29T09:49:00Z; create; success;"
                            + " myMachine.example.org; system; -; mrn|ex-patient; unknown; IP",
                    "BasicCreateServer; 2020-04-29T09:49:00Z; create; success; John Smith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicDeleteInformant; 2020-04-29T09:49:00Z; delete; success; Betty Jones; -;"
                            + " -; mrn|ex-patient; unknown; IP",
                    "BasicDeleteNoUser; 2020-04-29T09:49:00Z; delete; success;"
                            + " myMachine.example.org; system; -; mrn|ex-patient; unknown; IP",
                    "BasicDeleteNoUserReport; 2020-04-29T09:49:00Z; delete; success;"
                            + " myMachine.example.org; system; -; mrn|ex-patient; unknown; IP",
                    "BasicDeleteServer; 2020-04-29T09:49:00Z; delete; success; John Smith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicPatch; 2020-04-29T09:49:00Z; update; success; John Smith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicQueryGetNoPatient; 2020-04-29T09:49:00Z; search; success; John Smith; -;"
                            + " -; -; unknown; IP",
                    "BasicQueryGetServer; 2020-04-29T09:49:00Z; search; success; John Smith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicReadOClient; 2020-04-29T09:49:00Z; view; success; JohnSmith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicReadOServerMin; 2020-04-29T09:49:00Z; view; success; -; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicReadServer; 2020-04-29T09:49:00Z; view; success; John Smith; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicUpdate1; 2020-04-29T09:49:00Z; update; success; Betty Jones; -; -;"
                            + " mrn|ex-patient; unknown; IP",
                    "BasicUpdateNoPatient; 2020-04-29T09:49:00Z; update; success;"
                            + " myMachine.example.org; system; -; -; unknown; IP",
                    "BasicUpdateNoUserJob; 2020-04-29T09:49:00Z; update; success;"
                            + " myMachine.example.org; system; -; mrn|ex-patient; unknown; IP",
                    "Poke-SAML-Min; 2021-12-03T09:49:00Z; view; success; account:05086900124; -;"
                            + " -; -; unknown; -",
                    "Poke-SAML-QDI-Comp; 2021-12-03T09:49:00Z; view; success; Karl S Skagerberg;"
                            + " -; -; urn:oid:2.16.840.1.113883.3.333|500000000; public-health; -",
                    "PrivacyDisclosure-recipient-minCodes; 2020-04-29T09:49:00Z; create; success;"
                            + " role:Patient Advocate; -; -; mrn|ex-patient; patient-request; IP",
                    "PrivacyDisclosure-source; 2020-04-29T09:49:00Z; export; success;"
                            + " role:Patient Advocate; -; -; mrn|ex-patient; patient-request; -");

    private static final List<String> MHD_ROWS =
            List.of(
                    "FindDocumentLists-consumer; 2020-04-29T09:49:00Z; search; success;"
                            + " ex-device; system; -; mrn|ex-patient; unknown; IP",
                    "FindDocumentReferences-responder; 2020-04-29T09:49:00Z; search; success;"
                            + " ex-device; system; -; mrn|ex-patient; unknown; IP",
                    "GenerateMetadata-recipient; 2020-04-29T09:49:00Z; create; success;"
                            + " myMachine.example.org; system; -; mrn|ex-patient; unknown; IP",
                    "ProvideBundle-source; 2020-04-29T09:49:00Z; export; success; model number"
                            + " ABC, serial number 1234; system; -; mrn|ex-patient; unknown; -",
                    "RetrieveDocument-responder; 2020-04-29T09:49:00Z; view; success; model number"
                            + " ABC, serial number 1234; system; -; mrn|ex-patient; unknown; -",
                    "SimplifiedPublish-source; 2020-04-29T09:49:00Z; create; success; model number"
                            + " ABC, serial number 1234; system; -; mrn|ex-patient; unknown; IP");

    private static final List<String> CORE_ROWS =
            List.of(
                    "-login; 2013-06-20T23:41:23Z; view; success; Grahame Grieve; -; -; -;"
                            + " unknown; 127.0.0.1",
                    "-media; 2015-08-27T23:42:24Z; export; success; Grahame Grieve; -; -; CX;"
                            + " unknown; -",
                    "-pixQuery; 2015-08-26T23:42:24Z; search; success; Grahame Grieve; -; -; CX;"
                            + " unknown; -",
                    "-search; 2015-08-22T23:42:24Z; search; success; Grahame Grieve; -; -; -;"
                            + " unknown; -",
                    "; 2012-10-25T11:04:27Z; view; success; account:Grahame; -; -; -; unknown;"
                            + " 127.0.0.1");

    private static final List<String> SWISS_ROWS =
            List.of(
                    "auditevent/atc-doc-create-rep-pat; 2020-10-10T16:29:00Z; create; success;"
                            + " Julia Helfe-Gern; -; Jakob Wieder-Gesund; AHV; treatment; -",
                    "auditevent/atc-doc-search; 2022-10-10T18:49:00Z; search; success; Dr. med."
                            + " Sabine Musterfrau; -; -; AHV; emergency; -",
                    "auditevent/atc-hpd-group-entry-notify; 2022-10-10T10:05:00Z; create; success;"
                            + " Notifikations-Dienst; -; -; AHV; unknown; -",
                    "auditevent/atc-pol-create-acc-right; 2020-10-09T07:47:00Z; create; success;"
                            + " Jakob Wieder-Gesund; -; -; AHV; unknown; -");

    @TestFactory
    Stream<DynamicTest> givenEvents_readFieldByField() {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not read");
        return Stream.of(
                        rows(BALP, ".json", BALP_ROWS),
                        rows(MHD, ".json", MHD_ROWS),
                        rows(CORE, ".json", CORE_ROWS),
                        rows(SWISS, ".xml", SWISS_ROWS))
                .flatMap(each -> each);
    }

    private static Stream<DynamicTest> rows(String start, String end, List<String> rows) {
        return rows.stream()
                .map(
                        row -> {
                            String[] cells = row.split(";", -1);
                            Path file = DATA.resolve(start + cells[0].strip() + end);
                            String expected = row.substring(cells[0].length() + 1).strip();
                            return DynamicTest.dynamicTest(
                                    file.getFileName().toString(),
                                    () -> assertThat(told(single(file))).isEqualTo(full(expected)));
                        });
    }

    private static String full(String row) {
        return row.replace(" IP", " " + IP).replace(" AHV", " " + AHV).replace(" CX", " " + CX);
    }

    @Test
    void givenEvents_allInTheTable() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not read");

        int rows = BALP_ROWS.size() + MHD_ROWS.size() + CORE_ROWS.size();
        assertThat(files("fhir-balp/examples-1.1.4", "AuditEvent-").size())
                .isEqualTo(BALP_ROWS.size());
        assertThat(
                        files("fhir-balp/examples-1.1.4", "AuditEvent-").size()
                                + files("fhir-mhd-audit", "AuditEvent-").size()
                                + files("fhir-r4-core", "AuditEvent-").size())
                .isEqualTo(rows);
    }

    @Test
    void givenDisclosures_nameTheRecipientOnBothSides() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not read");

        FhirEntry source = single(DATA.resolve(BALP + "PrivacyDisclosure-source.json"));
        FhirEntry recipient =
                single(DATA.resolve(BALP + "PrivacyDisclosure-recipient-minCodes.json"));

        assertThat(source.disclosure()).isNotNull();
        assertThat(source.disclosure().recipients())
                .containsExactly("myMachine.example.org", "server.example.com");
        assertThat(recipient.disclosure()).isNotNull();
        assertThat(recipient.disclosure().recipients())
                .containsExactly("server.example.com", "ex-device");
    }

    @Test
    void givenSwissBundle_searchset_readsItsEventsAndSkipsTheRemark() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not read");

        Path file = DATA.resolve(SWISS + "bundle/ch-atc-iti-81-response-sample.xml");
        FhirDocument document = read(file);

        assertThat(document.kind()).isEqualTo(FhirDocument.Kind.BATCH);
        assertThat(document.items())
                .extracting(each -> each.value().event().sourceEventId())
                .containsExactly("1", "2", "3");
        assertThat(document.items().get(0).value().event().accessor().onBehalfOf())
                .isEqualTo("Jakob Wieder-Gesund");
        assertThat(document.items().get(1).value().event().action().code()).isEqualTo("view");
    }

    @TestFactory
    Stream<DynamicTest> wrongVersion_saysWhichWasSeen() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: R5 examples not read");
        return Stream.of("AuditEvent-", "Consent-", "Permission-")
                .flatMap(each -> files("fhir-r5-wrong-version", each).stream())
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> {
                                            FhirDocument read = read(file);
                                            assertThat(read.refusal()).isNotNull();
                                            assertThat(read.refusal().code())
                                                    .isEqualTo("fhir.version");
                                            assertThat(read.refusal().args())
                                                    .containsExactly("5.0.0 (R5)", "4.0.1 (R4)");
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> jsonTestSuite_neverThrows() throws IOException {
        Path suite = DATA.resolve("json-test-suite");
        assumeTrue(Files.isDirectory(suite), "../shared/data is not here: JSONTestSuite not run");
        try (Stream<Path> walk = Files.walk(suite)) {
            List<Path> files = walk.filter(each -> each.toString().endsWith(".json")).toList();
            assertThat(files).hasSizeGreaterThan(100);
            return files.stream()
                    .map(
                            file ->
                                    DynamicTest.dynamicTest(
                                            file.getFileName().toString(),
                                            () -> {
                                                FhirDocument read = read(file);
                                                assertThat(read.refusal()).isNotNull();
                                            }));
        }
    }

    private static String told(FhirEntry entry) {
        AccessEvent event = entry.event();
        AccessorClaim who = event.accessor();
        String name =
                Stream.of(
                                who.name(),
                                who.staffId() == null ? null : "staff:" + who.staffId(),
                                who.account() == null ? null : "account:" + who.account(),
                                who.role() == null ? null : "role:" + who.role())
                        .filter(each -> each != null)
                        .findFirst()
                        .orElse("-");
        String subjects =
                event.subjects().stream()
                        .map(each -> each.system() + "|" + each.value())
                        .collect(Collectors.joining(","));
        return String.join(
                "; ",
                event.occurredAt().toString(),
                event.action().code(),
                event.outcome().code(),
                name,
                who.identity() == null ? "-" : who.identity().code(),
                who.onBehalfOf() == null ? "-" : who.onBehalfOf(),
                subjects.isEmpty() ? "-" : subjects,
                event.purpose().code(),
                event.ip() == null ? "-" : event.ip());
    }

    private static List<Path> files(String folder, String start) {
        try (Stream<Path> list = Files.list(DATA.resolve(folder))) {
            return list.filter(each -> each.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FhirEntry single(Path file) throws IOException {
        FhirDocument document = read(file);
        assertThat(document.refusal()).isNull();
        assertThat(document.items()).hasSize(1);
        Decoded<FhirEntry> item = document.items().get(0);
        assertThat(item.rejection()).isNull();
        return item.value();
    }

    private static FhirDocument read(Path file) throws IOException {
        FhirDecoder decoder = new FhirDecoder(10_000_000);
        try (InputStream in = Files.newInputStream(file)) {
            return file.toString().endsWith(".xml")
                    ? decoder.decodeXml(in, "his")
                    : decoder.decodeJson(in, "his");
        }
    }
}
