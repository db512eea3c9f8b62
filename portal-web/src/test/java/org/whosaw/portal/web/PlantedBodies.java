package org.whosaw.portal.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The planted values, and bodies full of them. Nobody has these numbers. */
final class PlantedBodies {
    static final String NAME = "褚萤晞岚";
    static final String NAME_OTHER = "郗棠溪泠";
    static final String PHONE = "13977770101";
    static final String PHONE_OTHER = "13977770102";
    static final String PHONE_NEW = "13977770103";
    static final String PHONE_DEAF = "13977770104";
    static final String PHONE_STAFF = "13977770105";
    static final String PHONE_STRANGE = "13977770199";
    static final String ID_NUMBER = "110000198706051013";
    static final String ID_OTHER = "110000199111231116";
    static final String MRN = "PLMRN-770101";
    static final String MRN_OTHER = "PLMRN-770102";
    static final String MRN_DEAF = "PLMRN-770104";
    static final String VISIT = "PLVISIT-770101";
    static final String BIRTH = "1987-06-05";
    static final String BIRTH_OTHER = "1991-11-23";
    static final String STAFF = "臧檀溪护";
    static final String WISH = "不要再给影楼，褚萤晞岚 13977770101";

    /** What she and the staff write of each other, which both may read again. */
    static final String QUESTION = "为什么看我？演晞岚问 13977770106";

    /** Everything that must be in no byte. */
    static final List<String> VALUES =
            List.of(
                    NAME,
                    NAME_OTHER,
                    "钭玥昭铃",
                    "褚萤晞贝",
                    STAFF,
                    "臧檀溪管",
                    "臧檀溪托",
                    "臧檀溪批",
                    "臧檀溪官",
                    "臧檀溪答",
                    PHONE_STAFF,
                    "演晞岚外",
                    "演晞岚问",
                    "演晞岚急",
                    "13977770106",
                    PHONE,
                    PHONE_OTHER,
                    PHONE_NEW,
                    PHONE_DEAF,
                    PHONE_STRANGE,
                    "13977770190",
                    ID_NUMBER,
                    ID_OTHER,
                    MRN,
                    MRN_OTHER,
                    MRN_DEAF,
                    "PLMRN-7701",
                    "PLIDENT-770101",
                    VISIT,
                    BIRTH,
                    BIRTH_OTHER,
                    "19870605",
                    "19911123",
                    "PLSTAFF-770",
                    "placcount.770",
                    "PLAPPROVAL-770",
                    "src-PLEVT-77");

    static final Map<String, String> DIRECTORY = directory();

