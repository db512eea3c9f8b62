package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.agent;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.entry;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.read;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.readBy;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.swissAgent;
import static org.whosaw.portal.ingest.fhir.FhirFixtures.tree;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Purpose;

class FhirDecoderTest {
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PART = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final String ISO = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

    @Test
    void decode_read_hasEveryField() {
        FhirEntry entry = entry(read());
        AccessEvent event = entry.event();

        assertThat(event.sourceEventId()).isEqualTo("ward-1");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-03-02T00:15:30.123456Z"));
        assertThat(event.system()).isEqualTo("his");
        assertThat(entry.systems()).containsExactly("ward-emr", "obstetrics server");
        assertThat(entry.terminals()).containsExactly("ward terminal 3");
        assertThat(event.ip()).isEqualTo("192.0.2.17");
        assertThat(event.accessor())
                .isEqualTo(
                        new AccessorClaim(
                                "lin.ys", "N-1042", "林演示", "midwife", null, null, null, null));
        assertThat(event.action()).isEqualTo(AccessAction.VIEW);
        assertThat(event.purpose()).isEqualTo(Purpose.TREATMENT);
        assertThat(event.categories()).containsExactly(DataCategory.LABORATORY);
        assertThat(event.outcome()).isEqualTo(AccessOutcome.SUCCESS);
        assertThat(event.subjects()).containsExactly(SubjectKey.mrn("M0001"));
        assertThat(event.emergency()).isFalse();
        assertThat(entry.disclosure()).isNull();
    }

    @Test
    void decode_agentsAndEntitiesInAnyOrder_isTheSameEvent() {
        ObjectNode turned = read();
        turned.set("agent", reversed((ArrayNode) turned.get("agent")));
        turned.set("entity", reversed((ArrayNode) turned.get("entity")));

        assertThat(entry(turned).event()).isEqualTo(entry(read()).event());
    }

    private static ArrayNode reversed(ArrayNode list) {
        ArrayNode turned = list.arrayNode();
        for (int i = list.size() - 1; i >= 0; i--) {
            turned.add(list.get(i));
        }
        return turned;
    }

    @ParameterizedTest
    @CsvSource({
        "read, R, VIEW", "vread, R, VIEW", "search-type, E, SEARCH", "create, C, CREATE",
        "patch, U, UPDATE", "delete, D, DELETE", "operation, E, VIEW", "history-type, R, LIST"
    })
    void decode_interaction_isTheAction(String interaction, String letter, AccessAction expected) {
        ObjectNode event = read();
        ((ObjectNode) event.get("subtype").get(0)).put("code", interaction);
        event.put("action", letter);

        assertThat(entry(event).event().action()).isEqualTo(expected);
    }

    @Test
    void decode_noActionNoSubtype_isAView() {
        ObjectNode event = read();
        event.remove(List.of("action", "subtype"));

        assertThat(entry(event).event().action()).isEqualTo(AccessAction.VIEW);
    }

    @ParameterizedTest
    @CsvSource({"0, SUCCESS", "4, MINOR_FAILURE", "8, SERIOUS_FAILURE", "12, MAJOR_FAILURE"})
    void decode_outcome_isKept(String code, AccessOutcome expected) {
        assertThat(entry(read().put("outcome", code)).event().outcome()).isEqualTo(expected);
    }

    @Test
    void decode_noUser_clientMachineIsTheAccessor() {
        ObjectNode event = read();
        ((ArrayNode) event.get("agent")).remove(1);

        AccessorClaim reader = entry(event).event().accessor();
        assertThat(reader.name()).isEqualTo("ward terminal 3");
        assertThat(reader.identity()).isEqualTo(AccountKind.SYSTEM);

        ((ObjectNode) event.get("subtype").get(0)).put("code", "create");
        AccessorClaim writer = entry(event.put("action", "C")).event().accessor();
        assertThat(writer.name()).isEqualTo("obstetrics server");
    }

    @Test
    void decode_oauthClientAndUser_userLooksThroughTheClient() {
        ObjectNode client = agent(DCM, "110150", false, "mobile app");
        ObjectNode user =
                agent(
                        "https://profiles.ihe.net/ITI/BALP/CodeSystem/UserAgentTypes",
                        "UserOauthAgent",
                        true,
                        "王演示");

        FhirEntry both = entry(readBy(client, user));
        assertThat(both.event().accessor().name()).isEqualTo("王演示");
        assertThat(both.event().accessor().identity()).isNull();
        assertThat(both.terminals()).contains("mobile app");

        FhirEntry alone = entry(readBy(client));
        assertThat(alone.event().accessor().name()).isEqualTo("mobile app");
        assertThat(alone.event().accessor().identity()).isEqualTo(AccountKind.SYSTEM);
    }

