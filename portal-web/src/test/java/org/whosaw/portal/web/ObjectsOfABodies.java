package org.whosaw.portal.web;

import java.util.Map;
import java.util.Set;

/** The body of each operation that has one, with the real ids of patient A. */
final class ObjectsOfABodies {
    private static final String EVENT =
            """
            {"resourceType":"AuditEvent","id":"f-9","type":{"code":"rest"},"action":"R",
             "recorded":"2026-03-02T08:15:30Z","outcome":"0",
             "agent":[{"name":"缪演护","requestor":true}],"source":{"site":"emr"},
             "entity":[{"what":{"reference":"Patient/MTX0001"}}]}\
            """;

    private static final String MESSAGE =
            """
            <AuditMessage><EventIdentification EventActionCode="R" EventOutcomeIndicator="0"
              EventDateTime="2026-03-02T09:00:00Z"><EventID csd-code="110110"/></EventIdentification>
              <ActiveParticipant UserID="u1" UserIsRequestor="true"/>
              <ParticipantObjectIdentification ParticipantObjectID="MTX0001"
                ParticipantObjectTypeCode="1" ParticipantObjectTypeCodeRole="1"/></AuditMessage>\
            """;

    private static final String QUESTION =
            "\"action\":{\"name\":\"receive\",\"properties\":{\"purpose\":\"photography\"}},"
                    + "\"resource\":{\"type\":\"patient\",\"id\":\"MTX0001\",\"properties\":"
                    + "{\"elements\":[\"name\"]}}}";

    /** Operations whose body alone names an object of hers. */
    static final Set<String> NAMES_OBJECT =
            Set.of(
                    "POST /api/v1/me/second-factor",
                    "POST /api/v1/me/requests",
                    "POST /api/v1/me/rights",
                    "POST /api/v1/me/complaints",
                    "POST /api/v1/me/stops",
                    "POST /fhir/AuditEvent/_search",
                    "POST /api/v1/directory/binding-codes");

