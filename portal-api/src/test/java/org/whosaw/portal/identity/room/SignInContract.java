package org.whosaw.portal.identity.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.GuardianStep;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.identity.patient.BindingDesk;
import org.whosaw.portal.identity.patient.SignIn;
import org.whosaw.portal.identity.session.ClientSessions.IssuedTokens;
import org.whosaw.portal.identity.session.Sessions.PageSession;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;

/** What sign-in, sessions, devices and guardians promise, on either engine. */
abstract class SignInContract {
    private static final String PHONE = "13900000001";
    private static final String OTHER_PHONE = "13900000002";

    private House house;
    private PersonId mother;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new House(engine().database());
        mother = house.persons.put(101, "M1", "林秀英", PHONE);
    }

    private String code(String mrn) {
        return desk().issue(FakePersons.HOSPITAL, mrn, "system:test").bindingCode().reveal();
    }

    private BindingDesk desk() {
        return house.room.bindingDesk();
    }

    private String bind(String code, String phone) {
        return house.room.signIn().startBinding(code, phone, House.HERE, Language.ZH_CN).reveal();
    }

    private String byPhone(String phone) {
        return house.room.signIn().startByPhone(phone, House.HERE, Language.EN).reveal();
    }

    private SignIn.Proven bound() {
        String challenge = bind(code("M1"), PHONE);
        return house.room.signIn().verify(challenge, house.passwordSentTo(PHONE));
    }

    private static void assertCode(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).extracting(ErrorCode::code).isEqualTo(code));
    }

    @Test
    void verify_bindingCodeAndPassword_bindsThePerson() {
        SignIn.Proven proven = bound();
        assertThat(proven.persons()).extracting(SignIn.Choice::person).containsExactly(mother);
        assertThat(proven.persons().get(0).maskedName()).isEqualTo("林*");
    }

    @Test
    void startBinding_otherPhone_sameAnswerButNoMessage() {
        String challenge = bind(code("M1"), OTHER_PHONE);
        assertThat(challenge).hasSameSizeAs(bind(code("M1"), PHONE));
        assertThat(house.passwordSentTo(OTHER_PHONE)).isEmpty();
        assertCode(
                () -> house.room.signIn().verify(challenge, "000000"),
                "sign-in.one-time-password-wrong");
    }

    @Test
    void startBinding_mistypedAndDeadCodes_toldApart() {
        String code = code("M1");
        char last = code.charAt(0) == 'A' ? 'B' : 'A';
        assertCode(() -> bind(last + code.substring(1), PHONE), "sign-in.binding-code-mistyped");
        assertCode(() -> bind("hello", PHONE), "sign-in.binding-code-mistyped");
        String newer = code("M1");
        assertCode(() -> bind(code, PHONE), "sign-in.binding-code-not-valid");
        house.clock.advance(Duration.ofDays(14));
        assertCode(() -> bind(newer, PHONE), "sign-in.binding-code-not-valid");
    }

    @Test
    void verify_codeUsedMeanwhile_refused() {
        String code = code("M1");
        String first = bind(code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), PHONE);
        String firstPassword = house.passwordSentTo(PHONE);
        String second = bind(code, PHONE);
        String secondPassword = house.passwordSentTo(PHONE);
        house.room.signIn().verify(first, firstPassword);
        assertCode(
                () -> house.room.signIn().verify(second, secondPassword),
                "sign-in.binding-code-not-valid");
    }

    @Test
    void issueForPhone_afterIdCheck_bindsThatPhone() {
        String code =
                desk().issueForPhone(
                                FakePersons.HOSPITAL,
                                mother,
                                PhoneNumber.parse(OTHER_PHONE).orElseThrow(),
                                "staff:test")
                        .bindingCode()
                        .reveal();
        String challenge = bind(code, OTHER_PHONE);
        SignIn.Proven proven =
                house.room.signIn().verify(challenge, house.passwordSentTo(OTHER_PHONE));
        assertThat(proven.persons()).hasSize(1);
        byPhone(OTHER_PHONE);
        assertThat(house.passwordSentTo(OTHER_PHONE)).isNotEmpty();
    }

    @Test
    void startByPhone_unknownPhone_sameAnswerNoMessage() {
        assertThat(byPhone(OTHER_PHONE)).isNotEmpty();
        assertThat(house.passwordSentTo(OTHER_PHONE)).isEmpty();
    }

    @Test
    void verify_fiveWrongTries_challengeOverEvenWithTheRightOne() {
        bound();
        house.clock.advance(Duration.ofMinutes(1));
        String challenge = byPhone(PHONE);
        String right = house.passwordSentTo(PHONE);
        String wrong = right.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 5; i++) {
            assertCode(
                    () -> house.room.signIn().verify(challenge, wrong),
                    "sign-in.one-time-password-wrong");
        }
        assertCode(() -> house.room.signIn().verify(challenge, right), "sign-in.challenge-over");
    }

    @Test
    void verify_afterFiveMinutes_over() {
        String challenge = bind(code("M1"), PHONE);
        String password = house.passwordSentTo(PHONE);
        house.clock.advance(Duration.ofMinutes(5));
        assertCode(() -> house.room.signIn().verify(challenge, password), "sign-in.challenge-over");
    }

    @Test
    void verify_twice_onlyOnce() {
        String challenge = bind(code("M1"), PHONE);
        String password = house.passwordSentTo(PHONE);
        house.room
                .signIn()
                .verify(challenge, " " + password.charAt(0) + " " + password.substring(1));
        assertCode(() -> house.room.signIn().verify(challenge, password), "sign-in.challenge-over");
    }

    @Test
    void startByPhone_sixthInAnHour_refusedUntilTheCounterHelps() {
        for (int i = 0; i < 5; i++) {
            byPhone(OTHER_PHONE);
        }
        assertCode(() -> byPhone(OTHER_PHONE), "sign-in.too-many-tries");
        assertThatThrownBy(() -> byPhone(OTHER_PHONE))
                .isInstanceOfSatisfying(
                        PortalException.class, e -> assertThat(e.retryAfter()).isPositive());
        desk().unlock(PhoneNumber.parse(OTHER_PHONE).orElseThrow(), "staff:test");
        assertThat(byPhone(OTHER_PHONE)).isNotEmpty();
    }

    @Test
    void subjects_hospitalChangesThePhone_bindingRests() {
        SignIn.Proven proven = bound();
        house.persons.put(101, "M1", "林秀英", OTHER_PHONE);
        house.room.accounts().forget(proven.accountId());
        assertThat(house.room.accounts().subjects(proven.accountId(), null)).isEmpty();
        byPhone(PHONE);
        house.courier.deliverDue();
        assertThat(house.courier.delivered()).hasSize(1);
    }

    @Test
    void startByPhone_after180DaysAway_noMessage() {
        long account = bound().accountId();
        house.clock.advance(Duration.ofDays(100));
        String challenge = byPhone(PHONE);
        house.room.signIn().verify(challenge, house.passwordSentTo(PHONE));
        house.clock.advance(Duration.ofDays(100));
        byPhone(PHONE);
        house.courier.deliverDue();
        assertThat(house.courier.delivered()).hasSize(3);
        house.clock.advance(Duration.ofDays(181));
        house.room.accounts().forget(account); // what was read is known for seconds of real time
        byPhone(PHONE);
        house.courier.deliverDue();
        assertThat(house.courier.delivered()).hasSize(3);
    }

    @Test
    void subjects_onePhoneTwoPersons_bothAndChosen() {
        SignIn.Proven proven = bound();
        PersonId sister = house.persons.put(102, "M2", "林秀芳", PHONE);
        house.clock.advance(Duration.ofMinutes(61));
        String challenge = bind(code("M2"), PHONE);
        SignIn.Proven both = house.room.signIn().verify(challenge, house.passwordSentTo(PHONE));
        assertThat(both.accountId()).isEqualTo(proven.accountId());
        assertThat(both.persons()).extracting(SignIn.Choice::person).contains(mother, sister);
        String cookie = house.room.sessions().open(both.accountId(), false, House.HERE).reveal();
        PatientPrincipal patient = find(cookie).patient();
        house.room.sessions().choose(patient, sister);
        assertThat(find(cookie).patient().subjects())
                .extracting(Subject::person)
                .containsExactly(sister);
        assertThat(find(cookie).narrowed()).isTrue();
        assertCode(() -> house.room.sessions().choose(patient, new PersonId(999)), "not-found");
    }

    private PageSession find(String cookie) {
        return house.room.sessions().find(cookie).orElseThrow();
    }

    @Test
    void find_pageSession_endsIdleAndAbsolutely() {
        long account = bound().accountId();
        String cookie = house.room.sessions().open(account, false, House.HERE).reveal();
        for (int i = 0; i < 37; i++) {
            assertThat(house.room.sessions().find(cookie)).as("look " + i).isPresent();
            house.clock.advance(Duration.ofMinutes(19));
        }
        house.clock.advance(Duration.ofMinutes(18));
        assertThat(house.room.sessions().find(cookie)).isEmpty();
        String idle = house.room.sessions().open(account, false, House.HERE).reveal();
        house.clock.advance(Duration.ofMinutes(20));
        assertThat(house.room.sessions().find(idle)).isEmpty();
        String family = house.room.sessions().open(account, true, House.HERE).reveal();
        assertThat(find(family).familyPhone()).isTrue();
        house.clock.advance(Duration.ofMinutes(5));
        assertThat(house.room.sessions().find(family)).isEmpty();
    }

    @Test
    void isCsrfToken_ownTokenOnly() {
        long account = bound().accountId();
        String cookie = house.room.sessions().open(account, false, House.HERE).reveal();
        String other = house.room.sessions().open(account, false, House.HERE).reveal();
        String token = find(cookie).csrfToken();
        assertThat(house.room.sessions().isCsrfToken(cookie, token)).isTrue();
        assertThat(house.room.sessions().isCsrfToken(other, token)).isFalse();
        assertThat(house.room.sessions().isCsrfToken(cookie, "x")).isFalse();
        assertThat(house.room.sessions().isCsrfToken(cookie, null)).isFalse();
    }

    @Test
    void signOut_oneAndEverywhere_endsThem() {
        long account = bound().accountId();
        String here = house.room.sessions().open(account, false, House.HERE).reveal();
        String there = house.room.sessions().open(account, false, House.HERE).reveal();
        IssuedTokens app = house.room.clientSessions().open(account, House.HERE);
        PatientPrincipal patient = find(here).patient();
        assertThat(house.room.devices().of(patient)).hasSize(3);
        assertThat(house.room.devices().of(patient)).anyMatch(each -> each.here());
        assertThat(house.room.devices().of(patient).get(0).name()).isEqualTo("Chrome · Android");
        house.room.devices().signOut(patient, find(there).patient().sessionId());
        assertThat(house.room.sessions().find(there)).isEmpty();
        assertThat(house.room.devices().signOutEverywhere(patient, false)).isEqualTo(1);
        assertThat(house.room.clientSessions().authenticate(app.accessToken())).isEmpty();
        assertCode(
                () -> house.room.clientSessions().refresh(app.refreshToken()),
                "sign-in.refresh-not-valid");
        assertThat(house.room.sessions().find(here)).isPresent();
    }

    @Test
    void refresh_oldTokenAgain_endsTheFamily() {
        IssuedTokens first = house.room.clientSessions().open(bound().accountId(), House.HERE);
        IssuedTokens second = house.room.clientSessions().refresh(first.refreshToken());
        IssuedTokens third = house.room.clientSessions().refresh(second.refreshToken());
        assertThat(house.room.clientSessions().authenticate(third.accessToken())).isPresent();
        assertCode(
                () -> house.room.clientSessions().refresh(first.refreshToken()),
                "sign-in.refresh-not-valid");
        assertCode(
                () -> house.room.clientSessions().refresh(third.refreshToken()),
                "sign-in.refresh-not-valid");
        assertThat(house.room.clientSessions().authenticate(third.accessToken())).isEmpty();
    }

    @Test
    void refresh_sameTokenAtOnce_atMostOneAndTheFamilyEnds() {
        IssuedTokens first = house.room.clientSessions().open(bound().accountId(), House.HERE);
        long answered =
                IntStream.range(0, 8)
                        .parallel()
                        .filter(i -> succeeds(() -> refresh(first.refreshToken())))
                        .count();
        assertThat(answered).isLessThanOrEqualTo(1);
        assertThat(house.room.clientSessions().authenticate(first.accessToken())).isEmpty();
    }

    private void refresh(String token) {
        house.room.clientSessions().refresh(token);
    }

    @Test
    void verify_manyGuessesAtOnce_fiveAreLookedAt() {
        String challenge = bind(code("M1"), PHONE);
        String right = house.passwordSentTo(PHONE);
        String wrong = right.equals("000000") ? "000001" : "000000";
        AtomicInteger wrongs = new AtomicInteger();
        IntStream.range(0, 24)
                .parallel()
                .forEach(
                        i -> {
                            try {
                                house.room.signIn().verify(challenge, wrong);
                            } catch (PortalException e) {
                                boolean looked = e.errorCode().code().endsWith("password-wrong");
                                wrongs.addAndGet(looked ? 1 : 0);
                            }
                        });
        assertThat(wrongs).hasValue(5);
        assertThat(succeeds(() -> house.room.signIn().verify(challenge, right))).isFalse();
    }

    private static boolean succeeds(Runnable call) {
        try {
            call.run();
            return true;
        } catch (PortalException e) {
            return false;
        }
    }

    @Test
    void secondFactor_visitOrCounterCode_opensForTenMinutes() {
        String cookie = house.room.sessions().open(bound().accountId(), false, House.HERE).reveal();
        PatientPrincipal patient = find(cookie).patient();
        assertThat(patient.hasSecondFactor(mother, house.clock.instant())).isFalse();
        LocalDate day = LocalDate.of(2026, 11, 20);
        assertCode(
                () -> house.room.secondFactor().byVisit(patient, mother, "V9", day),
                "second-factor.wrong");
        Instant until = house.room.secondFactor().byVisit(patient, mother, "V101", day);
        assertThat(until).isEqualTo(house.clock.instant().plus(Duration.ofMinutes(10)));
        assertThat(find(cookie).patient().hasSecondFactor(mother, house.clock.instant())).isTrue();
        house.clock.advance(Duration.ofMinutes(10));
        assertThat(find(cookie).patient().hasSecondFactor(mother, house.clock.instant())).isFalse();
        String code = house.room.secondFactor().issueCounterCode(mother, "staff:test").reveal();
        house.room.secondFactor().byCounterCode(patient, mother, code);
        assertThat(find(cookie).patient().hasSecondFactor(mother, house.clock.instant())).isTrue();
        assertCode(
                () -> house.room.secondFactor().byCounterCode(patient, mother, code),
                "second-factor.wrong");
    }

    @Test
    void guardians_newbornLinked_seenUntilBlockedOrGrown() {
        long account = bound().accountId();
        PersonId child = house.persons.put(201, "B1", "林秀英之女", null);
        Instant born = house.clock.instant();
        house.database.write(tx -> house.guardians.linkNewborn(tx, child, mother, born));
        house.room.accounts().forget(account);
        List<Subject> subjects = house.room.accounts().subjects(account, null);
        assertThat(subjects)
                .containsExactly(
                        new Subject(mother, FakePersons.HOSPITAL, false),
                        new Subject(child, FakePersons.HOSPITAL, true));
        assertThat(house.guardians.block(act(child, GuardianReason.PROTECTION_ORDER))).isTrue();
        assertThat(house.room.accounts().subjects(account, null)).hasSize(1);
        house.database.write(tx -> house.guardians.linkNewborn(tx, child, mother, born));
        assertThat(
                        house.guardians.link(
                                act(child, GuardianReason.PARENT),
                                Relation.MOTHER,
                                born,
                                born.plusSeconds(9)))
                .isFalse();
        assertThat(house.room.accounts().subjects(account, null)).hasSize(1);
        assertThat(house.guardians.linksTo(child).get(0).blockedReason())
                .isEqualTo("protection-order");
        assertThat(house.guardians.unblock(act(child, GuardianReason.ORDER_OVER))).isTrue();
        assertThat(house.guardians.stepsOf(child))
                .extracting(each -> each.reason().step())
                .containsExactly(GuardianStep.BLOCKED, GuardianStep.UNBLOCKED);
        assertThat(house.room.accounts().subjects(account, null)).isEqualTo(subjects);
        house.clock.advance(Duration.ofDays(18 * 366));
        assertThat(house.guardians.standing(List.of(mother)).children()).isEmpty();
    }

    @Test
    void guardians_blockedOnAnotherNode_losesItWithTheNextQuestion() {
        long account = bound().accountId();
        PersonId child = house.persons.put(201, "B1", "林秀英之女", null);
        Guardians other = new Guardians(house.database, () -> 77L, house.clock);
        house.database.write(
                tx -> house.guardians.linkNewborn(tx, child, mother, house.clock.instant()));
        house.room.accounts().forget(account);
        assertThat(house.room.accounts().subjects(account, null)).hasSize(2);
        assertThat(other.block(act(child, GuardianReason.CUSTODY))).isTrue();
        assertThat(house.room.accounts().subjects(account, null)).hasSize(1);
        assertThat(house.room.accounts().readersOf(child)).isEmpty();
    }

    private Guardians.Act act(PersonId child, GuardianReason reason) {
        return new Guardians.Act(mother, child, reason, GuardianPaper.COURT_PAPER, 1);
    }

    @Test
    void startByPhone_demoNumberOutsideDemo_neverSent() {
        PersonId demo = house.persons.put(301, "D1", "王小明", "15400000001");
        bind(code("D1"), "15400000001");
        house.courier.deliverDue();
        assertThat(house.courier.delivered()).isEmpty();
        assertThat(demo.value()).isEqualTo(301);
    }
}