    private static Map<String, String> directory() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(
                "systems",
                """
                [{"code":"emr","name":"病历系统","department":"信息科","custodian":"臧檀溪管"}]
                """);
        all.put(
                "terminals",
                "[{\"code\":\"t1\",\"place\":\"产科护士站\",\"shared\":true,\"semiOpen\":false}]");
        all.put(
                "recipients",
                """
                [{"code":"studio","name":"演示影楼","kind":"photographer","role":"independent"}]
                """);
        all.put(
                "staff",
                """
                [{"staffId":"PLSTAFF-7701","name":"臧檀溪护","role":"nurse","department":"产科"},
                 {"staffId":"PLSTAFF-7702","name":"臧檀溪托","role":"clerk","employer":"演示月子公司",
                  "employerKind":"on-site-agency"}]
                """);
        all.put(
                "accounts",
                """
                [{"system":"emr","account":"placcount.7701","kind":"personal","staffIds":["PLSTAFF-7701"]}]
                """);
        all.put(
                "patients",
                """
                [{"mrn":"PLMRN-770101","name":"褚萤晞岚","idNumber":"110000198706051013","phone":"13977770101",
                  "birthDate":"1987-06-05","sex":"female",
                  "identifiers":[{"system":"urn:oid:1.2.3","value":"PLIDENT-770101"}]},
                 {"mrn":"PLMRN-770102","name":"郗棠溪泠","idNumber":"110000199111231116","phone":"13977770102",
                  "birthDate":"1991-11-23"},
                 {"mrn":"PLMRN-770104","name":"钭玥昭铃","phone":"13977770104"},
                 {"mrn":"PLMRN-770101B","kind":"newborn","name":"褚萤晞贝","newbornOf":"PLMRN-770101"}]
                """);
        all.put(
                "encounters",
                """
                [{"encounterId":"PLVISIT-770101","mrn":"PLMRN-770101","kind":"visit",
                  "from":"2026-03-02T02:00:00Z","department":"产科","careTeam":["PLSTAFF-7701"]}]
                """);
        return all;
    }

    static final String LOOKS =
            """
            {"sourceEventId":"src-PLEVT-770101","occurredAt":"2026-03-02T08:00:00Z","system":"emr","terminal":"t1","ip":"10.0.0.7","accessor":{"account":"placcount.7701","id":"PLSTAFF-7701","name":"臧檀溪护","onBehalfOf":"臧檀溪托"},"action":"view","purpose":"treatment","elements":["name","phone"],"emergency":true,"emergencyReason":"演晞岚急急诊","approvalId":"PLAPPROVAL-7701","subjects":[{"mrn":"PLMRN-770101"},{"mrn":"PLMRN-770102"},{"mrn":"PLMRN-770199"}]}
            {"sourceEventId":"src-PLEVT-770102","occurredAt":"2026-03-02T08:01:00Z","system":"emr","accessor":{"id":"PLSTAFF-7702","name":"臧檀溪托"},"action":"search","elements":["infection-status"],"subjects":[{"identifier":{"system":"urn:oid:1.2.3","value":"PLIDENT-770101"}},{"mrn":"PLMRN-770101B"}]}
            """;

    static final String PROVISIONS =
            """
            {"sourceEventId":"src-PLEVT-770103","occurredAt":"2026-03-02T09:00:00Z","system":"emr","recipient":"studio","purpose":"photography","basis":"not-stated","elements":["phone","birth-date"],"method":"file","count":2,"subjects":[{"mrn":"PLMRN-770101"},{"mrn":"PLMRN-770102"}]}
            {"sourceEventId":"src-PLEVT-770104","occurredAt":"2026-03-02T09:01:00Z","system":"emr","recipient":"studio","purpose":"public-health","basis":"statutory-duty","article":"传染病防治法 33","elements":["phone"],"method":"file","onwardOf":"src-PLEVT-770103","deferral":{"law":"传染病防治法","article":"33","until":"%s","approvedBy":"臧檀溪批"},"subjects":[{"mrn":"PLMRN-770101"}]}
            """
                    .formatted(Instant.now().plus(Duration.ofDays(400)));

    static final String AUDIT_EVENT =
            """
            {"resourceType":"AuditEvent","id":"src-PLEVT-77","type":{"code":"rest"},"action":"R",
             "recorded":"2026-03-02T08:15:30Z","outcome":"0","outcomeDesc":"褚萤晞岚 13977770101",
             "agent":[{"name":"臧檀溪护","altId":"placcount.7701","requestor":true,
               "who":{"identifier":{"value":"PLSTAFF-7701"},"display":"臧檀溪护"}}],
             "source":{"site":"emr","observer":{"display":"臧檀溪管"}},
             "entity":[{"what":{"reference":"Patient/PLMRN-770101","display":"褚萤晞岚"},
               "name":"褚萤晞岚","description":"13977770101",
               "query":"cGhvbmU9MTM5Nzc3NzAxMDEmbmFtZT3opJrokKTmmZ7lspo=","detail":[{"type":"phone","valueString":"13977770101"}]}]}
            """;

    static final String BUNDLE =
            "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":"
                    + AUDIT_EVENT.replace("src-PLEVT-77", "src-PLEVT-775")
                    + "},{\"resource\":"
                    + AUDIT_EVENT.replace("2026-03-02", "3026-03-02")
                    + "}]}";

    /** A page of a queue: herself, hers but for the name, nobody's. */
    static final String SHEET =
            "姓名,联系电话,备注\n"
                    + "褚萤晞岚,13977770101,褚萤晞岚要早来\n"
                    + "演晞岚外,13977770101,x\n"
                    + "演晞岚外,13977770102,x\n"
                    + "演晞岚外,13977770190,x\n"
                    + "郗棠溪泠,不是号码13977770102,x\n";

    /** Bodies that cannot be taken. */
    static final List<String> RUBBISH =
            List.of(
                    "{\"褚萤晞岚\":\"13977770101\"",
                    "[{\"phone\":13977770101,\"name\":\"褚萤晞岚\",\"unknown\":\"PLMRN-770101\"}]",
                    "{\"phone\":\"13977770101 13977770190\",\"name\":[\"褚萤晞岚\"]}",
                    "[{\"mrn\":\"PLMRN-770101\",\"name\":\"褚萤晞岚\",\"idNumber\":\"19870605\"}]",
                    "grant_type=client_credentials&client_id=13977770101&client_secret=PLMRN-770101",
                    "{\"challenge\":\"13977770101\",\"oneTimePassword\":\"PLMRN-770101\"}",
                    AUDIT_EVENT.replace("2026-03-02", "13977770101"),
                    LOOKS.replace("PLMRN-770102", "").replace("view", "褚萤晞岚"),
                    LOOKS.replace("08:00:00Z", "10:00:00Z"),
                    LOOKS.replace("emr", "13977770101"));

    /** Addresses that lead nowhere. */
    static final List<String> LOST =
            List.of(
                    "/fhir/Patient/PLMRN-770101",
                    "/api/v1/patients/13977770101",
                    "/13977770101?phone=13977770101",
                    "/accesses/13977770101",
                    "/given/%E8%A4%9A%E8%90%A4%E6%99%9E%E5%B2%9A",
                    "/assets/13977770101.css",
                    "/bind?code=13977770190",
                    "/accesses?department=13977770101&entry=13977770101",
                    "/overview?window=PLMRN-770101");

    /** Her pages. */
    static final List<String> PAGES =
            List.of(
                    "/",
                    "/overview",
                    "/overview?window=all",
                    "/accesses",
                    "/accesses?window=all",
                    "/protected",
                    "/given",
                    "/knew",
                    "/mine",
                    "/settings",
                    "/devices",
                    "/choose",
                    "/help",
                    "/calendar",
                    "/accesses?lang=en",
                    "/overview");

    private PlantedBodies() {}
}
