package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.access.AccessQuery;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.access.why.WhyRule;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.HospitalError;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.request.AccessReviews;
import org.whosaw.portal.request.AccessReviews.Made;
import org.whosaw.portal.request.AnswerOutcome;
import org.whosaw.portal.request.AnswerText;
import org.whosaw.portal.request.QuestionDesk;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.request.RequestError;
import org.whosaw.portal.request.RequestState;
import org.whosaw.portal.request.RequestStep;
import org.whosaw.portal.request.ReviewAnswer;
import org.whosaw.portal.request.ReviewReason;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;

/** What asking why promises, on either engine. */
abstract class QuestionContract {
    private static final Duration HOUR = Duration.ofHours(1);

    private QuestionHouse house;
    private RequestDesk desk;
    private QuestionDesk questions;
    private AccessReviews reviews;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        desk = house.rooms.request().desk();
        questions = house.rooms.request().questions();
        reviews = house.rooms.request().reviews();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.errorCode()).isEqualTo(code));
    }

    private Request ask(long look) {
        return desk.ask(house.anna, house.anna.subjects(), look, "我不认识她", false).request();
    }

    @Test
    void ask_thenAnswered_isSignedAndStandsInHerHistory() {
        Request filed = ask(house.look("N1", HOUR, "M0001"));
        assertThat(filed.state()).isEqualTo(RequestState.OPEN);
        // 22 November 2026 is a Sunday: Monday, Tuesday, Wednesday, until 24:00 in Shanghai
        assertThat(filed.dueAt()).isEqualTo(Instant.parse("2026-11-25T16:00:00Z"));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        assertThat(questions.owed(officer).open()).hasSize(1);
        assertThat(questions.open(officer, filed.number()).record().mrnEnd()).isEqualTo("0001");

        Made page = questions.ask(officer, filed.number(), "", token -> token);
        reviews.answer(page.token().reveal(), ReviewAnswer.ME, ReviewReason.HANDOVER, "交接班");
        assertThat(desk.find(house.anna, filed.number()).state()).isEqualTo(RequestState.HEARD);
        refused(
                IdentityError.STAFF_CODE_WRONG,
                () ->
                        questions.answer(
                                officer, filed.number(), AnswerOutcome.EXPLAINED, "x", "000000"));
        Request answered =
                questions.answer(
                        officer,
                        filed.number(),
                        AnswerOutcome.EXPLAINED,
                        "她在交接班时看过您的护理记录。",
                        house.code(officer));

        Request.Answer answer = answered.answer();
        assertThat(answer).isNotNull();
        byte[] bytes =
                AnswerText.canonical(
                        answered.number(),
                        answered.access(),
                        answer.outcome(),
                        answer.text(),
                        answer.signedBy(),
                        answer.signedAt().toString());
        assertThat(house.rooms.request().signer().isSigned(answer.signature(), bytes)).isTrue();
        assertThat(answered.events())
                .extracting(Request.Event::step)
                .containsExactly(
                        RequestStep.FILED,
                        RequestStep.ACCESSOR_ASKED,
                        RequestStep.ACCESSOR_HEARD,
                        RequestStep.ANSWERED);
        assertThat(desk.asked(house.anna.subjects().get(0).person()))
                .containsEntry(answered.access(), RequestState.ANSWERED);
        assertThat(questions.owed(officer).answered()).hasSize(1);
        assertThat(
                        house.rooms
                                .notices()
                                .inbox()
                                .list(house.anna, house.anna.subjects(), Set.of(), 9, null)
                                .items())
                .anySatisfy(
                        told -> {
                            assertThat(told.kind()).isEqualTo("answered");
                            assertThat(told.request()).isEqualTo(filed.number());
                        });
        // The officer's own look at her case stands on her list.
        assertThat(lines(house.anna))
                .filteredOn(each -> each.system().code().equals("whosaw-questions"))
                .isNotEmpty()
                .allSatisfy(
                        each -> {
                            assertThat(each.explanation().rule()).isEqualTo(WhyRule.ANSWERING);
                            assertThat(each.explanation().sentence()).contains("问了一条打开记录的缘由");
                            assertThat(each.explanation().facts())
                                    .extracting(Explanation.Basis::kind)
                                    .containsExactly(Explanation.Ground.QUESTION);
                        });
    }

    private List<Access> lines(PatientPrincipal of) {
        return house.rooms
                .access()
                .timeline()
                .list(AccessReading.of(of.accountId(), of.subjects()))
                .items();
    }

    @Test
    void ask_aboutAProtectedLine_isAsProtectedAsTheLine() {
        long look = house.protectedLook("N1", "M0001");
        refused(
                KernelError.NOT_FOUND,
                () -> desk.ask(house.anna, house.anna.subjects(), look, null, false));
        PatientPrincipal opened = house.opened(house.anna);
        Request filed = desk.ask(opened, opened.subjects(), look, null, false).request();
        assertThat(desk.list(opened, opened.subjects())).hasSize(1);

        assertThat(desk.list(house.anna, house.anna.subjects())).isEmpty();
        refused(KernelError.NOT_FOUND, () -> desk.find(house.anna, filed.number()));
        refused(KernelError.NOT_FOUND, () -> desk.withdraw(house.anna, filed.number()));
    }

    @Test
    void ask_whileAdmitted_waitsForDischargeUnlessSentNow() {
        house.admit("M0001", Duration.ofDays(2), null);
        Request first = ask(house.look("N1", HOUR, "M0001"));
        Request second = ask(house.look("N1", HOUR.multipliedBy(2), "M0001"));
        assertThat(first.state()).isEqualTo(RequestState.WAITING_FOR_DISCHARGE);
        assertThat(first.dueAt()).isNull();
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        assertThat(questions.owed(officer).open()).isEmpty();
        refused(KernelError.NOT_FOUND, () -> questions.open(officer, first.number()));

        assertThat(desk.sendNow(house.anna, second.number()).state()).isEqualTo(RequestState.OPEN);
        assertThat(house.rooms.request().requestClock().tick()).isZero();
        house.admit("M0001", Duration.ofDays(2), house.clock.instant().plus(HOUR));
        house.clock.advance(HOUR.multipliedBy(2));
        assertThat(house.rooms.request().requestClock().tick()).isEqualTo(1);

        Request started = desk.find(house.anna, first.number());
        assertThat(started.state()).isEqualTo(RequestState.OPEN);
        assertThat(started.startedAt()).isEqualTo(house.clock.instant());
        assertThat(questions.owed(officer).open()).hasSize(2);
    }

    @Test
    void ask_again_isTheSameRequestUntilTakenBack() {
        long look = house.look("N1", HOUR, "M0001");
        Request first = ask(look);

        assertThat(desk.ask(house.anna, house.anna.subjects(), look, null, true).fresh()).isFalse();
        assertThat(ask(look).number()).isEqualTo(first.number());
        assertThat(desk.withdraw(house.anna, first.number()).state())
                .isEqualTo(RequestState.WITHDRAWN);
        Request second = ask(look);
        assertThat(second.number()).isNotEqualTo(first.number());
        assertThat(desk.list(house.anna, house.anna.subjects())).hasSize(2);
        assertThat(desk.about(second.person(), look).orElseThrow().number())
                .isEqualTo(second.number());
    }

    @Test
    void others_findNothingOfHers() {
        long look = house.look("N1", HOUR, "M0001");
        Request hers = ask(look);

        refused(
                KernelError.NOT_FOUND,
                () -> desk.ask(house.berta, house.berta.subjects(), look, null, false));
        refused(KernelError.NOT_FOUND, () -> desk.find(house.berta, hers.number()));
        refused(KernelError.NOT_FOUND, () -> desk.withdraw(house.berta, hers.number()));
        for (StaffRole role : List.of(StaffRole.AUDITOR, StaffRole.IT, StaffRole.MEMBER)) {
            StaffPrincipal other = house.desk(role);
            refused(KernelError.NOT_FOUND, () -> questions.open(other, hers.number()));
        }
    }

    @Test
    void reminders_fallAtHalfFourFifthsAndDue() {
        Request filed = ask(house.look("N1", HOUR, "M0001"));
        for (int i = 0; i < 4 * 24; i++) {
            house.clock.advance(HOUR);
            house.rooms.request().requestClock().tick();
        }

        Request late = desk.find(house.anna, filed.number());
        assertThat(late.isOverdue(house.clock.instant())).isTrue();
        assertThat(late.events())
                .extracting(Request.Event::step)
                .containsExactly(
                        RequestStep.FILED,
                        RequestStep.REMINDED_HALF,
                        RequestStep.REMINDED_LATE,
                        RequestStep.FELL_DUE);
        assertThat(house.rooms.request().requestClock().tick()).isZero();
    }

    @Test
    void notMe_marksTheWholeSessionOnEveryListAndAsksTheInformationOffice() {
        long early = house.look("N1", Duration.ofHours(3), "M0001");
        house.look("N1", Duration.ofMinutes(70), "M0002");
        long asked = house.look("N1", Duration.ofMinutes(60), "M0001");
        house.look("N1", Duration.ofMinutes(35), "M0001", "M0002");
        Request filed = ask(asked);
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        Made page = questions.ask(officer, filed.number(), "", token -> token);
        Instant before = later();

        reviews.answer(page.token().reveal(), ReviewAnswer.NOT_ME, null, null);

        assertThat(changed(house.anna, before)).hasSize(2).allMatch(QuestionContract::isMarked);
        assertThat(changed(house.berta, before)).hasSize(2).allMatch(QuestionContract::isMarked);

        assertThat(marked(house.anna)).isEqualTo(2);
        assertThat(marked(house.berta)).isEqualTo(2);
        assertThat(early).isNotEqualTo(asked);
        var sessions = house.rooms.access().sessions();
        var open = sessions.doubted(house.hospital);
        assertThat(open)
                .singleElement()
                .satisfies(each -> assertThat(each.session().looks()).isEqualTo(3));
        // A night file brings one more of that session.
        house.look("N1", Duration.ofMinutes(10), "M0002");
        Instant late = later();
        assertThat(sessions.markLate()).isEqualTo(1);
        assertThat(changed(house.anna, late)).hasSize(2);
        assertThat(changed(house.berta, late)).hasSize(3);
        Instant closing = later();
        assertThat(marked(house.berta)).isEqualTo(3);
        assertThat(sessions.close(house.hospital, open.get(0).number(), false, 1, key -> false))
                .isTrue();
        assertThat(marked(house.berta)).isZero();
        assertThat(changed(house.berta, closing)).hasSize(3);
        assertThat(changed(house.berta, later())).isEmpty();
        assertThat(sessions.doubted(house.hospital)).isEmpty();
    }

    /** Lets time pass, so that what was done before is not new any more; returns the time. */
    private Instant later() {
        house.clock.advance(Duration.ofMinutes(3));
        return house.clock.instant();
    }

    private List<Access> changed(PatientPrincipal of, Instant since) {
        AccessReading reading =
                AccessQuery.since(of, house.clock, since.toString(), null, Language.ZH_CN);
        return house.rooms.access().timeline().changes(reading).items();
    }

    private long marked(PatientPrincipal of) {
        return lines(of).stream().filter(QuestionContract::isMarked).count();
    }

    private static boolean isMarked(Access line) {
        return line.flags().contains(AccessFlag.POSSIBLY_ANOTHER_PERSON);
    }

    @Test
    void changes_tellWhereQuestionsStand_neverAProtectedOne() {
        PatientPrincipal opened = house.opened(house.anna);
        desk.ask(opened, opened.subjects(), house.protectedLook("N1", "M0001"), null, false);
        Request filed = ask(house.look("N1", HOUR, "M0001"));
        assertThat(moved(opened, null)).containsExactly(filed.number());

        Instant since = later();
        assertThat(moved(house.anna, since)).isEmpty();
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        questions.ask(officer, filed.number(), "", token -> token);
        assertThat(moved(house.anna, since)).containsExactly(filed.number());
        assertThat(moved(house.berta, null)).isEmpty();
    }

    private List<String> moved(PatientPrincipal of, Instant since) {
        return desk.changes(of, of.subjects(), since).items().stream()
                .map(Request::number)
                .toList();
    }

    @Test
    void page_worksOnceAndRunsOut() {
        Request filed = ask(house.look("N1", HOUR, "M0001"));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        String first = questions.ask(officer, filed.number(), "", t -> t).token().reveal();
        reviews.answer(first, ReviewAnswer.DO_NOT_REMEMBER, null, null);
        refused(KernelError.NOT_FOUND, () -> reviews.show(first, "here"));
        refused(
                KernelError.NOT_FOUND,
                () -> reviews.answer(first, ReviewAnswer.ME, ReviewReason.CARE, null));
        refused(KernelError.NOT_FOUND, () -> reviews.show("nonsense", "here"));

        String second = questions.ask(officer, filed.number(), "", t -> t).token().reveal();
        assertThat(reviews.show(second, "here").record()).isNotNull();
        house.clock.advance(Duration.ofDays(8));
        refused(KernelError.NOT_FOUND, () -> reviews.show(second, "here"));
        house.rooms.request().requestClock().tick();
        assertThat(desk.find(house.anna, filed.number()).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void page_ofAList_namesNoneOfThePersons() {
        long look = house.look("N1", HOUR, "M0001", "M0002");
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        String asked = questions.ask(officer, ask(look).number(), "", t -> t).token().reveal();
        String access = desk.list(house.anna, house.anna.subjects()).get(0).access();
        String routine =
                house.rooms
                        .request()
                        .routine()
                        .start(officer, access, "M0002", t -> t)
                        .token()
                        .reveal();

        assertThat(reviews.show(asked, "here").record()).isNull();
        assertThat(reviews.show(routine, "here").line().persons()).isEqualTo(2);
        assertThat(house.rooms.request().routine().latest(officer)).hasSize(1);
    }

    @Test
    void questionsAboutDeskAndInformationOffice_goToTheAuditorAndNobodyHandlesHerOwn() {
        Request aboutEngineer = ask(house.look("E1", HOUR, "M0001"));
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);
        StaffPrincipal auditor = house.desk(StaffRole.AUDITOR);
        refused(KernelError.NOT_FOUND, () -> questions.open(officer, aboutEngineer.number()));
        assertThat(questions.owed(officer).elsewhere()).isEqualTo(1);
        assertThat(questions.owed(auditor).open()).hasSize(1);
        house.rooms.deskStaff().link(house.hospital, auditor.staffUserId(), "E1");
        refused(RequestError.OWN_CASE, () -> questions.open(auditor, aboutEngineer.number()));
        assertThat(
                        house.rooms
                                .access()
                                .sessions()
                                .uses(
                                        house.hospital,
                                        house.rooms
                                                .deskStaff()
                                                .keysOf(house.hospital, auditor.staffUserId())))
                .singleElement()
                .satisfies(use -> assertThat(use.system()).isEqualTo("医院信息系统"));
        // Who opens a case leaves a line; a question about that line goes to the auditor too.
        Request aboutNurse = ask(house.look("N1", HOUR, "M0001"));
        questions.open(officer, aboutNurse.number());
        Access look =
                lines(house.anna).stream()
                        .filter(each -> each.system().code().equals("whosaw-questions"))
                        .findFirst()
                        .orElseThrow();
        long event =
                org.whosaw.portal.kernel.Ids.parse(
                                org.whosaw.portal.kernel.IdPrefix.ACCESS, look.id())
                        .getAsLong();
        Request aboutOfficer = ask(event);
        refused(KernelError.NOT_FOUND, () -> questions.open(officer, aboutOfficer.number()));
        assertThat(questions.open(auditor, aboutOfficer.number())).isNotNull();
    }

    @Test
    void ask_aboutALookAtMotherAndChild_isALineOfEachList() {
        PatientPrincipal mother = house.withChild(house.anna, "M0001", "B0001");
        long look = house.look("N1", HOUR, "M0001", "B0001");
        List<Subject> hers = mother.own();
        List<Subject> childs = mother.guarded();

        Request ofChild = desk.ask(mother, childs, look, null, true).request();
        Request ofHer = desk.ask(mother, hers, look, null, true).request();

        assertThat(ofChild.person()).isEqualTo(childs.get(0).person());
        assertThat(ofHer.person()).isEqualTo(hers.get(0).person());
        assertThat(ofHer.number()).isNotEqualTo(ofChild.number());
        assertThat(desk.list(mother, childs)).hasSize(1);
        refused(KernelError.NOT_FOUND, () -> desk.ask(house.berta, hers, look, null, true));
    }

    @Test
    void whoIsNotKnownInTheDirectory_handlesNothing() {
        Request filed = ask(house.look("N1", HOUR, "M0001"));
        StaffPrincipal stranger = house.stranger(StaffRole.PRIVACY_OFFICER, StaffRole.AUDITOR);
        StaffPrincipal colleague = house.desk(StaffRole.IT);
        var routine = house.rooms.request().routine();

        assertThat(questions.owed(stranger).open()).hasSize(1);
        refused(HospitalError.DESK_NOT_LINKED, () -> questions.open(stranger, filed.number()));
        refused(
                HospitalError.DESK_NOT_LINKED,
                () -> questions.ask(stranger, filed.number(), "", t -> t));
        refused(
                HospitalError.DESK_NOT_LINKED,
                () ->
                        questions.answer(
                                stranger, filed.number(), AnswerOutcome.EXPLAINED, "x", "000000"));
        refused(HospitalError.DESK_NOT_LINKED, () -> routine.draw(stranger, t -> t));
        refused(
                HospitalError.DESK_NOT_LINKED,
                () -> routine.start(stranger, filed.access(), "M0001", t -> t));

        DeskStaff links = house.rooms.deskStaff();
        long id = stranger.staffUserId();
        refused(HospitalError.DESK_LINK_OWN, () -> links.linkColleague(stranger, id, "E1"));
        refused(KernelError.INVALID_FIELDS, () -> links.linkColleague(colleague, id, "X9"));
        links.linkColleague(colleague, id, "E1");
        refused(HospitalError.DESK_LINK_THERE, () -> links.linkColleague(colleague, id, "N1"));
        assertThat(questions.open(stranger, filed.number())).isNotNull();
    }

    @Test
    void whoSharesTheAccount_doesNotHandleTheCase() {
        StaffPrincipal auditor = house.stranger(StaffRole.AUDITOR);
        house.rooms.deskStaff().link(house.hospital, auditor.staffUserId(), "E1");
        house.account("Q7", "shared-account", "N1", "E1");
        Request filed = ask(house.lookOf("Q7", "M0001"));

        refused(RequestError.OWN_CASE, () -> questions.open(auditor, filed.number()));
    }

    @Test
    void draw_findsALookOfTheLastMonth() {
        house.look("N1", HOUR, "M0001");
        StaffPrincipal officer = house.desk(StaffRole.PRIVACY_OFFICER);

        assertThat(house.rooms.request().routine().draw(officer, t -> t)).isPresent();
    }
}
