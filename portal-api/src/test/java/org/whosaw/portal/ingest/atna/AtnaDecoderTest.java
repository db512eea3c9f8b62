package org.whosaw.portal.ingest.atna;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.atna.AtnaFixture.aMessage;
import static org.whosaw.portal.ingest.atna.AtnaFixture.participant;
import static org.whosaw.portal.ingest.atna.AtnaFixture.patient;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Purpose;

class AtnaDecoderTest {
    private static final String SWISS = "2.16.756.5.30.1.127.3.10.6";
    private static final String DETAIL =
            "<ParticipantObjectDetail type=\"urn:whosaw:listed\" value=\"%s\"/>";
    private final AtnaDecoder decoder = new AtnaDecoder(List.of());

    private AtnaMessage read(String text) {
        return decoder.decode(text.getBytes(StandardCharsets.UTF_8));
    }

    private AccessEvent event(AtnaFixture message) {
        AtnaMessage read = decoder.decode(message.bytes());
        assertThat(read.fault()).isNull();
        assertThat(read.entry()).isNotNull();
        return read.entry().event();
    }

    private static String role(String code, String system, String label) {
        return "<RoleIDCode csd-code=\""
                + code
                + "\" codeSystemName=\""
                + system
                + "\" originalText=\""
                + label
                + "\"/>";
    }

