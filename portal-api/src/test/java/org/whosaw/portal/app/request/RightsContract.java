package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RefusalReason;
import org.whosaw.portal.request.rights.RightsAnswer;
import org.whosaw.portal.request.rights.RightsAnswer.Content;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsError;
import org.whosaw.portal.request.rights.RightsOutcome;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.request.rights.RightsStep;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsQueue.Asked;
import org.whosaw.portal.request.rights.book.RightsQueue.Owed;
import org.whosaw.portal.request.rights.book.RightsQueue.Place;
import org.whosaw.portal.request.rights.book.RightsQueue.Show;
import org.whosaw.portal.request.rights.clock.SilenceStatement;
import org.whosaw.portal.request.rights.desk.Filing;
import org.whosaw.portal.request.rights.desk.RightsDesk;
import org.whosaw.portal.request.rights.desk.RightsFeature;
import org.whosaw.portal.request.rights.desk.RightsWork;
import org.whosaw.portal.retention.erasure.ErasureGround;
import org.whosaw.portal.store.Engine;

/** What requests of rights promise, on either engine. */
abstract class RightsContract {
    private static final Content DONE =
            new Content(RightsOutcome.GRANTED, "已经更正。", null, null, null, null, null);

    private QuestionHouse house;
    private RightsFeature rights;
    private RightsDesk desk;
    private RightsWork work;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        rights = house.rooms.rights();
        desk = rights.desk();
        work = rights.work();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
    }

    private static Filing filing(
            PatientPrincipal patient, RequestKind kind, RightsScope scope, @Nullable Long event) {
        return new Filing(
                patient.subjects().get(0),
                Capacity.SELF,
                kind,
                scope,
                RightsWords.of("请改电话"),
                event,
                false);
    }

    private RightsRequest rectify() {
        return desk.file(
                house.anna, filing(house.anna, RequestKind.RECTIFY, RightsScope.CONTACT, null));
    }

    private RightsRequest inHand(StaffPrincipal officer, RightsRequest filed) {
        return work.take(officer, filed.number(), filed.version());
    }

    @Test
    void rectify_fromFilingToSignedAnswer_andAReplyReopens() {
        RightsRequest filed = rectify();
        assertThat(filed.state()).isEqualTo(RightsState.FILED);
        // 22 November 2026 is a Sunday: acknowledged on Monday, answered in 15 working days
        assertThat(filed.times().acknowledgeDue()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
        assertThat(filed.times().dueAt()).isEqualTo(Instant.parse("2026-12-11T16:00:00Z"));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest known = work.acknowledge(officer, filed.number(), filed.version());
        RightsRequest taken = inHand(officer, known);
        assertThat(taken.owner()).isEqualTo(officer.staffUserId());
        assertThat(work.open(officer, filed.number()).card()).isNotNull();

        RightsRequest answered =
                work.compose(officer, filed.number(), taken.version(), DONE, house.code(officer));

        RightsAnswer answer = answered.answer().orElseThrow();
        byte[] bytes =
                RightsAnswer.canonical(
                        filed.number(),
                        "rectify",
                        answer.content(),
                        String.valueOf(answer.signedBy()),
                        java.util.Objects.requireNonNull(answer.signedAt()));
        assertThat(
                        house.rooms
                                .request()
                                .signer()
                                .isSigned(String.valueOf(answer.signature()), bytes))
                .isTrue();
        assertThat(desk.find(house.anna, filed.number()).outcome())
                .isEqualTo(RightsOutcome.GRANTED);
        assertThat(answered.events())
                .extracting(RightsRequest.Event::step)
                .containsExactly(
                        RightsStep.FILED,
                        RightsStep.ACKNOWLEDGED,
                        RightsStep.TAKEN,
                        RightsStep.ANSWERED);
        RightsRequest again = desk.reply(house.anna, filed.number(), "还是旧号码");
        assertThat(again.state()).isEqualTo(RightsState.IN_HAND);
        assertThat(again.times().closedAt()).isNull();
        assertThat(again.last(RightsStep.REOPENED).orElseThrow().words()).isEqualTo("还是旧号码");
        assertThat(
                        house.rooms
                                .notices()
                                .inbox()
                                .list(house.anna, house.anna.subjects(), Set.of(), 9, null)
                                .items())
                .anySatisfy(told -> assertThat(told.kind()).isEqualTo("rights-news"));
    }

    @Test
    void access_ofWhatThePagesShow_isAnsweredAtOnceAndNotTheDesks() {
        RightsRequest filed =
                desk.file(
                        house.anna,
                        filing(house.anna, RequestKind.ACCESS, RightsScope.LOOKS, null));
        assertThat(filed.state()).isEqualTo(RightsState.ANSWERED);
        assertThat(filed.outcome()).isEqualTo(RightsOutcome.SELF_SERVICE);
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        refused(KernelError.NOT_FOUND, () -> work.open(officer, filed.number()));
    }

    @Test
    void refusal_withoutReasonLawAndRemedies_isBlocked_field_byField() {
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest taken = inHand(officer, rectify());
        Content bare = new Content(RightsOutcome.REFUSED, "不改。", null, null, null, null, null);
        assertThatThrownBy(
                        () ->
                                work.compose(
                                        officer,
                                        taken.number(),
                                        taken.version(),
                                        bare,
                                        house.code(officer)))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> {
                            assertThat(e.errorCode()).isEqualTo(RightsError.INCOMPLETE);
                            assertThat(e.fields())
                                    .extracting(PortalException.FieldError::field)
                                    .containsExactly("reason", "reasonText", "law", "remedies");
                        });
        assertThat(desk.find(house.anna, taken.number()).state()).isEqualTo(RightsState.IN_HAND);
        Content whole =
                new Content(
                        RightsOutcome.REFUSED,
                        "没有改。",
                        RefusalReason.RECORD_IS_RIGHT,
                        "与您出示的证件一致。",
                        "个人信息保护法 第四十六条",
                        "可以向网信部门投诉，也可以起诉。",
                        null);
        assertThat(
                        work.compose(
                                        officer,
                                        taken.number(),
                                        taken.version(),
                                        whole,
                                        house.code(officer))
                                .outcome())
                .isEqualTo(RightsOutcome.REFUSED);
    }

    @Test
    void delete_needsHerSecondFactorAndASecondPerson() {
        Filing filing = filing(house.anna, RequestKind.DELETE, RightsScope.CONTACT, null);
        refused(RightsError.SECOND_FACTOR, () -> desk.file(house.anna, filing));
        RightsRequest filed = desk.file(house.opened(house.anna), filing);
        StaffPrincipal one = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal other = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest taken = inHand(one, filed);
        Content content =
                new Content(
                        RightsOutcome.FROZEN_BY_LAW,
                        "电话已停用。",
                        RefusalReason.RETENTION_BY_LAW,
                        "病历要保存三十年。",
                        "医疗机构病历管理规定 第二十九条",
                        "可以投诉，也可以起诉。",
                        LocalDate.of(2056, 1, 1));
        RightsRequest ready =
                work.compose(one, filed.number(), taken.version(), content, "no code yet");
        assertThat(ready.state()).isEqualTo(RightsState.READY);
        refused(
                RightsError.SECOND_PERSON,
                () -> work.release(one, filed.number(), ready.version(), house.code(one)));
        RightsRequest back = work.sendBack(other, filed.number(), ready.version(), "写清楚到哪天");
        RightsRequest again =
                work.compose(one, filed.number(), back.version(), content, "no code yet");
        RightsRequest sent =
                work.release(other, filed.number(), again.version(), house.code(other));
        assertThat(sent.state()).isEqualTo(RightsState.ANSWERED);
        RightsAnswer answer = sent.answer().orElseThrow();
        assertThat(answer.composedBy()).isEqualTo(one.staffUserId());
        assertThat(answer.releasedBy()).isEqualTo(other.staffUserId());
        assertThat(answer.content().until()).isEqualTo(LocalDate.of(2056, 1, 1));
        assertThat(sent.answers()).hasSize(2);
    }

    @Test
    void answer_byTwoAtOnce_secondIsToldAndNothingOverwritten() {
        StaffPrincipal one = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal other = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest taken = inHand(one, rectify());
        work.compose(one, taken.number(), taken.version(), DONE, house.code(one));
        refused(
                RightsError.WENT_ON,
                () ->
                        work.compose(
                                other, taken.number(), taken.version(), DONE, house.code(other)));
        assertThat(desk.find(house.anna, taken.number()).answers()).hasSize(1);
    }

    @Test
    void hold_onceForEverything_standsWhileSheOwes_aSecondNeedsTwo() {
        StaffPrincipal one = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal other = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest filed = rectify();
        RightsRequest taken = inHand(one, filed);
        RightsRequest held =
                work.askMissing(one, filed.number(), taken.version(), "请补：身份证明、新号码的登记");
        assertThat(held.state()).isEqualTo(RightsState.WAITING_FOR_PERSON);
        house.clock.advance(Duration.ofDays(20));
        assertThat(rights.ticker().tick()).isZero();
        RightsRequest replied = desk.reply(house.anna, filed.number(), "已补");
        assertThat(replied.state()).isEqualTo(RightsState.IN_HAND);
        assertThat(replied.times().heldAt()).isNull();
        assertThat(replied.times().dueAt()).isAfter(filed.times().dueAt());
        refused(
                RightsError.ASKED_ONCE,
                () -> work.askMissing(one, filed.number(), replied.version(), "还缺"));
        RightsRequest proposed = work.proposeHold(one, filed.number(), replied.version(), "新号码打不通");
        refused(
                RightsError.SECOND_PERSON,
                () -> work.confirmHold(one, filed.number(), proposed.version()));
        RightsRequest again = work.confirmHold(other, filed.number(), proposed.version());
        assertThat(again.state()).isEqualTo(RightsState.WAITING_FOR_PERSON);
        assertThat(again.last(RightsStep.HELD_AGAIN).orElseThrow().words()).isEqualTo("新号码打不通");
    }

    @Test
    void silence_pastItsDay_isStatedSignedAndBothAreTold() {
        RightsRequest filed = rectify();
        refused(RightsError.NOT_LATE, () -> desk.silence(house.anna, filed.number()));
        house.clock.advance(Duration.ofDays(10));
        assertThat(rights.ticker().tick()).isOne();
        house.clock.advance(Duration.ofDays(6));
        assertThat(rights.ticker().tick()).isOne();
        house.clock.advance(Duration.ofDays(10));
        assertThat(rights.ticker().tick()).isOne();
        assertThat(rights.ticker().tick()).isZero();
        String note = desk.silence(house.anna, filed.number());
        byte[] file = note.getBytes(StandardCharsets.UTF_8);
        assertThat(SilenceStatement.looksLike(file)).isTrue();
        SilenceStatement said = SilenceStatement.check(file, null).orElseThrow();
        assertThat(said.request()).isEqualTo(filed.number());
        assertThat(said.dueAt()).isEqualTo(filed.times().dueAt());
        byte[] forged = note.replace("rectify", "objectt").getBytes(StandardCharsets.UTF_8);
        assertThat(SilenceStatement.check(forged, null)).isEmpty();
        assertThat(
                        house.rooms
                                .notices()
                                .inbox()
                                .list(house.anna, house.anna.subjects(), Set.of(), 9, null)
                                .items())
                .anySatisfy(told -> assertThat(told.kind()).isEqualTo("rights-late"));
        refused(KernelError.NOT_FOUND, () -> desk.silence(house.berta, filed.number()));
    }

    @Test
    void own_caseOfTheOfficer_goesToTheAuditorAndSheIsTold() {
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal auditor = house.desk(StaffRole.AUDITOR);
        long look = house.look("N1", Duration.ofHours(1), "M0001");
        RightsRequest filed =
                desk.file(
                        house.anna,
                        filing(house.anna, RequestKind.OBJECT, RightsScope.RECORD, look));
        assertThat(filed.audience()).isEqualTo(RightsAudience.DESK);
        house.rooms.deskStaff().link(house.hospital, officer.staffUserId(), "N1");
        refused(RightsError.OWN_CASE, () -> work.open(officer, filed.number()));
        RightsRequest moved = desk.find(house.anna, filed.number());
        assertThat(moved.audience()).isEqualTo(RightsAudience.AUDITOR);
        assertThat(moved.last(RightsStep.HANDED_OVER)).isPresent();
        assertThat(work.open(auditor, filed.number()).request().id()).isEqualTo(filed.id());
        refused(KernelError.NOT_FOUND, () -> work.open(officer, filed.number()));
    }

    @Test
    void daughter_ofOneWhoDied_hasNothingUntilPapersShowIt() {
        Filing filing =
                new Filing(
                        house.anna.subjects().get(0),
                        Capacity.RELATIVE,
                        RequestKind.ACCESS,
                        RightsScope.RECORD,
                        new RightsWords("想看病历", null, "王二", "M0002", "女儿", null),
                        null,
                        false);
        RightsRequest filed = desk.file(house.anna, filing);
        assertThat(filed.person()).isNull();
        assertThat(desk.list(house.berta, house.berta.subjects())).isEmpty();
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest taken = inHand(officer, filed);
        refused(
                RightsError.NOT_SHOWN,
                () ->
                        work.compose(
                                officer,
                                filed.number(),
                                taken.version(),
                                DONE,
                                house.code(officer)));
        Filing without =
                new Filing(
                        filing.subject(),
                        Capacity.RELATIVE,
                        RequestKind.ACCESS,
                        RightsScope.RECORD,
                        RightsWords.NONE,
                        null,
                        false);
        refused(KernelError.INVALID_FIELDS, () -> desk.file(house.anna, without));
    }

    @Test
    void erasure_whileARequestIsOpen_endsItAndNothingFollows() {
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        RightsRequest taken = inHand(officer, rectify());
        house.rooms.erasure().erase(officer, house.person("M0001"), ErasureGround.values()[0]);
        RightsRequest left = rights.book().find(taken.id()).orElseThrow();
        assertThat(left.state()).isEqualTo(RightsState.ANSWERED);
        assertThat(left.outcome()).isEqualTo(RightsOutcome.DELETED);
        assertThat(left.words().words()).isNull();
        assertThat(work.open(officer, taken.number()).card()).isNull();
        refused(
                RightsError.WENT_ON,
                () ->
                        work.compose(
                                officer,
                                taken.number(),
                                left.version(),
                                DONE,
                                house.code(officer)));
        house.clock.advance(Duration.ofDays(60));
        assertThat(rights.ticker().tick()).isZero();
    }

    @Test
    void othersRequests_ofPatientsAndOfHospitals_doNotExist() {
        RightsRequest filed = rectify();
        refused(KernelError.NOT_FOUND, () -> desk.find(house.berta, filed.number()));
        refused(KernelError.NOT_FOUND, () -> desk.withdraw(house.berta, filed.number()));
        StaffPrincipal counter = house.desk(StaffRole.COUNTER);
        refused(KernelError.NOT_FOUND, () -> work.open(counter, filed.number()));
        assertThat(desk.list(house.berta, house.berta.subjects())).isEmpty();
        assertThat(desk.withdraw(house.anna, filed.number()).state())
                .isEqualTo(RightsState.WITHDRAWN);
        assertThat(desk.list(house.anna, house.anna.subjects())).hasSize(1);
    }

    private List<Long> queue(Asked asked, int limit) {
        List<Long> all = new ArrayList<>();
        Place after = Place.FIRST;
        while (true) {
            List<RightsRequest> page =
                    rights.queue().next(asked, after, limit, house.clock.instant());
            if (page.isEmpty()) {
                return all;
            }
            page.forEach(each -> all.add(each.id()));
            after = Place.of(page.get(page.size() - 1));
        }
    }

    private Asked asked(
            StaffPrincipal member, HospitalId hospital, Show show, @Nullable RequestKind kind) {
        return new Asked(
                hospital, rights.routing().audiences(member), member.staffUserId(), show, kind);
    }

    @Test
    void queue_pageByPage_eachOnceInItsOrder_andOnlyWhatSheMaySee() {
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal auditor = house.desk(StaffRole.AUDITOR);
        StaffPrincipal counter = house.desk(StaffRole.COUNTER);
        RightsRequest first = rectify();
        house.clock.advance(Duration.ofDays(3));
        RightsRequest second = rectify();
        RightsRequest other =
                desk.file(
                        house.berta,
                        filing(house.berta, RequestKind.RESTRICT, RightsScope.RECORD, null));
        RightsRequest mine = inHand(officer, second);
        List<Long> all = List.of(first.id(), second.id(), other.id());
        HospitalId here = house.hospital;
        assertThat(queue(asked(officer, here, Show.ALL, null), 1)).isEqualTo(all);
        assertThat(queue(asked(officer, here, Show.ALL, null), 50)).isEqualTo(all);
        assertThat(queue(asked(officer, here, Show.MINE, null), 1)).containsExactly(mine.id());
        assertThat(queue(asked(officer, here, Show.NOBODYS, null), 1))
                .containsExactly(first.id(), other.id());
        assertThat(queue(asked(officer, here, Show.ALL, RequestKind.RESTRICT), 1))
                .containsExactly(other.id());
        assertThat(queue(asked(auditor, here, Show.ALL, null), 9)).isEmpty();
        assertThat(queue(asked(counter, here, Show.ALL, null), 9)).isEmpty();
        HospitalId elsewhere = new HospitalId(here.value() + 1);
        assertThat(queue(asked(officer, elsewhere, Show.ALL, null), 9)).isEmpty();
        house.clock.advance(Duration.between(house.clock.instant(), first.times().dueAt()));
        assertThat(queue(asked(officer, here, Show.OVERDUE, null), 9)).containsExactly(first.id());
        assertThat(rights.queue().owed(asked(officer, here, Show.ALL, null), house.clock.instant()))
                .isEqualTo(new Owed(3, 1));
        desk.withdraw(house.anna, first.number());
        assertThat(queue(asked(officer, here, Show.ALL, null), 9))
                .containsExactly(second.id(), other.id());
    }

    @Test
    void twice_ofOneKind_areLinked() {
        RightsRequest first = rectify();
        RightsRequest second = rectify();
        assertThat(second.linkedTo()).isEqualTo(first.id());
    }

    @Test
    void recount_afterAYearIsAnnounced_movesWhatRestedOnIt() {
        house.clock.advance(Duration.ofDays(20)); // 12 December: ends in January
        RightsRequest filed = rectify();
        assertThat(filed.times().provisional()).isTrue();
        assertThat(rights.ticker().recount()).isZero();
        String paper =
                """
                {"year": 2027, "papers": ["https://example.org/2027"], "days": [
                  {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
                  {"name": "元旦", "date": "2027-01-04", "isOffDay": true}]}\
                """;
        house.rooms.calendarBook().importYears(paper.getBytes(StandardCharsets.UTF_8));
        assertThat(rights.ticker().recount()).isOne();
        RightsRequest moved = desk.find(house.anna, filed.number());
        assertThat(moved.times().provisional()).isFalse();
        assertThat(moved.times().dueAt()).isAfter(filed.times().dueAt());
        assertThat(List.of(moved)).hasSize(1);
    }
}
