package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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
    private static final Path DATA = GivenFhir.DATA;
    private static final Path SWISS_BUNDLE =
            DATA.resolve(GivenFhir.SWISS + "bundle/ch-atc-iti-81-response-sample.xml");
    private static final Pattern EVENT =
            Pattern.compile("\"resourceType\"\\s*:\\s*\"AuditEvent\"|<AuditEvent[\\s>]");

    @TestFactory
    Stream<DynamicTest> givenEvents_readFieldByField() {
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: given examples not read");
        return GivenFhir.ROWS.stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.file().getFileName().toString(),
                                        () ->
                                                assertThat(told(single(row.file())))
                                                        .isEqualTo(row.told())));
    }

    /** Every file that holds an event is in the table, or is one of those read below. */
    @Test
    void givenEvents_allInTheTable() throws IOException {
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: given examples not read");
        Set<Path> known = new TreeSet<>();
        GivenFhir.ROWS.forEach(row -> known.add(row.file()));
        known.add(SWISS_BUNDLE);
        Set<Path> found = new TreeSet<>();
        try (Stream<Path> all = Files.walk(DATA)) {
            for (Path each : all.filter(GivenFhirTest::isFhirFile).toList()) {
                if (EVENT.matcher(Files.readString(each)).find()) {
                    found.add(each);
                }
            }
        }
        assertThat(found).isEqualTo(known);
    }

    private static boolean isFhirFile(Path file) {
        String name = file.toString();
        boolean old = !name.contains("fhir-r5-wrong-version");
        return name.contains("fhir-") && old && (name.endsWith(".json") || name.endsWith(".xml"));
    }

    @Test
    void givenDisclosures_nameTheRecipientOnBothSides() throws IOException {
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: given examples not read");

        FhirEntry source = single(DATA.resolve(GivenFhir.BALP + "PrivacyDisclosure-source.json"));
        FhirEntry recipient =
                single(DATA.resolve(GivenFhir.BALP + "PrivacyDisclosure-recipient-minCodes.json"));

        assertThat(source.disclosure()).isNotNull();
        assertThat(source.disclosure().recipients())
                .containsExactly("myMachine.example.org", "server.example.com");
        assertThat(recipient.disclosure()).isNotNull();
        assertThat(recipient.disclosure().recipients())
                .containsExactly("server.example.com", "ex-device");
    }

    @Test
    void givenSwissBundle_searchset_readsItsEventsAndSkipsTheRemark() throws IOException {
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: given examples not read");

        FhirDocument document = read(SWISS_BUNDLE);

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
        assumeTrue(GivenFhir.isHere(), "../shared/data is not here: R5 examples not read");
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