    @Test
    void decode_nanoseconds_areCutToMicroseconds() {
        assertThat(event(aMessage()).occurredAt()).hasToString("2026-03-02T00:15:30.123456Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:15:30, 2026-03-02T00:15:30Z",
        "2026-03-02 08:15:30+0800, 2026-03-02T00:15:30Z",
        "2026-03-02T00:15:60z, 2026-03-02T00:15:59Z",
        "2026-03-02T08:15+08:00, 2026-03-02T00:15:00Z",
        "2026-03-02T08:15:30+08:00[Asia/Shanghai], 2026-03-02T00:15:30Z",
        "2026-03-02T02:15:30.5+02, 2026-03-02T00:15:30.500Z"
    })
    void decode_timesAsSendersWriteThem_areRead(String written, String meant) {
        assertThat(event(aMessage().at(written)).occurredAt()).hasToString(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T08:00:00Z", "yesterday", "2026-03-02T08Z", "20260302"})
    void decode_noTime_namesTheAttribute(String written) {
        AtnaFault fault = decoder.decode(aMessage().at(written).bytes()).fault();

        assertThat(fault.error()).isEqualTo(AtnaError.TIME);
        assertThat(fault.field()).isEqualTo("EventIdentification/@EventDateTime");
    }

    @Test
    void decode_bothSchemasWithAndWithoutNamespace_areTheSameLook() {
        String dicom = aMessage().xml();
        String rfc = dicom.replace("csd-code=", "code=");
        String spaced = rfc.replace("<AuditMessage>", "<AuditMessage xmlns=\"urn:any\">");
        String prefixed =
                dicom.replaceAll("<(/?)([A-Z])", "<$1a:$2")
                        .replace("<a:AuditMessage>", "<a:AuditMessage xmlns:a=\"urn:b\">");

        for (String each : List.of(rfc, spaced, prefixed)) {
            assertThat(read(each).entry().event().accessor())
                    .isEqualTo(read(dicom).entry().event().accessor());
            assertThat(read(each).entry().subjects()).isEqualTo(read(dicom).entry().subjects());
        }
    }

    @Test
    void decode_sameContentOtherwiseWritten_hasTheSameId() {
        String one = aMessage().xml();
        String other =
                "\uFEFF<?xml version=\"1.0\"?>\n<!-- relay -->\n"
                        + one.replace(
                                "UserID=\"N1\" UserName=\"演示护\"", "UserName='演示护'   UserID='N1'");

        assertThat(read(other).id()).isEqualTo(read(one).id()).startsWith("atna-");
        assertThat(read(aMessage().about(patient("M0002")).xml()).id())
                .isNotEqualTo(read(one).id());
    }

    @Test
    void decode_assistantNamedAnywhere_actsForHerPrincipal() {
        String doctor = participant("G1", "Dr. Muster", role("HCP", SWISS, "Healthcare"));
        String assistant = participant("G2", "Anna Hilf", role("ASS", SWISS, "Assistant"));
        for (String both : List.of(doctor + assistant, assistant + doctor)) {
            AccessEvent event = event(aMessage().by(both));

            assertThat(event.accessor().name()).isEqualTo("Anna Hilf");
            assertThat(event.accessor().account()).isEqualTo("G2");
            assertThat(event.accessor().onBehalfOf()).isEqualTo("Dr. Muster");
        }
    }

    @Test
    void decode_personBesideMachines_isWhoLookedWhereverSheStands() {
        String machines =
                participant("app", "", role("110153", "DCM", "Source"))
                        + participant("store", "", role("110152", "DCM", "Destination"));
        String nurse = participant("N1", "演示护", role("nurse", "local", "护士"));
        for (String all : List.of(machines + nurse, nurse + machines)) {
            AccessEvent event = event(aMessage().by(all));

            assertThat(event.accessor().account()).isEqualTo("N1");
            assertThat(event.accessor().role()).isEqualTo("护士");
            assertThat(event.accessor().identity()).isNull();
        }
    }

    @Test
    void decode_userOfAnAssertion_isTakenApart() {
        AccessEvent event =
                event(
                        aMessage()
                                .by(
                                        participant("", "Li Jing&lt;N7@https://sts&gt;", "")
                                                + participant(
                                                        "x", "", role("110153", "DCM", "S"))));

        assertThat(event.accessor().account()).isEqualTo("N7");
        assertThat(event.accessor().name()).isEqualTo("Li Jing");
        AccessEvent inId = event(aMessage().by(participant("Li&lt;N8@https://sts&gt;", "", "")));
        assertThat(inId.accessor().account()).isEqualTo("N8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UserTypeCode=\"2\"/>",
                "><UserIDTypeCode csd-code=\"110119\" codeSystemName=\"DCM\"/></ActiveParticipant>"
            })
    void decode_participantThatIsSaidToBeAMachine_isASystem(String rest) {
        String archive = "<ActiveParticipant UserID=\"PACS\" UserIsRequestor=\"true\" ";
        AccessorClaim who = event(aMessage().by(archive + rest)).accessor();
        assertThat(who.identity()).isEqualTo(AccountKind.SYSTEM);
        AtnaFixture both = aMessage().by(archive + rest + participant("N1", "演示护", ""));
        assertThat(event(both).accessor().account()).isEqualTo("N1");
    }

    @Test
    void decode_machineAlone_isASystemAndUnknownNamesNobody() {
        String end = role("110153", "DCM", "Source");
        AccessEvent known = event(aMessage().by(participant("pacs-1", "", end)));
        AccessEvent unknown = event(aMessage().by(participant("unknown", "", end)));

        assertThat(known.accessor().identity()).isEqualTo(AccountKind.SYSTEM);
        assertThat(known.accessor().account()).isEqualTo("pacs-1");
        assertThat(unknown.accessor().account()).isNull();
    }

    @Test
    void decode_numberOfAnAuthority_isIdentifierAndThenOurNumber() {
        assertThat(keys(decoder, patient("M1^^^W&1.2.3&ISO^PI")))
                .containsExactly(
                        List.of(new SubjectKey("urn:oid:1.2.3", "M1"), SubjectKey.mrn("M1")));
        assertThat(keys(decoder, patient("M1^^^WARD")).get(0))
                .containsExactly(new SubjectKey("WARD", "M1"), SubjectKey.mrn("M1"));
        assertThat(keys(decoder, patient("http://fhir.example/Patient/M1")).get(0))
                .containsExactly(SubjectKey.mrn("M1"));
    }

    @Test
    void decode_numbersOfSeveralAuthorities_areNotTakenForOurs() {
        String both = patient("M1^^^&1.2.3&ISO") + patient("M1^^^&1.2.4&ISO");
        String repeated = patient("M1^^^&1.2.3&ISO~M1^^^&1.2.4&ISO");

        assertThat(keys(decoder, both))
                .containsExactly(
                        List.of(new SubjectKey("urn:oid:1.2.3", "M1")),
                        List.of(new SubjectKey("urn:oid:1.2.4", "M1")));
        assertThat(keys(new AtnaDecoder(List.of("1.2.4")), repeated))
                .containsExactly(
                        List.of(
                                new SubjectKey("urn:oid:1.2.3", "M1"),
                                new SubjectKey("urn:oid:1.2.4", "M1"),
                                SubjectKey.mrn("M1")));
    }

    private static List<List<SubjectKey>> keys(AtnaDecoder decoder, String objects) {
        return decoder.decode(aMessage().about(objects).bytes()).entry().subjects();
    }

    @ParameterizedTest
    @CsvSource({"24", "MjQ="})
    void decode_listOfWhichSomeAreNamed_saysHowLongItWas(String value) {
        String list =
                patient("M0002").replace("</ParticipantObjectI", DETAIL + "</ParticipantObjectI");
        AtnaFixture message = aMessage().about(patient("M0001") + list.formatted(value));
        assertThat(event(message).subjectCount()).isEqualTo(24);
        assertThat(event(message).subjects()).hasSize(2);
        assertThat(event(aMessage()).subjectCount()).isNull();
        AtnaFixture many = aMessage().about(list.formatted("many"));
        assertThat(fault(many)).isEqualTo(AtnaError.VALUE);
    }

    @Test
    void decode_patientAfterOtherObjects_isFoundByRole() {
        String study =
                "<ParticipantObjectIdentification ParticipantObjectID=\"1.2\""
                        + " ParticipantObjectTypeCode=\"2\" ParticipantObjectTypeCodeRole=\"3\">"
                        + "<ParticipantObjectIDTypeCode csd-code=\"110180\""
                        + " codeSystemName=\"DCM\"/></ParticipantObjectIdentification>";

        AccessEvent event =
                event(
                        aMessage()
                                .codes("<EventID csd-code=\"110103\"/>")
                                .about(study + patient("M1")));

        assertThat(event.subjects()).containsExactly(SubjectKey.mrn("M1"));
        assertThat(event.categories()).containsExactly(DataCategory.IMAGING);
    }

    @ParameterizedTest
    @CsvSource({
        "110106, R, EXPORT",
        "110107, C, CREATE",
        "110112, E, SEARCH",
        "110105, D, DELETE",
        "110103, U, UPDATE",
        "110110, r, VIEW"
    })
    void decode_typeAndLetter_sayWhatWasDone(String code, String letter, AccessAction action) {
        AtnaFixture message =
                aMessage()
                        .codes("<EventID csd-code=\"" + code + "\" codeSystemName=\"DCM\"/>")
                        .event(
                                "EventDateTime=\"2026-03-02T08:15:30Z\" EventActionCode=\""
                                        + letter
                                        + "\"");

        assertThat(event(message).action()).isEqualTo(action);
    }

    @Test
    void decode_disclosure_isAProvisionToTheDestination() {
        String given =
                patient("M1")
                        .replaceFirst(
                                "ParticipantObjectTypeCodeRole=\"1\"",
                                "ParticipantObjectTypeCodeRole=\"1\""
                                        + " ParticipantObjectDataLifeCycle=\"11\"");
        AtnaMessage message =
                decoder.decode(
                        aMessage()
                                .by(
                                        participant("N1", "演示护", "")
                                                + participant(
                                                        "演示保险",
                                                        "",
                                                        role("110152", "DCM", "Destination")))
                                .about(given)
                                .bytes());

        assertThat(message.entry().disclosure().recipients()).contains("演示保险");
        assertThat(message.entry().event().action()).isEqualTo(AccessAction.EXPORT);
    }

    @Test
    void decode_emergencyPurpose_isEmergency() {
        AccessEvent event =
                event(
                        aMessage()
                                .codes(
                                        "<EventID csd-code=\"110110\"/><PurposeOfUse"
                                            + " csd-code=\"EMER\""
                                            + " codeSystemName=\"2.16.756.5.30.1.127.3.10.5\"/>"));

        assertThat(event.emergency()).isTrue();
        assertThat(event.purpose()).isEqualTo(Purpose.EMERGENCY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"110100", "110101", "110108", "110113", "110114"})
    void decode_aboutMachines_isNoFaultAndNoLook(String code) {
        AtnaMessage message =
                decoder.decode(
                        aMessage().codes("<EventID csd-code=\"" + code + "\"/>").about("").bytes());

        assertThat(message.isAboutNobody()).isTrue();
    }

    @Test
    void decode_alertAboutAPatient_isALook() {
        AccessEvent event =
                event(
                        aMessage()
                                .codes(
                                        "<EventID csd-code=\"110113\"/><EventTypeCode"
                                                + " csd-code=\"110127\"/>"));

        assertThat(event.emergency()).isTrue();
        assertThat(event.subjects()).hasSize(1);
    }

    @Test
    void decode_missingParts_areNamed() {
        assertThat(fault(aMessage().by(""))).isEqualTo(AtnaError.NO_USER);
        assertThat(fault(aMessage().about(""))).isEqualTo(AtnaError.NO_PATIENT);
        assertThat(fault(aMessage().about(patient(" ")))).isEqualTo(AtnaError.NO_PATIENT);
        assertThat(fault(aMessage().codes(""))).isEqualTo(AtnaError.REQUIRED);
        assertThat(fault(aMessage().about(patient("x".repeat(201))))).isEqualTo(AtnaError.TOO_LONG);
        assertThat(
                        fault(
                                aMessage()
                                        .event(
                                                "EventDateTime=\"2026-03-02T08:15:30Z\""
                                                        + " EventOutcomeIndicator=\"7\"")))
                .isEqualTo(AtnaError.CODE);
        assertThat(event(aMessage().source("")).accessor().account()).isEqualTo("N1");
        assertThat(read("<IHEYr4><x/></IHEYr4>").fault().error()).isEqualTo(AtnaError.NOT_AUDIT);
    }

    private Object fault(AtnaFixture message) {
        AtnaFault fault = decoder.decode(message.bytes()).fault();
        return fault == null ? "none" : fault.error();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/x.dtd\">",
                "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
            })
    void decode_doctype_isRefusedUnread(String doctype) {
        String text = doctype + aMessage().xml().replace("演示甲一", "&x;");

        assertThat(read(text).fault().error()).isEqualTo(AtnaError.DOCTYPE);
    }

    @Test
    void decode_brokenXml_saysWhere() {
        AtnaFault fault = read("<AuditMessage>\n  <EventIdentification\n</AuditMessage>").fault();

        assertThat(fault.error()).isEqualTo(AtnaError.MALFORMED);
        assertThat(fault.line()).isEqualTo(3);
        assertThat(read("").fault().error()).isEqualTo(AtnaError.MALFORMED);
        assertThat(read("hello").fault().error()).isEqualTo(AtnaError.MALFORMED);
        assertThat(read("<a>".repeat(100)).fault().error()).isEqualTo(AtnaError.TOO_DEEP);
    }

    @Test
    void decode_syslogHeader_isLeftBehindAndItsNumberKept() {
        String head = "<85>1 2026-03-02T08:15:30Z host app 7 IHE+RFC-3881 ";
        String xml = aMessage().xml();

        assertThat(read(head + "- \uFEFF" + xml).entry().event().sequence()).isNull();
        AtnaMessage numbered =
                read(head + "[x y=\"a]\\\"<b\"][meta seq=\"1\" sequenceId=\"29\"] \uFEFF" + xml);
        assertThat(numbered.entry().event().sequence()).isEqualTo(29);
        assertThat(numbered.id()).isEqualTo(read(xml).id());
        assertThat(read("<13>Mar  2 08:15:30 host app: " + xml).id()).isEqualTo(read(xml).id());
    }

    @Test
    void decode_message_printsNothingOfItself() {
        AtnaMessage message = decoder.decode(aMessage().bytes());

        assertThat(message.toString() + message.entry()).doesNotContain("M0001", "演示");
    }

    @Test
    void read_personShownByNameAlone_isCounted() {
        String nameless = AtnaFixture.patient("").replace("ParticipantObjectID=\"\"", "");

        AccessEvent event =
                event(AtnaFixture.aMessage().about(AtnaFixture.patient("M1") + nameless));

        assertThat(event.subjects()).hasSize(1);
        assertThat(event.subjectCount()).isEqualTo(2);
    }
}
