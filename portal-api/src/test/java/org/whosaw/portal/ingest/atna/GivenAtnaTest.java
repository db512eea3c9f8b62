package org.whosaw.portal.ingest.atna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessorClaim;

/**
 * Reads the messages that others published and compares them, field by field, with a table that was
 * filled in by hand from the files and the standards.
 */
class GivenAtnaTest {
    private static final Path DATA = Path.of("../../shared/data/atna");
    private static final String IPF = "ipf/commons/audit/src/test/resources/audit/";
    private static final String R4 = "ipf/commons/ihe/fhir/r4/audit/src/test/resources/";
    private static final String OPEN = "openatna/all/src/test/resources/msgs/";

    /** file; time; action; outcome; name; account; role; kind; for whom; purpose; ip; patients. */
    private static final List<String> ROWS =
            List.of(
                    "atna-record-1.xml; 2001-12-17T01:30:47Z; create; success; Dr. Smith; "
                            + "smitty@readingroom.hospital.org; -; -; -; unknown; 192.168.1.2; "
                            + "mrn|ptid12345",
                    "audit-message-iti55.xml; 2025-02-25T17:03:42.163Z; search; success; -; -; "
                            + "-; system; -; unknown; 192.168.42.20; -",
                    "xpidsource.xml; 2020-03-19T13:59:32.298Z; update; success; BLA|IHE_SYS_IHERED;"
                        + " BLA|IHE_SYS_IHERED; -; system; -; unknown; -; "
                        + "GREEN|IHEGREEN-2340,GREEN|IHEGREEN-2342,RED|IHERED-2340,RED|IHERED-2342",
                    "pdqv3.xml; 2020-03-19T14:17:28.705Z; search; success; -; -; -; system; -;"
                        + " unknown; 127.0.0.1; "
                        + "RED|IHERED-2340,GREEN|IHEGREEN-2340,BLUE|IHEBLUE-2340,BLUE|IHEBLUE-2342,FACILITY|IHEFACILITY-2340,FACILITY|IHEFACILITY-2342",
                    "pixfeed.xml; 2020-03-19T12:24:34.434Z; create; success; PKL|SAP-ISH; "
                            + "PKL|SAP-ISH; -; system; -; unknown; 127.0.0.1; "
                            + "urn:oid:2.16.840.1.113883.3.37.4.1.1.2.411.1|7627199",
                    "pixfeedmergesource.xml; 2020-03-19T14:12:24.933Z; update; success; "
                            + "BLA|IHE_SYS_IHERED; BLA|IHE_SYS_IHERED; -; system; -; unknown; -; "
                            + "RED|IHERED-2340",
                    "pixquery.xml; 2020-03-19T12:34:06.367Z; search; success;"
                        + " MESA_DEPARTMENT|MESA_PIX_CLIENT; MESA_DEPARTMENT|MESA_PIX_CLIENT; -;"
                        + " system; -; unknown; 127.0.0.1; "
                        + "urn:oid:2.16.840.1.113883.3.37.4.1.1.2.1.1|27,urn:oid:2.16.840.1.113883.3.37.4.1.1.2.511.1|78106",
                    "pixv3sourcefeed.xml; 2020-04-08T15:44:24.580Z; create; success; -; -; -; "
                            + "system; -; unknown; 127.0.0.1; "
                            + "urn:oid:1.3.6.1.4.1.21367.2011.2.5.5488|PIX",
                    "pdqm.xml; 2020-03-19T14:25:02.926Z; search; success; "
                            + "/app-gateway/fhir/Patient; /app-gateway/fhir/Patient; -; system; -; "
                            + "unknown; 10.205.114.56; -",
                    "pixupdatesource.xml; 2020-03-19T13:59:32.521Z; view; success; "
                            + "BLA|IHE_SYS_IHERED; BLA|IHE_SYS_IHERED; -; system; -; unknown; -; "
                            + "RED|IHERED-2342,BLUE|IHEBLUE-2342,FACILITY|IHEFACILITY-2342",
                    "start.xml; about nobody",
                    "11115.xml; about nobody",
                    "application-start.xml; about nobody",
                    "create-patient-record.xml; 2009-10-22T11:23:45.530Z; create; success;"
                        + " ENTERPRISE_SYS_NAME|SYS_NAME; ENTERPRISE_SYS_NAME|SYS_NAME; -; system;"
                        + " -; unknown; 192.168.1.5; urn:oid:1.3.6.1.4.1.21367.2010.1.2.300|101",
                    "dicom.xml; 2009-10-22T11:23:45.530Z; create; success;"
                        + " ENTERPRISE_SYS_NAME|SYS_NAME; ENTERPRISE_SYS_NAME|SYS_NAME; -; system;"
                        + " -; unknown; 192.168.1.5; urn:oid:1.3.6.1.4.1.21367.2010.1.2.300|102",
                    "testAuditIHERFC3881.txt; about nobody",
                    "iti-18-log.xml; 2023-09-11T12:18:27.579Z; search; success; Andreas Friederich"
                        + " TANNER-WELTI; 761337610410035724; Patient; -; -; treatment;"
                        + " 81.223.215.43; "
                        + "urn:oid:1.3.6.1.4.1.21367.2017.2.5.93|d5e42fed-5962-4bb9-b8b6-5d9e8afb0f2a");