    static final Map<String, String> ALL =
            Map.ofEntries(
                    Map.entry(
                            "POST /api/v1/me/second-factor",
                            "{\"subject\":\"$SUBJECT\",\"visitNumber\":\"VISIT-MTX-9001\","
                                    + "\"visitDate\":\"2026-03-02\"}"),
                    Map.entry(
                            "POST /api/v1/me/requests",
                            "{\"type\":\"explain\",\"access\":\"$ACCESS\"}"),
                    Map.entry(
                            "POST /api/v1/me/rights",
                            "{\"kind\":\"rectify\",\"scope\":\"contact\","
                                    + "\"subject\":\"$SUBJECT\"}"),
                    Map.entry("POST /api/v1/me/rights/{id}/reply", "{\"words\":\"x\"}"),
                    Map.entry("POST /api/v1/staff/requests/{id}/acknowledge", "{\"version\":1}"),
                    Map.entry("POST /api/v1/staff/requests/{id}/take", "{\"version\":1}"),
                    Map.entry(
                            "POST /api/v1/staff/requests/{id}/missing",
                            "{\"version\":1,\"text\":\"x\"}"),
                    Map.entry(
                            "POST /api/v1/staff/requests/{id}/answer",
                            "{\"version\":1,\"outcome\":\"granted\",\"text\":\"x\"}"),
                    Map.entry(
                            "POST /api/v1/staff/requests/{id}/release",
                            "{\"version\":1,\"code\":\"000000\"}"),
                    Map.entry("POST /api/v1/me/complaints", "{\"reference\":\"$ACCESS\"}"),
                    Map.entry("POST /api/v1/staff/complaints/{id}/questions", "{\"text\":\"x ?\"}"),
                    Map.entry(
                            "POST /api/v1/staff/complaints/{id}/answer",
                            "{\"reason\":\"x\",\"remedy\":\"x\",\"code\":\"000000\"}"),
                    Map.entry("POST /fhir/AuditEvent/_search", "patient=Patient/$SUBJECT"),
                    Map.entry(
                            "POST /api/v1/directory/binding-codes",
                            "{\"mrn\":\"" + TwoHospitals.CHILD_MRN + "\"}"),
                    Map.entry(
                            "POST /api/v1/me/asks/{code}",
                            "{\"subject\":\"$SUBJECT\",\"notice\":\"nv_0HV3K9QZ7M2TD\","
                                    + "\"answer\":\"no\"}"),
                    Map.entry(
                            "POST /access/v1/evaluation",
                            "{\"subject\":{\"type\":\"recipient\",\"id\":\"studio\"}," + QUESTION),
                    Map.entry(
                            "POST /access/v1/evaluations",
                            "{\"subject\":{\"type\":\"recipient\",\"id\":\"studio\"}," + QUESTION),
                    Map.entry(
                            "POST /access/v1/tokens",
                            "{\"token\":\"AQ1gYx7mK2Jv0cVt\",\"subject\":{\"type\":\"recipient\","
                                    + "\"id\":\"studio\"},"
                                    + QUESTION),
                    Map.entry(
                            "POST /api/v1/me/stops",
                            "{\"everything\":true,\"subject\":\"$SUBJECT\"}"),
                    Map.entry(
                            "PUT /api/v1/directory/enforcement",
                            "{\"system\":\"emr\",\"enforcement\":\"told\"}"),
                    Map.entry(
                            "POST /api/v1/stops/lists/{day}/acknowledgement",
                            "{\"count\":1            }"),
                    Map.entry(
                            "POST /api/v1/staff/holds",
                            "{\"mrn\":\"MTX0001\",\"law\":\"x\",\"reason\":\"x\","
                                    + "\"reviewOn\":\"2026-12-01\"}"),
                    Map.entry(
                            "POST /api/v1/staff/holds/review",
                            "{\"id\":\"lh_0123456789ABC\",\"reviewOn\":\"2026-12-01\"}"),
                    Map.entry(
                            "POST /api/v1/staff/holds/lift",
                            "{\"id\":\"lh_0123456789ABC\",\"reason\":\"x\"}"),
                    Map.entry(
                            "PUT /api/v1/directory/systems",
                            "[{\"code\":\"emr\",\"name\":\"别的系统\"}]"),
                    Map.entry(
                            "PUT /api/v1/directory/terminals",
                            "[{\"code\":\"t1\",\"place\":\"别处\",\"shared\":false,"
                                    + "\"semiOpen\":false}]"),
                    Map.entry(
                            "PUT /api/v1/directory/staff",
                            "[{\"staffId\":\"S1\",\"name\":\"别演示\",\"role\":\"clerk\"}]"),
                    Map.entry(
                            "PUT /api/v1/directory/accounts",
                            "[{\"system\":\"emr\",\"account\":\"u1\",\"kind\":\"personal\","
                                    + "\"staffIds\":[\"S1\"]}]"),
                    Map.entry(
                            "PUT /api/v1/directory/patients",
                            "[{\"mrn\":\"MTX0001\",\"name\":\"别演示\"},"
                                    + "{\"mrn\":\"MTX0001B\",\"kind\":\"newborn\",\"name\":\"别演二\","
                                    + "\"newbornOf\":\"MTX0009\"}]"),
                    Map.entry(
                            "PUT /api/v1/directory/encounters",
                            "[{\"encounterId\":\"VISIT-MTX-9001\",\"mrn\":\"MTX0001\","
                                    + "\"kind\":\"delivery\",\"from\":\"2026-03-02T02:00:00Z\","
                                    + "\"outcome\":\"loss\"}]"),
                    Map.entry(
                            "PUT /api/v1/directory/care-facts",
                            "[{\"factId\":\"F-MTX-1\",\"mrn\":\"MTX0001\",\"kind\":\"order\","
                                    + "\"from\":\"2026-03-02T02:20:00Z\",\"staffIds\":[\"S1\"],"
                                    + "\"department\":\"产科\"}]"),
                    Map.entry(
                            "PUT /api/v1/directory/guardians",
                            "[{\"child\":\"MTX0001\",\"guardian\":\"MTX0002\","
                                    + "\"relation\":\"father\",\"reason\":\"parent\","
                                    + "\"paper\":\"birth-certificate\"}]"),
                    Map.entry(
                            "POST /api/v1/ingest/sheet",
                            "姓名,联系电话\n" + TwoHospitals.NAME + "," + TwoHospitals.PHONE + "\n"),
                    Map.entry("POST /api/v1/ingest/atna", MESSAGE),
                    Map.entry(
                            "PUT /api/v1/directory/recipients",
                            "[{\"code\":\"studio\",\"name\":\"别的影楼\",\"kind\":\"other\"}]"),
                    Map.entry(
                            "POST /api/v1/ingest/access-events",
                            "{\"sourceEventId\":\"a0\",\"occurredAt\":\"2026-03-02T09:00:00Z\","
                                    + "\"system\":\"emr\",\"accessor\":{\"account\":\"u1\"},"
                                    + "\"action\":\"view\",\"subjects\":[{\"mrn\":\"MTX0001\"}]}"),
                    Map.entry(
                            "POST /api/v1/ingest/disclosures",
                            "{\"sourceEventId\":\"g0\",\"occurredAt\":\"2026-03-02T09:00:00Z\","
                                + "\"system\":\"emr\",\"recipient\":\"studio\","
                                + "\"purpose\":\"photography\",\"basis\":\"not-stated\","
                                + "\"elements\":[\"phone\"],\"subjects\":[{\"mrn\":\"MTX0001\"}]}"),
                    Map.entry(
                            "POST /fhir",
                            "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":"
                                    + EVENT
                                    + "}]}"),
                    Map.entry(
                            "POST /api/v1/receipts",
                            "{\"items\":[{\"message\":\"in-9\",\"receivedAt\":"
                                    + "\"2026-03-02T09:00:00Z\","
                                    + "\"subject\":{\"value\":\"MTX0001\"}}]}"),
                    Map.entry("PUT /api/v1/me/notices/choice", "{\"digest\":\"daily\"}"),
                    Map.entry(
                            "PUT /api/v1/me/notices/email",
                            "{\"address\":\"demo@example.invalid\"}"),
                    Map.entry(
                            "POST /api/v1/me/notices/email/confirmation", "{\"code\":\"000000\"}"),
                    Map.entry("POST /fhir/AuditEvent", EVENT));

    private ObjectsOfABodies() {}
}
