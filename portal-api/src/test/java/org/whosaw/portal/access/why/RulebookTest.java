package org.whosaw.portal.access.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.why.Facts.account;
import static org.whosaw.portal.access.why.Facts.act;
import static org.whosaw.portal.access.why.Facts.emergency;
import static org.whosaw.portal.access.why.Facts.job;
import static org.whosaw.portal.access.why.Facts.lasting;
import static org.whosaw.portal.access.why.Facts.look;
import static org.whosaw.portal.access.why.Facts.person;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.access.why.Look.Way;
import org.whosaw.portal.access.why.Viewer.Family;
import org.whosaw.portal.access.why.Viewer.Kind;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.kernel.Purpose;

class RulebookTest {
    private static final Viewer NURSE = person(1, "产科一病区");
    private static final Viewer STRANGER = person(2, "产科二病区");
    private static final CareFact STAY =
            lasting(
                    CareFactKind.ADMISSION,
                    "2026-05-04T08:00:00",
                    "2026-05-07T11:00:00",
                    "产科一病区",
                    9);

    private static WhyRule rule(Look look, CareFact... facts) {
        return new Rulebook(List.of(facts)).explain(look).rule();
    }

    @ParameterizedTest
    @CsvSource({
        "NOTE, WROTE",
        "ORDER, ORDERED",
        "PROCEDURE, PERFORMED",
        "CONSULT, CONSULTED",
        "ASSIGNMENT, ASSIGNED",
        "BOOKING, BOOKED",
        "BILLING, BILLED",
        "CODING, CODED"
    })
    void explain_actOfTheViewer_isDirect(CareFactKind kind, WhyRule rule) {
        CareFact fact = act(kind, "2026-05-04T10:20:00", "产科一病区", 1);
        assertThat(rule(look("2026-05-04T10:05:00", NURSE), STAY, fact)).isEqualTo(rule);
        assertThat(rule.strength()).isEqualTo(Strength.DIRECT);
        assertThat(rule(look("2026-05-04T10:05:00", STRANGER), STAY, fact).strength())
                .isNotEqualTo(Strength.DIRECT);
    }

    @Test
    void explain_careTeam_withinEncounterAndShortlyAfter() {
        Viewer doctor = person(9, "产科一病区");
        assertThat(rule(look("2026-05-05T10:00:00", doctor), STAY)).isEqualTo(WhyRule.CARE_TEAM);
        assertThat(rule(look("2026-05-08T10:00:00", doctor), STAY)).isEqualTo(WhyRule.CARE_TEAM);
        assertThat(rule(look("2026-06-08T10:00:00", doctor), STAY).strength())
                .isEqualTo(Strength.NONE);
        assertThat(rule(look("2026-05-01T10:00:00", doctor), STAY).strength())
                .isEqualTo(Strength.NONE);
    }

    @Test
    void explain_stayNeverClosed_doesNotExplainForEver() {
        CareFact open = lasting(CareFactKind.ADMISSION, "2026-01-04T08:00:00", null, "产科一病区", 9);
        Viewer doctor = person(9, "产科一病区");
        assertThat(rule(look("2026-01-20T10:00:00", doctor), open)).isEqualTo(WhyRule.CARE_TEAM);
        assertThat(rule(look("2026-08-04T10:00:00", doctor), open))
                .isEqualTo(WhyRule.NOTHING_ON_FILE);
    }

    @Test
    void explain_sameWardOrDepartmentOrDay_isOnlyNear() {
        assertThat(rule(look("2026-05-05T03:00:00", NURSE), STAY)).isEqualTo(WhyRule.SAME_WARD);
        assertThat(rule(look("2026-05-05T03:00:00", STRANGER), STAY)).isEqualTo(WhyRule.SAME_DAY);
        CareFact test = act(CareFactKind.PROCEDURE, "2026-05-05T09:00:00", "检验科", 5);
        assertThat(rule(look("2026-05-05T11:00:00", person(6, " 检验科 ")), STAY, test))
                .isEqualTo(WhyRule.SAME_DEPARTMENT);
        assertThat(rule(look("2026-06-05T11:00:00", NURSE), STAY))
                .isEqualTo(WhyRule.NOTHING_ON_FILE);
    }

    @Test
    void explain_sharedAccount_isNeverDirect() {
        CareFact note = act(CareFactKind.NOTE, "2026-05-05T09:00:00", "产科一病区", 1);
        for (Kind kind : List.of(Kind.SHARED, Kind.UNKNOWN, Kind.OTHER_JOB)) {
            Look look = look("2026-05-05T09:05:00", account(1, kind, "产科一病区"));
            assertThat(rule(look, STAY, note).strength()).isNotEqualTo(Strength.DIRECT);
        }
    }

