package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.why.Explanation.Ground;
import org.whosaw.portal.access.why.Strength;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.app.CounterWiring;
import org.whosaw.portal.hospital.ContactKey;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.UpsertAnswer;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.CounterPerson;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.hospital.doubt.ContactMatcher;
import org.whosaw.portal.hospital.doubt.DoubtDesk;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.request.QuestionDesk;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.store.Engine;

/** What the looks of this portal's own desks are explained by, on either engine. */
abstract class DeskCasesContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private QuestionHouse house;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
    }

    private List<Access> at(String system) {
        return house
                .rooms
                .access()
                .timeline()
                .list(AccessReading.of(house.anna.accountId(), house.anna.subjects()))
                .items()
                .stream()
                .filter(each -> each.system().code().equals(system))
                .toList();
    }

    private List<WhyRule> rules(String system) {
        return at(system).stream().map(each -> each.explanation().rule()).toList();
    }

    @Test
    void question_explainsTheOfficesLooksForAMonthAfterTheAnswer() {
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        QuestionDesk questions = house.rooms.request().questions();
        Request asked =
                house.rooms
                        .request()
                        .desk()
                        .ask(
                                house.anna,
                                house.anna.subjects(),
                                house.look("N1", HOUR, "M0001"),
                                null,
                                false)
                        .request();
        questions.open(officer, asked.number());
        house.rooms.request().desk().withdraw(house.anna, asked.number());
        assertThat(at("whosaw-questions"))
                .singleElement()
                .satisfies(
                        look -> {
                            assertThat(look.explanation().rule()).isEqualTo(WhyRule.ANSWERING);
                            assertThat(look.explanation().strength()).isEqualTo(Strength.DIRECT);
                            assertThat(look.explanation().sentence())
                                    .isEqualTo("您 11 月 22 日问了一条打开记录的缘由；这是医院专人为了答复您而打开的。");
                            assertThat(look.explanation().facts())
                                    .singleElement()
                                    .satisfies(
                                            fact ->
                                                    assertThat(fact.kind())
                                                            .isEqualTo(Ground.QUESTION));
                        });
    }

    @Test
    void counter_whatItKeepsExplainsItsLooksAndNoOtherClerks() {
        CounterDesk counter = CounterWiring.desk(house.rooms, house.rooms.identity());
        StaffPrincipal clerk = house.desk(StaffRole.COUNTER);
        StaffPrincipal other = house.desk(StaffRole.COUNTER);
        CounterPerson her = counter.open(clerk, CounterDesk.Number.MRN, "M0001").orElseThrow();
        assertThat(rules("whosaw-counter")).containsExactly(WhyRule.COUNTER_ONLY);

        counter.secondFactor(clerk, her.opening(), PaperKind.PASSPORT);
        counter.open(other, CounterDesk.Number.MRN, "M0001");

        // Newest first: another clerk's look is not explained by what this one did.
        assertThat(rules("whosaw-counter"))
                .containsExactly(WhyRule.COUNTER_ONLY, WhyRule.AT_COUNTER, WhyRule.AT_COUNTER);
        house.clock.advance(HOUR);
        counter.open(clerk, CounterDesk.Number.MRN, "M0001");
        assertThat(rules("whosaw-counter")).startsWith(WhyRule.COUNTER_ONLY);
    }

    @Test
    void doubtAndRoutineReview_explainThoseWhoDecideAndReview() {
        ContactKey like = new ContactKey(PhoneNumber.parse("15400000001").orElseThrow(), "王乙");
        new ContactMatcher(
                        house.rooms.database(),
                        house.rooms.vault(),
                        house.rooms.hospital().keys(),
                        house.rooms.hospital().persons(),
                        house.rooms.hospital().contacts(),
                        house.rooms.ids(),
                        house.clock)
                .settle(house.hospital, Set.of(like.asSubject()));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        DoubtDesk doubts = CounterWiring.doubts(house.rooms, house.rooms.identity());
        String number = doubts.next(officer, "").orElseThrow().number();
        doubts.answer(officer, number, false);
        house.look("N1", HOUR, "M0001");
        assertThat(house.rooms.request().routine().draw(officer, token -> token)).isPresent();

        assertThat(rules("whosaw-matching")).containsExactly(WhyRule.MATCHING);
        assertThat(rules("whosaw-reviews")).containsExactly(WhyRule.REVIEWING);
    }

    @Test
    void ownPlaces_areNobodyElsesToSendUnderOrToRename() {
        CounterWiring.desk(house.rooms, house.rooms.identity())
                .open(house.desk(StaffRole.COUNTER), CounterDesk.Number.MRN, "M0001");
        var answer =
                house.rooms
                        .access()
                        .recorder()
                        .record(
                                house.hospital,
                                List.of(
                                        anAccessEvent("forged")
                                                .about("M0001")
                                                .through("whosaw-counter")
                                                .build()));
        assertThat(answer.get(0).error()).isEqualTo(AccessError.SYSTEM_UNKNOWN);
        SystemEntry renamed =
                new SystemEntry("whosaw-counter", "别的", null, null, null, null, null, null);
        assertThat(house.rooms.hospital().directory().putSystems(house.hospital, List.of(renamed)))
                .extracting(UpsertAnswer::status)
                .containsExactly(UpsertAnswer.Status.REJECTED);
        assertThat(at("whosaw-counter")).hasSize(1);
    }
}