    @TestFactory
    Stream<DynamicTest> givenMessages_readFieldByField() {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given messages not read");
        return ROWS.stream()
                .map(
                        row -> {
                            String name = row.substring(0, row.indexOf(';'));
                            String expected = row.substring(row.indexOf(';') + 1).strip();
                            return DynamicTest.dynamicTest(
                                    name,
                                    () -> assertThat(told(file(name))).isEqualTo(full(expected)));
                        });
    }

    @Test
    void givenMessages_allInTheTable() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given messages not read");
        try (Stream<Path> walk = Files.walk(DATA)) {
            List<Path> messages =
                    walk.filter(Files::isRegularFile).filter(GivenAtnaTest::isMessage).toList();
            assertThat(messages).hasSize(ROWS.size());
        }
    }

    /** Names the authorities of the test hospitals in full. */
    private static String full(String row) {
        return row.replace("RED|", "urn:oid:1.3.6.1.4.1.21367.13.20.1000|")
                .replace("GREEN|", "urn:oid:1.3.6.1.4.1.21367.13.20.2000|")
                .replace("BLUE|", "urn:oid:1.3.6.1.4.1.21367.13.20.3000|")
                .replace("FACILITY|", "urn:oid:1.3.6.1.4.1.21367.3000.1.6|");
    }

    private static boolean isMessage(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("<AuditMessage");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path file(String name) {
        return Stream.of(IPF, R4, OPEN, "openhim/", "EPD-by-example/")
                .map(each -> DATA.resolve(each + name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    private static String told(Path file) throws IOException {
        AtnaMessage message = new AtnaDecoder(List.of()).decode(Files.readAllBytes(file));
        AtnaFault fault = message.fault();
        if (fault != null) {
            return fault.error().code() + " " + fault.field() + " " + fault.line();
        }
        return message.entry() == null ? "about nobody" : told(message.entry().event());
    }

    private static String told(AccessEvent event) {
        AccessorClaim who = event.accessor();
        String subjects =
                event.subjects().stream()
                        .map(each -> each.system() + "|" + each.value())
                        .collect(Collectors.joining(","));
        return Stream.of(
                        event.occurredAt().toString(),
                        event.action().code(),
                        event.outcome().code(),
                        who.name(),
                        who.account(),
                        who.role(),
                        who.identity() == null ? null : who.identity().code(),
                        who.onBehalfOf(),
                        event.purpose().code(),
                        event.ip(),
                        subjects.isEmpty() ? null : subjects)
                .map(each -> Objects.requireNonNullElse(each, "-"))
                .collect(Collectors.joining("; "));
    }
}
