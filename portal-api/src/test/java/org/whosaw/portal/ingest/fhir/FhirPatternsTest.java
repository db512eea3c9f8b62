package org.whosaw.portal.ingest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessorClaim;

/**
 * One event of ours for each pattern that profiles and transactions describe, told in a line, and
 * each of them, with every example that is given, once more as XML.
 */
class FhirPatternsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path DATA = Path.of("../../shared/data");
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PART = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String CLASS = "http://terminology.hl7.org/CodeSystem/v3-RoleClass";
    private static final String REST = "http://hl7.org/fhir/restful-interaction";
    private static final String TYPE = "http://terminology.hl7.org/CodeSystem/audit-event-type";
    private static final String IHE = "urn:ihe:event-type-code";
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/CodeSystem/";
    private static final String ISO = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";
    private static final String SEC =
            "http://terminology.hl7.org/CodeSystem/extra-security-role-type";
    private static final String SWISS = "urn:oid:2.16.756.5.30.1.127.3.10.";
    private static final String CLIENT = agent(DCM, "110150", false, who("Device/app", null));
    private static final String SERVER = agent(DCM, "110152", false, who("Device/emr", null));
    private static final String USER = agent(PART, "IRCP", true, "\"who\":{\"display\":\"郭演示\"}");
    private static final String PATIENT = entity("1", "Patient/M7");
    private static final String DOCUMENT = entity("4", "DocumentReference/d7");

    /**
     * An event and what is read: action, who, kind, for whom, employer, patients, purpose, more.
     */
    private record Pattern(String name, String event, String told) {}

    private static List<Pattern> patterns() {
        return List.of(
                new Pattern(
                        "OAuth opaque token: the user behind it, by the token's tail",
                        event(
                                TYPE,
                                "rest",
                                REST,
                                "read",
                                "R",
                                list(
                                        CLIENT,
                                        SERVER,
                                        agent(
                                                BALP + "UserAgentTypes",
                                                "UserOauthAgent",
                                                true,
                                                "\"policy\":[\"…tail\"],\"who\":{\"display\":\"郭演示\"}")),
                                list(PATIENT, DOCUMENT)),
                        "view 郭演示 - - - mrn|M7 unknown [diagnosis]"),
                new Pattern(
                        "OAuth token in full: issuer, user id, name",
                        event(
                                TYPE,
                                "rest",
                                REST,
                                "search",
                                "E",
                                list(
                                        agent(
                                                DCM,
                                                "110150",
                                                false,
                                                "\"who\":{\"identifier\":{\"value\":\"client-9\"}}"),
                                        SERVER,
                                        agent(
                                                PART,
                                                "IRCP",
                                                true,
                                                "\"name\":\"郭演示\",\"policy\":[\"jti-1\"],\"who\":{\"identifier\":"
                                                    + "{\"system\":\"https://login.example\",\"value\":\"u-17\"}}")),
                                list(
                                        PATIENT,
                                        query("GET https://h.example/fhir/Condition?patient=M7"))),
                        "search 郭演示 - - - mrn|M7 unknown account=u-17 [diagnosis]"),
                new Pattern(
                        "OAuth client alone: the machine looked",
                        event(
                                TYPE,
                                "rest",
                                REST,
                                "read",
                                "R",
                                list(agent(DCM, "110150", false, who("Device/app", "批处理")), SERVER),
                                list(PATIENT)),
                        "view 批处理 system - - mrn|M7 unknown [identity]"),
                new Pattern(
                        "SAML token in full: subject id, role, organisation, home community",
                        event(
                                TYPE,
                                "rest",
                                REST,
                                "read",
                                "R",
                                list(
                                        agent(
                                                PART,
                                                "IRCP",
                                                true,
                                                "\"extension\":[{\"url\":\"https://profiles.ihe.net/ITI/BALP/"
                                                    + "StructureDefinition/ihe-otherId\",\"valueIdentifier\":{\"type\":{\"coding\":[{\"system\":\""
                                                        + BALP
                                                        + "OtherIdentifierTypes\",\"code\":\"SAML-subject-id\"}]},\"value\":\"郭演示\"}}],"
                                                        + "\"role\":[{\"coding\":[{\"system\":\"http://snomed.info/sct\",\"code\":\"224571005\",\"display\":\"nurse\"}]}],"
                                                        + "\"who\":{\"identifier\":{\"system\":\"urn:idp\",\"value\":\"guo\"}}"),
                                        agent(
                                                CLASS,
                                                "PROV",
                                                false,
                                                "\"who\":{\"display\":\"某诊所\",\"identifier\":{\"value\":\"org-1\"}}"),
                                        agent(
                                                "urn:ihe:iti:xca:2010",
                                                "homeCommunityId",
                                                false,
                                                "\"who\":{\"identifier\":{\"value\":\"urn:oid:1.2.3\"}}")),
                                list(PATIENT)),
                        "view 郭演示 - - 某诊所 mrn|M7 unknown account=guo [identity]"),
                new Pattern(
                        "consent decision, permitted: the user asked, the authoriser decided",
                        decision("0"),
                        "view 郭演示 - - 某诊所 mrn|M7 unknown"),
                new Pattern(
                        "consent decision, denied: the look failed",
                        decision("4"),
                        "view 郭演示 - - 某诊所 mrn|M7 unknown minor-failure"),
                new Pattern(
                        "getting an access token: about nobody",
                        event(
                                DCM,
                                "110114",
                                IHE,
                                "ITI-71",
                                "E",
                                list(
                                        CLIENT,
                                        agent(
                                                BALP + "UserAgentTypes",
                                                "AuthzOauthService",
                                                false,
                                                who("Device/idp", null)),
                                        USER),
                                list(query("POST /token"))),
                        "search 郭演示 - - - - unknown"),
                new Pattern(
                        "disclosure told by the source",
                        disclosure("110106", "disclose"),
                        "export 郭演示 - - - mrn|M7 unknown [diagnosis] to=[某保险]"),
                new Pattern(
                        "disclosure told by the recipient",
                        disclosure("110107", "disclose"),
                        "create 郭演示 - - - mrn|M7 unknown [diagnosis] to=[某保险]"),
                new Pattern(
                        "demographics query (PDQm)",
                        event(
                                TYPE,
                                "rest",
                                IHE,
                                "ITI-78",
                                "E",
                                list(CLIENT, SERVER, USER),
                                list(PATIENT, query("GET h.example/Patient?family=x"))),
                        "search 郭演示 - - - mrn|M7 unknown [identity]"),
                new Pattern(
                        "identifier query (PIXm)",
                        event(
                                TYPE,
                                "rest",
                                IHE,
                                "ITI-83",
                                "E",
                                list(CLIENT, SERVER, USER),
                                list(
                                        entityBy("urn:oid:1.2.9", "77"),
                                        query("GET h.example/Patient/$ihe-pix"))),
                        "search 郭演示 - - - urn:oid:1.2.9|77 unknown"),
                new Pattern(
                        "identity feed (PIXm): a machine wrote",
                        event(
                                DCM,
                                "110110",
                                IHE,
                                "ITI-104",
                                "U",
                                list(
                                        agent(DCM, "110153", true, who("Device/adt", "入出院系统")),
                                        SERVER),
                                list(PATIENT)),
                        "update 入出院系统 system - - mrn|M7 unknown"),
                new Pattern(
                        "directory query (mCSD): about nobody",
                        event(
                                TYPE,
                                "rest",
                                IHE,
                                "ITI-90",
                                "E",
                                list(CLIENT, SERVER, USER),
                                list(query("GET h.example/Practitioner?name=x"))),
                        "search 郭演示 - - - - unknown"),
                new Pattern(
                        "document retrieval (MHD)",
                        event(
                                DCM,
                                "110107",
                                IHE,
                                "ITI-68",
                                "C",
                                list(
                                        agent(DCM, "110153", false, who("Device/repo", null)),
                                        agent(DCM, "110152", true, who("Device/viewer", "调阅终端"))),
                                list(PATIENT, entity("3", "DocumentReference/d7"))),
                        "view 调阅终端 system - - mrn|M7 unknown [diagnosis]"),
                new Pattern(
                        "Swiss trail: an assistant read for a professional in an emergency",
                        swiss(
                                "ATC_DOC_READ",
                                list(
                                        swissAgent("HCP", false, "孙主任"),
                                        swissAgent("ASS", true, "钱助理")),
                                "\"purposeOfEvent\":[{\"coding\":[{\"system\":\""
                                        + SWISS
                                        + "5\",\"code\":\"EMER\"}]}],"),
                        "view 钱助理 - 孙主任 - urn:oid:2.16.756.5.30.1.127.3.10.3|761 emergency"
                                + " emergency"),
                new Pattern(
                        "Swiss trail: a representative changed a policy",
                        swiss(
                                "ATC_POL_UPDATE_ACC_RIGHT",
                                list(
                                        swissAgent("PAT", false, "周女士"),
                                        swissAgent("REP", true, "周先生")),
                                ""),
                        "update 周先生 - 周女士 - urn:oid:2.16.756.5.30.1.127.3.10.3|761 unknown"),
                new Pattern(
                        "Swiss trail: the policy administrator",
                        swiss("ATC_POL_DIS_EMER_USE", list(swissAgent("PADM", true, "策略管理员")), ""),
                        "update 策略管理员 - - - urn:oid:2.16.756.5.30.1.127.3.10.3|761 unknown"),
                new Pattern(
                        "Swiss trail: the log itself was read by the patient",
                        swiss("ATC_LOG_READ", list(swissAgent("PAT", true, "周女士")), ""),
                        "view 周女士 - - - urn:oid:2.16.756.5.30.1.127.3.10.3|761 unknown"));
    }

    @TestFactory
    Stream<DynamicTest> patterns_areReadAsTold() {
        return patterns().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.name(),
                                        () ->
                                                assertThat(
                                                                told(
                                                                        FhirFixtures.decode(
                                                                                tree(
                                                                                        each
                                                                                                .event()))))
                                                        .isEqualTo(each.told())));
    }

    @TestFactory
    Stream<DynamicTest> patterns_asXml_areTheSame() {
        return patterns().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.name(), () -> assertTwins(tree(each.event()))));
    }

    @TestFactory
    Stream<DynamicTest> givenEvents_asXml_areTheSame() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "../shared/data is not here: given examples not read");
        return Stream.of("fhir-balp/examples-1.1.4", "fhir-mhd-audit", "fhir-r4-core")
                .flatMap(folder -> events(DATA.resolve(folder)).stream())
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () ->
                                                assertTwins(
                                                        (ObjectNode)
                                                                JSON.readTree(file.toFile()))));
    }

    private static List<Path> events(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(each -> each.getFileName().toString().startsWith("AuditEvent-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void assertTwins(ObjectNode json) {
        FhirDocument plain = FhirFixtures.decode(json);
        FhirDocument twin = FhirTwin.decodeTwin(json, "his");
        assertThat(twin.refusal()).isEqualTo(plain.refusal());
        assertThat(twin.items()).usingRecursiveComparison().isEqualTo(plain.items());
    }

    private static String told(FhirDocument document) {
        assertThat(document.refusal()).isNull();
        FhirEntry entry = document.items().get(0).value();
        assertThat(entry).as(String.valueOf(document.items().get(0).rejection())).isNotNull();
        AccessEvent event = entry.event();
        AccessorClaim who = event.accessor();
        String subjects =
                event.subjects().stream()
                        .map(each -> each.system() + "|" + each.value())
                        .collect(Collectors.joining(","));
        Stream<String> always =
                Stream.of(
                        event.action().code(),
                        or(who.name()),
                        who.identity() == null ? "-" : who.identity().code(),
                        or(who.onBehalfOf()),
                        or(who.employer()),
                        subjects.isEmpty() ? "-" : subjects,
                        event.purpose().code());
        Stream<String> more =
                Stream.of(
                        who.account() == null || who.identity() != null
                                ? ""
                                : "account=" + who.account(),
                        event.emergency() ? "emergency" : "",
                        event.outcome().ordinal() == 0 ? "" : event.outcome().code(),
                        event.categories().isEmpty()
                                ? ""
                                : event.categories().stream()
                                        .map(each -> each.code())
                                        .sorted()
                                        .toList()
                                        .toString(),
                        entry.disclosure() == null ? "" : "to=" + entry.disclosure().recipients());
        return Stream.concat(always, more.filter(each -> !each.isEmpty()))
                .collect(Collectors.joining(" "));
    }

    private static String or(String text) {
        return text == null ? "-" : text;
    }

    private static ObjectNode tree(String json) throws IOException {
        return (ObjectNode) JSON.readTree(json);
    }

    private static String list(String... parts) {
        return String.join(",", parts);
    }

    private static String who(String reference, String display) {
        return "\"who\":{\"reference\":\""
                + reference
                + "\""
                + (display == null ? "" : ",\"display\":\"" + display + "\"")
                + "}";
    }

    private static String agent(String system, String code, boolean requestor, String more) {
        return "{\"type\":{\"coding\":[{\"system\":\"%s\",\"code\":\"%s\"}]},\"requestor\":%s,%s}"
                .formatted(system, code, requestor, more);
    }

    private static String swissAgent(String role, boolean requestor, String name) {
        return "{\"role\":[{\"coding\":[{\"system\":\"%s6\",\"code\":\"%s\"}]}],\"requestor\":%s,\"name\":\"%s\"}"
                .formatted(SWISS, role, requestor, name);
    }

    private static String entity(String role, String reference) {
        return "{\"what\":{\"reference\":\"%s\"},\"role\":{\"system\":\"http://terminology.hl7.org/CodeSystem/object-role\",\"code\":\"%s\"}}"
                .formatted(reference, role);
    }

    private static String entityBy(String system, String value) {
        return "{\"what\":{\"identifier\":{\"system\":\"%s\",\"value\":\"%s\"}},\"role\":{\"system\":\"http://terminology.hl7.org/CodeSystem/object-role\",\"code\":\"1\"}}"
                .formatted(system, value);
    }

    private static String query(String request) {
        String encoded =
                java.util.Base64.getEncoder()
                        .encodeToString(request.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return "{\"role\":{\"system\":\"http://terminology.hl7.org/CodeSystem/object-role\",\"code\":\"24\"},\"query\":\"%s\"}"
                .formatted(encoded);
    }

    private static String event(
            String typeSystem,
            String type,
            String subtypeSystem,
            String subtype,
            String action,
            String agents,
            String entities) {
        return """
        {"resourceType":"AuditEvent","id":"p-1","type":{"system":"%s","code":"%s"},
         "subtype":[{"system":"%s","code":"%s"}],"action":"%s","recorded":"2026-03-02T08:15:30Z",
         "outcome":"0","agent":[%s],"source":{"site":"his"},"entity":[%s]}\
        """
                .formatted(typeSystem, type, subtypeSystem, subtype, action, agents, entities);
    }

    private static String decision(String outcome) {
        String agents =
                list(
                        CLIENT,
                        USER,
                        agent(CLASS, "PROV", false, "\"who\":{\"display\":\"某诊所\"}"),
                        agent(SEC, "authserver", false, who("Device/authz", "授权服务")));
        String consent =
                "{\"what\":{\"reference\":\"Consent/c1\"},\"type\":{\"system\":\"http://hl7.org/fhir/resource-types\",\"code\":\"Consent\"}}";
        return event(
                        DCM,
                        "110113",
                        BALP + "AuthZsubType",
                        "AuthZ-Consent",
                        "E",
                        agents,
                        list(PATIENT, consent))
                .replace("\"outcome\":\"0\"", "\"outcome\":\"" + outcome + "\"");
    }

    private static String disclosure(String type, String lifecycle) {
        String agents =
                list(
                        agent(DCM, "110153", false, who("Device/emr", null)),
                        agent(DCM, "110152", false, "\"who\":{\"display\":\"某保险\"}"),
                        USER);
        return event(DCM, type, ISO, lifecycle, "R", agents, list(PATIENT, DOCUMENT));
    }

    private static String swiss(String code, String agents, String more) {
        String action = code.contains("READ") ? "R" : "U";
        return event(DCM, "110113", SWISS + "7", code, action, agents, entityBy(SWISS + "3", "761"))
                .replace("\"outcome\"", more + "\"outcome\"");
    }
}