    @Test
    void decode_personAtTheSource_isNoSystemAndNotOnBehalfOfTheRecipient() {
        ObjectNode person = agent(DCM, "110153", true, "冯演示");
        ObjectNode recipient = agent(DCM, "110152", false, "某诊所");
        recipient.putObject("who").put("reference", "Practitioner/9");

        AccessorClaim who = entry(readBy(recipient, person)).event().accessor();
        assertThat(who.name()).isEqualTo("冯演示");
        assertThat(who.identity()).isNull();
        assertThat(who.onBehalfOf()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"ASS, HCP", "REP, PAT", "TCU, HCP"})
    void decode_swissPair_assistantOnBehalfOfPrincipal(String acting, String principal) {
        for (boolean flag : List.of(true, false)) {
            AccessorClaim who =
                    entry(
                                    readBy(
                                            swissAgent(principal, !flag, "孙主任"),
                                            swissAgent(acting, flag, "钱助理")))
                            .event()
                            .accessor();

            assertThat(who.name()).isEqualTo("钱助理");
            assertThat(who.onBehalfOf()).isEqualTo("孙主任");
        }
    }

    @Test
    void decode_delegatedUser_onBehalfOfMainUser() {
        AccessorClaim who =
                entry(
                                readBy(
                                        agent(PART, "RESP", true, "主责医生"),
                                        agent(PART, "PPRF", false, "代办人"),
                                        agent(DCM, "110152", false, "app")))
                        .event()
                        .accessor();

        assertThat(who.name()).isEqualTo("代办人");
        assertThat(who.onBehalfOf()).isEqualTo("主责医生");
    }

    @Test
    void decode_swissGroup_isTheDepartment() {
        ObjectNode group = swissAgent("GRP", false, "产科二组");

        AccessorClaim who = entry(readBy(group, swissAgent("HCP", true, "周医生"))).event().accessor();
        assertThat(who.name()).isEqualTo("周医生");
        assertThat(who.department()).isEqualTo("产科二组");
        assertThat(who.onBehalfOf()).isNull();
    }

    @Test
    void decode_userOrganisation_isTheEmployer() {
        ObjectNode user = agent(PART, "IRCP", true, "吴演示");
        ObjectNode firm =
                agent(
                        "http://terminology.hl7.org/CodeSystem/v3-RoleClass",
                        "PROV",
                        false,
                        "演示摄影公司");

        assertThat(entry(readBy(firm, user)).event().accessor().employer()).isEqualTo("演示摄影公司");
    }

    @ParameterizedTest
    @CsvSource({
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, ETREAT, EMERGENCY, true",
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, BTG, EMERGENCY, true",
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, HPAYMT, BILLING, false",
        "http://terminology.hl7.org/CodeSystem/v3-ActReason, FooBar, OTHER, false",
        "urn:oid:2.16.840.1.113883.3.18.7.1, PUBLICHEALTH, PUBLIC_HEALTH, false",
        "urn:oid:2.16.756.5.30.1.127.3.10.5, EMER, EMERGENCY, true",
        "https://example.org/own, TREAT, OTHER, false"
    })
    void decode_purpose_knownOrOther(
            String system, String code, Purpose expected, boolean emergency) {
        ObjectNode event = read();
        ObjectNode coding = (ObjectNode) event.at("/agent/1/purposeOfUse/0/coding/0");
        coding.put("system", system).put("code", code);

        assertThat(entry(event).event().purpose()).isEqualTo(expected);
        assertThat(entry(event).event().emergency()).isEqualTo(emergency);
    }

    @Test
    void decode_purposeOfEventOnly_isRead() {
        ObjectNode event = read();
        ((ObjectNode) event.at("/agent/1")).remove("purposeOfUse");
        assertThat(entry(event).event().purpose()).isEqualTo(Purpose.UNKNOWN);

        event.putArray("purposeOfEvent")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActReason")
                .put("code", "PATRQT");
        assertThat(entry(event).event().purpose()).isEqualTo(Purpose.PATIENT_REQUEST);
    }

    @Test
    void decode_disclosure_isAnAccessAndAProvision() {
        ObjectNode event =
                readBy(
                        agent(DCM, "110153", false, "exchange"),
                        agent(DCM, "110152", false, "演示保险"),
                        agent("http://snomed.info/sct", "429577009", true, "家属"));
        event.set("type", tree("{\"system\": \"" + DCM + "\", \"code\": \"110106\"}"));
        event.putArray("subtype").addObject().put("system", ISO).put("code", "disclose");

        FhirEntry entry = entry(event);
        assertThat(entry.event().action()).isEqualTo(AccessAction.EXPORT);
        assertThat(entry.disclosure()).isNotNull();
        assertThat(entry.disclosure().recipients()).containsExactly("演示保险");
        assertThat(entry.disclosure().authorizer()).isEqualTo("家属");
        assertThat(entry.provision("his", "insurer", entry.event().subjects()).recipient())
                .isEqualTo("insurer");
    }