    @Test
    void explain_list_onlyByFactThatTiesTheViewer() {
        Look list = look("2026-05-05T09:05:00", NURSE, Way.LISTED, Purpose.SCHEDULING, 24);
        assertThat(rule(list, STAY)).isEqualTo(WhyRule.ON_A_LIST);
        CareFact assigned =
                lasting(
                        CareFactKind.ASSIGNMENT,
                        "2026-05-05T08:00:00",
                        "2026-05-05T16:00:00",
                        "产科一病区",
                        1);
        assertThat(rule(list, STAY, assigned)).isEqualTo(WhyRule.ASSIGNED);
    }

    @Test
    void explain_exportOfMany_isNeverExplained() {
        Look export =
                look("2026-05-05T09:05:00", person(9, "产科一病区"), Way.TAKEN, Purpose.TREATMENT, 40);
        assertThat(rule(export, STAY)).isEqualTo(WhyRule.TAKEN_IN_BULK);
    }

    @Test
    void explain_purposeThatIsNotCare_isNotExplainedByCare() {
        for (Purpose purpose : List.of(Purpose.MARKETING, Purpose.RESEARCH, Purpose.PHOTOGRAPHY)) {
            Look look = look("2026-05-05T09:05:00", person(9, "产科一病区"), Way.OPENED, purpose, 1);
            assertThat(rule(look, STAY).strength()).isNotEqualTo(Strength.DIRECT);
        }
    }

    @Test
    void explain_emergency_needsMoreThanTheViewersWord() {
        Look look = emergency("2026-05-05T02:00:00", STRANGER);
        assertThat(rule(look, STAY).strength()).isNotEqualTo(Strength.DIRECT);
        CareFact recorded = act(CareFactKind.EMERGENCY, "2026-05-05T01:40:00", "产科二病区");
        assertThat(rule(look, STAY, recorded)).isEqualTo(WhyRule.EMERGENCY);
        assertThat(rule(look("2026-05-05T02:00:00", STRANGER), STAY, recorded).strength())
                .isNotEqualTo(Strength.DIRECT);
        Look later = emergency("2027-05-05T02:00:00", STRANGER);
        assertThat(rule(later, STAY)).isEqualTo(WhyRule.EMERGENCY_SAID);
        assertThat(WhyRule.EMERGENCY_SAID.strength()).isEqualTo(Strength.NONE);
    }

    @Test
    void explain_emergencyThatNamesNobody_explainsWhoeverCameWithinTheHour() {
        CareFact recorded = act(CareFactKind.EMERGENCY, "2026-05-05T01:40:00", "产科一病区");
        CareFact team = act(CareFactKind.EMERGENCY, "2026-05-05T01:40:00", "产科一病区", 9);
        Look soon = emergency("2026-05-05T02:00:00", STRANGER);
        assertThat(rule(soon, STAY, recorded)).isEqualTo(WhyRule.EMERGENCY_HOUR);
        assertThat(rule(soon, STAY, team).strength()).isNotEqualTo(Strength.DIRECT);
        assertThat(rule(look("2026-05-05T02:00:00", STRANGER), STAY, recorded).strength())
                .isNotEqualTo(Strength.DIRECT);
        assertThat(rule(emergency("2026-05-05T03:00:00", STRANGER), STAY, recorded).strength())
                .isNotEqualTo(Strength.DIRECT);
    }

    @Test
    void explain_emergencyRoom_onlyItsOwnPeopleAndOnlyWhileSheIsThere() {
        CareFact visit =
                lasting(CareFactKind.VISIT, "2026-05-05T01:00:00", "2026-05-05T05:00:00", "急诊科", 8);
        Viewer doctor = person(7, "急诊科");
        assertThat(rule(emergency("2026-05-05T02:00:00", doctor), visit))
                .isEqualTo(WhyRule.EMERGENCY_ROOM);
        assertThat(rule(look("2026-05-05T02:00:00", doctor), visit).strength())
                .isEqualTo(Strength.NEAR);
        assertThat(rule(emergency("2026-05-05T02:00:00", STRANGER), visit).strength())
                .isNotEqualTo(Strength.DIRECT);
        assertThat(rule(emergency("2026-05-07T02:00:00", doctor), visit))
                .isEqualTo(WhyRule.EMERGENCY_SAID);
        CareFact ward = lasting(CareFactKind.VISIT, "2026-05-05T01:00:00", null, "产科二病区", 8);
        assertThat(rule(emergency("2026-05-05T02:00:00", STRANGER), ward).strength())
                .isEqualTo(Strength.NEAR);
    }

