package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.hospital.Directory.AccountEntry;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.hospital.care.CareFactEntry;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;

/** Explanations over the database, on either engine. */
abstract class ExplanationContract {
    private static final Instant NOW = HospitalFixture.NOW;
    private static final Duration DAY = Duration.ofDays(1);

    private AccessFixture house;
    private PersonId anna;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        anna = house.house.patient("M1", "张三");
    }

    private Explanation only() {
        return only(anna);
    }

    private Explanation only(PersonId person) {
        List<Access> items = house.access.timeline().list(reading(person)).items();
        assertThat(items).hasSize(1);
        return items.get(0).explanation();
    }

    private Explanation onlyInEnglish() {
        AccessReading english = reading(anna).in(Language.EN);
        return house.access.timeline().list(english).items().get(0).explanation();
    }

    private AccessReading reading(PersonId person) {
        return AccessReading.of(7, List.of(new Subject(person, house.house.hospital, false)));
    }

    private List<UpsertAnswer> fact(String id, String kind, Duration ago, String... staff) {
        return house.hospital
                .careFacts()
                .put(
                        house.house.hospital,
                        List.of(
                                new CareFactEntry(
                                        id,
                                        "M1",
                                        kind,
                                        NOW.minus(ago),
                                        null,
                                        List.of(staff),
                                        "产科",
                                        false)));
    }

    private void stay(String id, String mrn, String department, String... team) {
        house.hospital
                .patients()
                .putEncounters(
                        house.house.hospital,
                        List.of(
                                new EncounterEntry(
                                        id,
                                        mrn,
                                        "admission",
                                        NOW.minus(Duration.ofDays(3)),
                                        null,
                                        department,
                                        department,
                                        List.of(team),
                                        null)));
    }

    @Test
    void list_nothingOnFile_saysSoAndAccusesNobody() {
        house.record(anAccessEvent("e1").by("N1"));
        Explanation why = only();
        assertThat(why.strength()).isEqualTo(Strength.NONE);
        assertThat(why.rule()).isEqualTo(WhyRule.NOTHING_ON_FILE);
        assertThat(why.sentence()).contains("对不上不等于有问题");
        assertThat(onlyInEnglish().sentence()).contains("does not mean that anyone did wrong");
        assertThat(why.facts()).isEmpty();
        assertThat(why.earlier()).isEmpty();
        assertThat(why.clearedAt()).isNull();
    }

    @Test
    void list_guardianByTheLinkThatStoodThen_isDirect() {
        PersonId child = newborn("B1", "M1");
        PersonId father = house.house.patient("M9", "李四");
        house.guardians.link(
                act(father, child, GuardianReason.PARENT),
                Relation.FATHER,
                NOW.minus(DAY),
                NOW.plus(DAY));
        house.record(anAccessEvent("e1").minutesAgo(60).about("B1").by(family("M9", "father")));
        assertThat(only(child).rule()).isEqualTo(WhyRule.GUARDIAN);
        house.guardians.block(act(father, child, GuardianReason.PROTECTION_ORDER));
        house.record(
                anAccessEvent("e2").about("B1").at(NOW.plusSeconds(240)).by(family("M9", "father")),
                anAccessEvent("e3").about("B1").at(NOW.plusSeconds(270)).by(family("M1", "mother")),
                anAccessEvent("e4")
                        .about("B1")
                        .at(NOW.plusSeconds(290))
                        .by(family("M8", "father")));
        // What was looked at while the link was blocked stays so after it was opened again.
        new Guardians(
                        house.house.database,
                        house.house.ids,
                        Clock.offset(house.house.clock, Duration.ofSeconds(300)))
                .unblock(act(father, child, GuardianReason.ORDER_OVER));
        assertThat(house.access.timeline().list(reading(child)).items())
                .extracting(each -> each.explanation().rule())
                .containsExactly(
                        WhyRule.NOTHING_ON_FILE,
                        WhyRule.GUARDIAN,
                        WhyRule.NOTHING_ON_FILE,
                        WhyRule.GUARDIAN);
    }

    private static Guardians.Act act(PersonId guardian, PersonId child, GuardianReason reason) {
        return new Guardians.Act(guardian, child, reason, GuardianPaper.COURT_PAPER, 1);
    }

    private PersonId newborn(String mrn, String mother) {
        return house.house
                .registry
                .putPatients(
                        house.house.hospital,
                        List.of(HospitalFixture.aNewborn(mrn, "张三之女", mother)))
                .get(0)
                .subject();
    }

    private static AccessorClaim family(String mrn, String role) {
        return new AccessorClaim(mrn, null, null, role, null, null, null, null);
    }

    @Test
    void list_noteWithinStay_isDirectAndNamesBoth() {
        stay("Z1", "M1", "产科一病区");
        fact("F1", "note", Duration.ofMinutes(50), "N1");
        house.record(anAccessEvent("e1").minutesAgo(60).by("N1"));
        Explanation why = only();
        assertThat(why.rule()).isEqualTo(WhyRule.WROTE);
        assertThat(why.strength()).isEqualTo(Strength.DIRECT);
        assertThat(why.sentence()).startsWith("您 ").contains("住进产科一病区").contains("写了记录");
        assertThat(onlyInEnglish().sentence())
                .startsWith("You were admitted")
                .contains("wrote a note for you");
        assertThat(why.facts())
                .extracting(Explanation.Basis::kind)
                .containsExactly(Ground.STAY, Ground.NOTE);
    }

    @Test
    void list_lateFact_equalsEarlyFact_andOldAnswerIsKept() {
        stay("Z1", "M1", "产科");
        house.record(anAccessEvent("e1").minutesAgo(60).by("N1"));
        assertThat(only().strength()).isEqualTo(Strength.NEAR);
        fact("F1", "order", Duration.ofMinutes(65), "N1");
        Explanation late = only();
        assertThat(late.rule()).isEqualTo(WhyRule.ORDERED);
        assertThat(late.earlier()).hasSize(1);
        assertThat(late.earlier().get(0).strength()).isEqualTo(Strength.NEAR);
        assertThat(late.earlier().get(0).rule()).isEqualTo(WhyRule.SAME_WARD);

        AccessFixture other = house;
        PersonId bella = other.house.patient("M2", "李四");
        stay("Z2", "M2", "产科");
        other.hospital
                .careFacts()
                .put(
                        other.house.hospital,
                        List.of(
                                new CareFactEntry(
                                        "F2",
                                        "M2",
                                        "order",
                                        NOW.minus(Duration.ofMinutes(65)),
                                        null,
                                        List.of("N1"),
                                        "产科",
                                        false)));
        house.record(anAccessEvent("e2").minutesAgo(60).by("N1").about("M2"));
        Explanation early = only(bella);
        assertThat(early.rule()).isEqualTo(late.rule());
        assertThat(early.sentence()).isEqualTo(late.sentence());
        assertThat(early.earlier()).isEmpty();
    }

    @Test
    void list_lateFactForOldLine_tellsThatItIsCleared() {
        house.record(anAccessEvent("e1").minutesAgo(60 * 24 * 2).by("N1"));
        fact("F1", "note", Duration.ofDays(2), "N1");
        Explanation why = only();
        assertThat(why.clearedAt()).isEqualTo(NOW);
        assertThat(why.earlier().get(0).rule()).isEqualTo(WhyRule.NOTHING_ON_FILE);
    }

    @Test
    void list_lateFactWithinTheHour_keptButNotTold_unlessSheLooked() {
        house.record(anAccessEvent("e1").minutesAgo(60).by("N1"));
        fact("F1", "note", Duration.ofMinutes(50), "N1");
        assertThat(only().clearedAt()).isNull();
        assertThat(only().earlier()).hasSize(1);

        PersonId bella = house.house.patient("M2", "李四");
        house.record(anAccessEvent("e2").minutesAgo(60).by("N1").about("M2"));
        house.access.timeline().overview(reading(bella), null);
        house.hospital
                .careFacts()
                .put(
                        house.house.hospital,
                        List.of(
                                new CareFactEntry(
                                        "F2",
                                        "M2",
                                        "note",
                                        NOW.minus(Duration.ofMinutes(50)),
                                        null,
                                        List.of("N1"),
                                        "产科",
                                        false)));
        assertThat(only(bella).clearedAt()).isEqualTo(NOW);
    }

    @Test
    void put_withdrawnFact_noLongerExplains_andIsKept() {
        fact("F1", "note", Duration.ofDays(2), "N1");
        house.record(anAccessEvent("e1").minutesAgo(60 * 24 * 2).by("N1"));
        assertThat(only().strength()).isEqualTo(Strength.DIRECT);
        house.hospital
                .careFacts()
                .put(
                        house.house.hospital,
                        List.of(
                                new CareFactEntry(
                                        "F1",
                                        "M1",
                                        "note",
                                        NOW.minus(Duration.ofDays(2)),
                                        null,
                                        List.of("N1"),
                                        "产科",
                                        true)));
        Explanation why = only();
        assertThat(why.strength()).isEqualTo(Strength.NONE);
        assertThat(why.earlier().get(0).strength()).isEqualTo(Strength.DIRECT);
        assertThat(why.clearedAt()).isNull();
    }

    @Test
    void changes_explainedAnew_comesAgain() {
        house.record(anAccessEvent("e1").minutesAgo(60 * 24 * 2).by("N1"));
        fact("F1", "note", Duration.ofDays(2), "N1");
        AccessReading since =
                new AccessReading(
                        7,
                        List.of(new Subject(anna, house.house.hospital, false)),
                        java.util.Set.of(),
                        new Filter(
                                null,
                                null,
                                java.util.Set.of(),
                                null,
                                null,
                                NOW.minus(Duration.ofSeconds(5)),
                                null),
                        50,
                        null);
        assertThat(house.access.timeline().changes(since).items())
                .isNotEmpty()
                .allSatisfy(
                        each ->
                                assertThat(each.explanation().strength())
                                        .isEqualTo(Strength.DIRECT));
    }

    @Test
    void list_sharedAccount_isNotExplainedByASharersFact() {
        house.hospital
                .directory()
                .putAccounts(
                        house.house.hospital,
                        List.of(
                                new AccountEntry(
                                        "HIS", "US-07", "shared-account", List.of("N1"), "产科")));
        fact("F1", "note", Duration.ofMinutes(60), "N1");
        house.record(
                anAccessEvent("e1")
                        .minutesAgo(60)
                        .by(new AccessorClaim("US-07", null, null, null, null, null, null, null)));
        assertThat(only().strength()).isNotEqualTo(Strength.DIRECT);
    }

    @Test
    void list_newborn_sharesTheMothersStay_notHerVisits() {
        stay("Z1", "M1", "产科一病区", "N1");
        PersonId child =
                house.hospital
                        .patients()
                        .putPatients(
                                house.house.hospital,
                                List.of(HospitalFixture.aNewborn("B1", "张三之子", "M1")))
                        .get(0)
                        .subject();
        house.record(anAccessEvent("e1").about("B1").by("N1"));
        Explanation why = only(child);
        assertThat(why.rule()).isEqualTo(WhyRule.CARE_TEAM);
        assertThat(why.sentence()).startsWith("孩子");
    }

    @Test
    void list_protectedDepartmentAndDelivery_areNotBetrayed() {
        stay("Z1", "M1", "生殖医学科", "N1");
        house.hospital
                .patients()
                .putEncounters(
                        house.house.hospital,
                        List.of(
                                new EncounterEntry(
                                        "D1",
                                        "M1",
                                        "delivery",
                                        NOW.minus(Duration.ofDays(20)),
                                        NOW.minus(Duration.ofDays(20)),
                                        "产房",
                                        null,
                                        List.of("N2"),
                                        "stillbirth")));
        house.record(
                anAccessEvent("e1").minutesAgo(60).by("N1"),
                anAccessEvent("e2").minutesAgo(60 * 24 * 20).by("N2"));
        for (Access each : house.access.timeline().list(reading(anna)).items()) {
            Explanation why = each.explanation();
            assertThat(why.strength()).isEqualTo(Strength.DIRECT);
            assertThat(why.toString())
                    .doesNotContain("生殖", "产房", "分娩", "stillbirth", "delivery", "DELIVERY");
        }
    }

    @Test
    void find_firstLookOfAPerson_isMarked() {
        house.record(anAccessEvent("e1").minutesAgo(60).by("N1"));
        house.record(anAccessEvent("e2").minutesAgo(30).by("N1"));
        List<Access> items = house.access.timeline().list(reading(anna)).items();
        assertThat(detail(items.get(1)).flags()).contains(AccessFlag.FIRST_TIME);
        assertThat(detail(items.get(0)).flags()).doesNotContain(AccessFlag.FIRST_TIME);
    }

    private Access detail(Access access) {
        long id =
                org.whosaw.portal.kernel.Ids.parse(
                                org.whosaw.portal.kernel.IdPrefix.ACCESS, access.id())
                        .orElseThrow();
        return house.access.timeline().find(reading(anna), id).access();
    }

    @Test
    void put_badFacts_answeredByField() {
        List<UpsertAnswer> answers =
                house.hospital
                        .careFacts()
                        .put(
                                house.house.hospital,
                                List.of(
                                        new CareFactEntry(
                                                "F1", "M1", "visit", NOW, null, List.of(), null,
                                                false),
                                        new CareFactEntry(
                                                "F2",
                                                "M9",
                                                "note",
                                                NOW,
                                                null,
                                                List.of("N1"),
                                                null,
                                                false),
                                        new CareFactEntry(
                                                "F3",
                                                "M1",
                                                "assignment",
                                                NOW,
                                                NOW.minusSeconds(1),
                                                List.of("N1"),
                                                null,
                                                false)));
        assertThat(answers)
                .extracting(each -> each.errors().get(0).field())
                .containsExactly("kind", "mrn", "to");
        assertThat(fact("F4", "note", Duration.ofMinutes(5), "N1").get(0).status())
                .isEqualTo(UpsertAnswer.Status.CREATED);
        assertThat(fact("F4", "note", Duration.ofMinutes(5), "N1").get(0).status())
                .isEqualTo(UpsertAnswer.Status.UNCHANGED);
        assertThat(fact("F4", "note", Duration.ofMinutes(6), "N1").get(0).status())
                .isEqualTo(UpsertAnswer.Status.UPDATED);
    }
}
