package org.whosaw.portal.ingest.fhir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The examples that others published, where they lie beside the project, and a table of what stands
 * in them, filled in by hand from the files and the profile texts.
 */
public final class GivenFhir {
    /** Where they lie. */
    public static final Path DATA = Path.of("../../shared/data");

    static final String BALP = "fhir-balp/examples-1.1.4/AuditEvent-ex-audit";
    private static final String MHD = "fhir-mhd-audit/AuditEvent-ex-audit";
    private static final String CORE = "fhir-r4-core/AuditEvent-example";
    static final String SWISS = "fhir-ch-patient-audit/ch-atc/input/examples/";
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

    /** Every example that is one event. */
    public static final List<Row> ROWS =
            Stream.of(
                            rows(BALP, ".json", BALP_ROWS),
                            rows(MHD, ".json", MHD_ROWS),
                            rows(CORE, ".json", CORE_ROWS),
                            rows(SWISS, ".xml", SWISS_ROWS))
                    .flatMap(each -> each)
                    .toList();

    private GivenFhir() {}

    /** Says whether the examples are here; else a test says that it was left out. */
    public static boolean isHere() {
        return Files.isDirectory(DATA);
    }

    private static Stream<Row> rows(String start, String end, List<String> rows) {
        return rows.stream()
                .map(
                        row -> {
                            String[] cells = row.split("; ?", 2);
                            return new Row(DATA.resolve(start + cells[0] + end), full(cells[1]));
                        });
    }

    private static String full(String row) {
        return row.replace(" IP", " " + IP).replace(" AHV", " " + AHV).replace(" CX", " " + CX);
    }

    /**
     * One example and what stands in it.
     *
     * @param told time; action; outcome; who; kind; for whom; patients; purpose; ip
     */
    public record Row(Path file, String told) {
        private String cell(int number) {
            return told.split("; ")[number];
        }

        public String time() {
            return cell(0);
        }

        public String action() {
            return cell(1);
        }

        public String outcome() {
            return cell(2);
        }

        /** Returns a name, or a key that a word such as {@code staff:} introduces, or a dash. */
        public String who() {
            return cell(3);
        }

        public String kind() {
            return cell(4);
        }

        public String onBehalfOf() {
            return cell(5);
        }

        public String patients() {
            return cell(6);
        }

        public String purpose() {
            return cell(7);
        }
    }
}