    @Test
    void explain_emergencyWithApproval_isDirectOnAnAccountOfOnesOwn() {
        assertThat(rule(approved(STRANGER, Look.Desk.NONE, true), STAY))
                .isEqualTo(WhyRule.EMERGENCY_APPROVED);
        assertThat(rule(approved(STRANGER, Look.Desk.NONE, false), STAY).strength())
                .isNotEqualTo(Strength.DIRECT);
        Viewer shared = account(2, Kind.SHARED, "产科二病区");
        assertThat(rule(approved(shared, Look.Desk.NONE, true), STAY).strength())
                .isNotEqualTo(Strength.DIRECT);
        Viewer vendor = new Viewer(Facts.key(4), Kind.PERSONAL, null, true, Family.NOBODY);
        assertThat(rule(approved(vendor, Look.Desk.NONE, true), STAY).strength())
                .isEqualTo(Strength.NONE);
    }

    private static Look approved(Viewer viewer, Look.Desk desk, boolean emergency) {
        return new Look(
                1,
                Facts.at("2026-05-05T02:00:00"),
                viewer,
                Way.OPENED,
                Purpose.EMERGENCY,
                1,
                true,
                emergency,
                true,
                desk);
    }

    @Test
    void explain_ownDesksWithoutACase_sayWhichDeskItWas() {
        Viewer login = person(5, null);
        assertThat(rule(approved(login, Look.Desk.AUDIT, false), STAY)).isEqualTo(WhyRule.AUDITED);
        assertThat(rule(approved(login, Look.Desk.TRIAL, false), STAY))
                .isEqualTo(WhyRule.TRIED_LIST);
        assertThat(rule(approved(login, Look.Desk.COUNTER, false))).isEqualTo(WhyRule.COUNTER_ONLY);
        CareFact asked = lasting(CareFactKind.QUESTION, "2026-05-04T08:00:00", null, null);
        assertThat(rule(approved(login, Look.Desk.AUDIT, false), asked))
                .isEqualTo(WhyRule.AUDITED_THEN);
        assertThat(WhyRule.AUDITED_THEN.strength()).isEqualTo(Strength.NEAR);
    }

    @Test
    void explain_departmentInAnotherWriting_isTheSame() {
        Viewer nurse = new Viewer(Facts.key(99), Kind.PERSONAL, "产科 一病区　", false, Family.NOBODY);
        assertThat(rule(look("2026-05-05T09:05:00", nurse), STAY)).isEqualTo(WhyRule.SAME_WARD);
        assertThat(Viewer.plain("ＩＣＵ　２")).isEqualTo("icu2").isEqualTo(Viewer.plain("ICU 2"));
    }

    @Test
    void explain_job_listedAtNoTerminal() {
        Viewer listed = account(3, Kind.LISTED_JOB, "信息科");
        assertThat(rule(job("2026-05-05T03:00:00", listed, 40), STAY))
                .isEqualTo(WhyRule.ROUTINE_JOB);
        assertThat(rule(job("2027-05-05T03:00:00", listed, 40), STAY).strength())
                .isEqualTo(Strength.NONE);
        Look sitting = look("2026-05-05T03:00:00", listed, Way.LISTED, Purpose.OPERATIONS, 40);
        assertThat(rule(sitting, STAY).strength()).isEqualTo(Strength.NONE);
        assertThat(rule(job("2026-05-05T03:00:00", account(3, Kind.OTHER_JOB, null), 40), STAY))
                .isEqualTo(WhyRule.SAME_DAY);
    }

    @Test
    void explain_outsider_isNeverNear() {
        Viewer clerk = new Viewer(Facts.key(4), Kind.PERSONAL, "产科一病区", true, Family.NOBODY);
        assertThat(rule(look("2026-05-05T09:05:00", clerk), STAY))
                .isEqualTo(WhyRule.NOTHING_ON_FILE);
        CareFact booking = act(CareFactKind.BOOKING, "2026-05-05T10:00:00", null, 4);
        Look list = look("2026-05-05T09:05:00", clerk, Way.LISTED, Purpose.CONFINEMENT_CARE, 9);
        assertThat(rule(list, STAY, booking)).isEqualTo(WhyRule.BOOKED);
    }

    @Test
    void explain_family_byTheDirectory() {
        Viewer self = new Viewer(Facts.key(5), Kind.PERSONAL, null, false, Family.HERSELF);
        assertThat(rule(look("2026-05-05T09:05:00", self))).isEqualTo(WhyRule.HERSELF);
        Viewer mother = new Viewer(Facts.key(5), Kind.UNKNOWN, null, false, Family.GUARDIAN);
        assertThat(rule(look("2026-05-05T09:05:00", mother))).isEqualTo(WhyRule.GUARDIAN);
    }

    @Test
    void explain_officeAfterDischarge_isNear() {
        Look coding = look("2026-05-09T09:00:00", person(6, "病案室"), Way.OPENED, Purpose.QUALITY, 1);
        assertThat(rule(coding, STAY)).isEqualTo(WhyRule.AFTER_CARE);
        assertThat(rule(look("2026-05-09T09:00:00", person(6, "病案室")), STAY))
                .isEqualTo(WhyRule.NOTHING_ON_FILE);
    }
}
