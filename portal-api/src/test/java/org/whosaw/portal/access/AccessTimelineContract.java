package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.RecordAnswer;
import org.whosaw.portal.store.Engine;

abstract class AccessTimelineContract {
    private CountedReadings database;
    private AccessFixture house;
    private PersonId anna;
    private PersonId bella;

    abstract Engine engine();

    @BeforeEach
    void build() {
        database = new CountedReadings(engine().database());
        house = new AccessFixture(database);
        anna = house.house.patient("M1", "张三");
        bella = house.house.patient("M2", "欧阳四");
    }

    @Test
    void list_addressRegisteredOutsideChina_isMarkedAndOthersAreNot() {
        house.record(
                anAccessEvent("a").minutesAgo(500).fromAddress("8.8.8.8"),
                anAccessEvent("b").minutesAgo(400).fromAddress("2001:4860:4860::8888"),
                anAccessEvent("c").minutesAgo(300).fromAddress("202.96.209.5"),
                anAccessEvent("d").minutesAgo(200).fromAddress("192.168.1.9"),
                anAccessEvent("e").minutesAgo(100).fromAddress("8.8.8.8"));
        assertThat(list(reading(anna)).items())
                .extracting(each -> each.flags().contains(AccessFlag.ADDRESS_OUTSIDE_CHINA))
                .containsExactly(true, false, false, true, true);
    }

    @Test
    void list_newestFirst_wholeEntry() {
        house.record(
                anAccessEvent("e1").minutesAgo(60),
                anAccessEvent("e2").minutesAgo(30).about("M1", "M2"));
        Page<Access> page = list(reading(anna));
        assertThat(page.next()).isNull();
        assertThat(page.items()).hasSize(2);
        Access newest = page.items().get(0);
        assertThat(newest.occurredAt()).isEqualTo(HospitalFixture.NOW.minusSeconds(1800));
        assertThat(newest.subjectCount()).isEqualTo(2);
        assertThat(newest.accessor().maskedName()).isEqualTo("李*");
        assertThat(newest.accessor().code()).hasSize(5);
        assertThat(newest.system().responsible()).isEqualTo("信息科");
        assertThat(newest.terminal().place()).isEqualTo("产科护士站");
        assertThat(newest.flags())
                .containsExactlyInAnyOrder(AccessFlag.SHARED_TERMINAL, AccessFlag.OUT_OF_HOURS);
        assertThat(newest.categories())
                .containsExactlyInAnyOrder(DataCategory.IDENTITY, DataCategory.CONTACT);
        assertThat(newest.subject()).isEqualTo(anna.code());
        assertThat(newest.id()).startsWith("ae_");
    }

    @Test
    void list_partOfALongList_saysTheWholeAndIsAListForHer() {
        house.record(
                anAccessEvent("p1").minutesAgo(60).doing(AccessAction.VIEW).listed(7_001),
                anAccessEvent("p2").minutesAgo(50).about("M1", "M2").listed(1),
                anAccessEvent("p3").minutesAgo(40));

        List<Access> hers = list(reading(anna)).items();
        assertThat(hers).extracting(Access::subjectCount).containsExactly(1, 2, 7_001);
        // Alone in its part, but one of many: no fact about that day explains it.
        assertThat(hers.get(2).explanation().rule()).isEqualTo(WhyRule.ON_A_LIST);
        assertThat(hers.get(0).explanation().rule()).isNotEqualTo(WhyRule.ON_A_LIST);
        assertThat(house.record(anAccessEvent("p1").minutesAgo(60).listed(7_001)).get(0).status())
                .isEqualTo(RecordAnswer.Status.DUPLICATE);
        assertThat(house.record(anAccessEvent("p1").minutesAgo(60).listed(7_002)).get(0).error())
                .isEqualTo(AccessError.CONFLICT);
    }

    @Test
    void overview_everyWindow_isCountedInAHandfulOfReadings() {
        house.record(anAccessEvent("e1").minutesAgo(60));
        AccessReading hers = reading(anna);
        house.access.timeline().overview(hers, null);
        int before = database.readings();

        assertThat(house.access.timeline().overview(hers, null).total().events()).isEqualTo(1);
        assertThat(database.readings() - before).isLessThanOrEqualTo(5);
    }

    @Test
    void list_twoPatients_seeOtherCodesOfOneNurse() {
        house.record(anAccessEvent("e1").about("M1", "M2"));
        String hers = list(reading(anna)).items().get(0).accessor().code();
        String others = list(reading(bella)).items().get(0).accessor().code();
        assertThat(hers).isNotEqualTo(others);
    }