    @Test
    void decode_subjectForms_allFindTheirKey() {
        assertThat(subjectOf("{\"reference\": \"https://h.example/fhir/Patient/M2/_history/3\"}"))
                .containsExactly(SubjectKey.mrn("M2"));
        assertThat(subjectOf("{\"identifier\": {\"system\": \"urn:oid:1.2\", \"value\": \"9\"}}"))
                .containsExactly(new SubjectKey("urn:oid:1.2", "9"));
        assertThat(subjectOf("{\"identifier\": {\"value\": \"M3\"}}"))
                .containsExactly(SubjectKey.mrn("M3"));
        assertThat(subjectOf("{\"identifier\": {\"value\": \"55^^^&1.2.3&ISO\"}}"))
                .containsExactly(new SubjectKey("urn:oid:1.2.3", "55"));
        assertThat(subjectOf("{\"reference\": \"Patient?identifier=urn:x|M4\"}"))
                .containsExactly(new SubjectKey("urn:x", "M4"));
        assertThat(
                        subjectOf(
                                "{\"reference\": \"Patient/5\", \"identifier\":"
                                        + " {\"system\": \"urn:oid:1.2\", \"value\": \"9\"}}"))
                .containsExactly(new SubjectKey("urn:oid:1.2", "9"), SubjectKey.mrn("5"));
    }

    private static List<SubjectKey> subjectOf(String what) {
        ObjectNode event = read();
        ((ObjectNode) event.at("/entity/1")).set("what", tree(what));
        return entry(event).subjects().get(0);
    }

    @Test
    void decode_containedPatient_takesItsIdentifier() {
        ObjectNode event = read();
        ((ObjectNode) event.at("/entity/1")).set("what", tree("{\"reference\": \"#p\"}"));
        event.putArray("contained")
                .add(
                        tree(
                                "{\"resourceType\": \"Patient\", \"id\": \"p\", \"identifier\":"
                                        + " [{\"system\": \"urn:oid:7\", \"value\": \"12\"}]}"));

        assertThat(entry(event).event().subjects())
                .containsExactly(new SubjectKey("urn:oid:7", "12"));
    }

    @Test
    void decode_manyPatients_areAllSubjects() {
        ObjectNode event = read();
        ArrayNode entities = event.putArray("entity");
        for (int i = 0; i < 24; i++) {
            ObjectNode entity = entities.addObject();
            entity.putObject("what").put("reference", "Patient/M" + i);
            entity.putObject("role").put("system", ROLE).put("code", "1");
        }

        assertThat(entry(event).event().subjects()).hasSize(24);
    }

    @Test
    void decode_patientsShownByNameAlone_areCounted() {
        ObjectNode event = read();
        for (int i = 0; i < 2; i++) {
            ObjectNode unnamed = ((ArrayNode) event.get("entity")).addObject();
            unnamed.putObject("what").put("display", "演示甲一");
            unnamed.putObject("role").put("system", ROLE).put("code", "1");
        }

        AccessEvent access = entry(event).event();

        assertThat(access.subjects()).hasSize(1);
        assertThat(access.subjectCount()).isEqualTo(3);
        assertThat(entry(read()).event().subjectCount()).isNull();
    }

    @Test
    void decode_containedPractitioner_isNamedAsHerLanguageHasIt() {
        ObjectNode event = read();
        ObjectNode doctor = event.putArray("contained").addObject();
        doctor.put("resourceType", "Practitioner").put("id", "d");
        ObjectNode name = doctor.putArray("name").addObject().put("family", "演");
        name.putArray("given").add("示").add("甲");
        ObjectNode user = (ObjectNode) event.at("/agent/1");
        user.remove("name");
        user.putObject("who").put("reference", "#d");

        assertThat(entry(event).event().accessor().name()).isEqualTo("演示甲");
    }

    @Test
    void decode_query_tellsTheKindOfDataOnly() {
        ObjectNode event = read();
        ((ObjectNode) event.get("subtype").get(0)).put("code", "search");
        ArrayNode entities = event.put("action", "E").putArray("entity");
        String query = "GET h.example/fhir/MedicationRequest?patient=M0001";
        ObjectNode entity = entities.addObject();
        entity.putObject("role").put("system", ROLE).put("code", "24");
        entity.put(
                "query",
                Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8)));

        AccessEvent found = entry(event).event();
        assertThat(found.action()).isEqualTo(AccessAction.SEARCH);
        assertThat(found.categories()).containsExactly(DataCategory.MEDICATION);
        assertThat(found.subjects()).isEmpty();
    }

    @Test
    void decode_protectedLabel_marksTheKind() {
        ObjectNode event = read();
        ((ObjectNode) event.at("/entity/0"))
                .putArray("securityLabel")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", "HIV");

        assertThat(entry(event).event().categories()).contains(DataCategory.INFECTION);
    }

    @Test
    void decode_noId_takesADigestThatOrderDoesNotChange() {
        ObjectNode event = read();
        event.remove("id");
        ObjectNode other = event.objectNode();
        for (String name : List.of("entity", "agent", "source", "outcome", "recorded", "action")) {
            other.set(name, event.get(name));
        }
        other.set("subtype", event.get("subtype"));
        other.set("type", event.get("type"));
        other.put("resourceType", "AuditEvent");
        other.putObject("text").put("status", "generated");

        String id = entry(event).event().sourceEventId();
        assertThat(id).startsWith("sha-256-").hasSize(72);
        assertThat(entry(other).event().sourceEventId()).isEqualTo(id);
    }
}