    @Test
    void list_pages_eachEntryOnceInOrderWithWholeVisits() {
        AccessEvents[] events = new AccessEvents[25];
        for (int i = 0; i < 25; i++) {
            events[i] = anAccessEvent("e" + i).minutesAgo(10L * i + 1).about("M1", "M2");
        }
        house.record(events);
        List<Access> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<Access> page = list(reading(List.of(anna, bella), Filter.NONE, 7, cursor));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(all).hasSize(50);
        assertThat(all.stream().map(a -> a.id() + a.subject()).distinct()).hasSize(50);
        assertThat(all).isSortedAccordingTo((a, b) -> b.occurredAt().compareTo(a.occurredAt()));
        assertThat(list(reading(anna)).items().get(0).visit().count()).isEqualTo(25);
        assertThat(all.get(0).visit().last()).isEqualTo(all.get(0).occurredAt());
    }

    @Test
    void list_pagesUpToATime_visitsEndThereOnEveryPage() {
        for (int minutes : new int[] {60, 50, 45, 30}) {
            house.record(anAccessEvent("m" + minutes).minutesAgo(minutes).by("N1"));
        }
        Filter until =
                new Filter(
                        null,
                        null,
                        Set.of(),
                        null,
                        null,
                        null,
                        HospitalFixture.NOW.minusSeconds(44 * 60));
        Page<Access> first = list(reading(List.of(anna), until, 1, null));
        Page<Access> second = list(reading(List.of(anna), until, 1, first.next()));
        assertThat(first.items().get(0).visit().count()).isEqualTo(3);
        assertThat(second.items().get(0).visit()).isEqualTo(first.items().get(0).visit());
    }

    @Test
    void list_gapOverFifteenMinutes_newVisit() {
        house.record(
                anAccessEvent("e1").minutesAgo(60),
                anAccessEvent("e2").minutesAgo(46),
                anAccessEvent("e3").minutesAgo(30),
                anAccessEvent("e4").minutesAgo(50).by("N2"));
        assertThat(list(reading(anna)).items())
                .extracting(access -> access.visit().count())
                .containsExactly(1, 2, 1, 2);
    }

    @Test
    void list_filters_each() {
        house.record(
                anAccessEvent("e1").showing(Element.PHONE, Element.DUE_DATE),
                anAccessEvent("e2").showing(Element.BILL).through("US"),
                anAccessEvent("e3").minutesAgo(60 * 24 * 3).by("N2"));
        assertThat(ids(new Filter(null, DataCategory.BILLING, Set.of(), null, null, null, null)))
                .hasSize(1);
        assertThat(
                        ids(
                                new Filter(
                                        null,
                                        null,
                                        Set.of(Element.PHONE, Element.DUE_DATE),
                                        null,
                                        null,
                                        null,
                                        null)))
                .hasSize(1);
        assertThat(ids(new Filter(null, null, Set.of(), null, "US", null, null))).hasSize(1);
        assertThat(ids(new Filter(null, null, Set.of(), null, "NONE", null, null))).isEmpty();
        assertThat(ids(new Filter(null, null, Set.of(), "产科", null, null, null))).hasSize(3);
        assertThat(ids(new Filter(null, null, Set.of(), "儿科", null, null, null))).isEmpty();
        assertThat(ids(Filter.of(AccessWindow.DAY))).hasSize(2);
        assertThat(
                        ids(
                                new Filter(
                                        null,
                                        null,
                                        Set.of(),
                                        null,
                                        null,
                                        HospitalFixture.NOW.minusSeconds(86_400L * 5),
                                        HospitalFixture.NOW.minusSeconds(86_400L))))
                .hasSize(1);
    }

    @Test
    void list_protected_foldedUntilOpened() {
        house.record(anAccessEvent("e1"), anAccessEvent("e2").ofKind(DataCategory.INFECTION));
        assertThat(list(reading(anna)).items()).hasSize(1);
        AccessOverview overview = house.access.timeline().overview(reading(anna), null);
        assertThat(overview.protectedCount()).isEqualTo(1);
        assertThat(overview.kinds()).extracting("category").doesNotContain(DataCategory.INFECTION);
        AccessReading opened =
                new AccessReading(1, subjects(List.of(anna)), Set.of(anna), Filter.NONE, 50, null);
        assertThat(list(opened).items()).hasSize(2);
        assertThat(house.access.timeline().overview(opened, null).protectedCount()).isZero();
    }

    @Test
    void find_ownAndOthers_foundOrNot() {
        long id = house.record(anAccessEvent("e1")).get(0).id();
        AccessDetail detail = house.access.timeline().find(reading(anna), id);
        assertThat(detail.access().id()).isEqualTo(Ids.format(IdPrefix.ACCESS, id));
        assertThatThrownBy(() -> house.access.timeline().find(reading(bella), id))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal ->
                                assertThat(refusal.errorCode()).isEqualTo(KernelError.NOT_FOUND));
    }

    @Test
    void overview_peopleAndAccounts_countedOnce() {
        AccessorClaim shared =
                new AccessorClaim(
                        "triage", null, null, null, null, null, null, AccountKind.SHARED_ACCOUNT);
        house.record(
                anAccessEvent("e1").by("N1").showing(Element.PHONE),
                anAccessEvent("e2").by("N1").through("US").showing(Element.BILL),
                anAccessEvent("e3").by("N2").showing(Element.PHONE),
                anAccessEvent("e4").by(shared).showing(Element.PHONE));
        AccessOverview overview = house.access.timeline().overview(reading(anna), null);
        assertThat(overview.total()).isEqualTo(new AccessOverview.Headcount(2, 1, 0, 0, 4));
        assertThat(overview.kinds())
                .contains(
                        new AccessOverview.KindCount(
                                DataCategory.CONTACT, new AccessOverview.Headcount(2, 1, 0, 0, 3)));
    }

    @Test
    void find_noTerminalOnRecord_tellsTheNetworkAddress() {
        long without = house.record(anAccessEvent("e1").from(null)).get(0).id();
        long with = house.record(anAccessEvent("e2")).get(0).id();
        AccessTimeline timeline = house.access.timeline();
        assertThat(timeline.find(reading(anna), without).networkAddress()).isEqualTo("10.0.0.7");
        assertThat(timeline.find(reading(anna), with).networkAddress()).isNull();
    }

    @Test
    void list_sharedAccount_isNamedByItsCodeNeverByASharer() {
        AccessorClaim shared =
                new AccessorClaim(
                        "US-07", null, "李静", "nurse", null, null, null, AccountKind.SHARED_ACCOUNT);
        house.record(anAccessEvent("e1").by(shared));
        assertThat(list(reading(anna)).items().get(0).accessor().maskedName()).isEqualTo("US-07");
    }

    @Test
    void overview_onlyProtectedInAWindow_opensWiderOneAndTellsNoTime() {
        house.record(
                anAccessEvent("e1").minutesAgo(60).ofKind(DataCategory.INFECTION),
                anAccessEvent("e2").minutesAgo(60 * 24 * 20));
        AccessOverview overview = house.access.timeline().overview(reading(anna), null);
        assertThat(overview.window()).isEqualTo(AccessWindow.MONTH);
        assertThat(overview.newest()).isEqualTo(HospitalFixture.NOW.minusSeconds(86_400L * 20));
    }

    @Test
    void overview_emptyStay_opensWiderWindow() {
        house.record(anAccessEvent("e1").minutesAgo(60 * 24 * 20));
        house.hospital
                .patients()
                .putEncounters(
                        house.house.hospital,
                        List.of(
                                new EncounterEntry(
                                        "E1",
                                        "M1",
                                        "admission",
                                        HospitalFixture.NOW.minusSeconds(86_400),
                                        null,
                                        "产科",
                                        null,
                                        List.of(),
                                        null)));
        AccessOverview overview = house.access.timeline().overview(reading(anna), null);
        assertThat(overview.window()).isEqualTo(AccessWindow.MONTH);
        assertThat(overview.total().events()).isEqualTo(1);
        assertThat(overview.windows().get(0).window()).isEqualTo(AccessWindow.STAY);
        assertThat(overview.windows().get(0).hasEntries()).isFalse();
    }

    @Test
    void knownElements_noneShowed_empty() {
        house.record(anAccessEvent("e1").showing(Element.NAME));
        assertThat(
                        house.access
                                .timeline()
                                .knownElements(reading(anna), Set.of(Element.DUE_DATE))
                                .items())
                .isEmpty();
    }

    private Page<Access> list(AccessReading reading) {
        return house.access.timeline().list(reading);
    }

    private List<String> ids(Filter filter) {
        return list(reading(List.of(anna), filter, 50, null)).items().stream()
                .map(Access::id)
                .toList();
    }

    private AccessReading reading(PersonId person) {
        return reading(List.of(person), Filter.NONE, 50, null);
    }

    private AccessReading reading(List<PersonId> persons, Filter filter, int limit, String cursor) {
        return new AccessReading(1, subjects(persons), Set.of(), filter, limit, cursor);
    }

    private List<Subject> subjects(List<PersonId> persons) {
        return persons.stream()
                .map(person -> new Subject(person, house.house.hospital, false))
                .toList();
    }
}
