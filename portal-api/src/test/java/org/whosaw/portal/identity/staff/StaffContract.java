package org.whosaw.portal.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.crypto.TimeOrderedIds;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffRegistry.NewStaff;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What staff sign-in promises, on either engine. */
abstract class StaffContract {
    private static final HospitalId HOSPITAL = new HospitalId(7);
    private static final ClientAddress DESK = new ClientAddress("10.0.0.7", "");

    private final MovingClock clock = new MovingClock();
    private StaffFeature staff;
    private NewStaff li;

    abstract Engine engine();

    @BeforeEach
    void addLi() {
        RandomSource random = new RandomSource();
        Keyring keyring = Keyring.generate(random, true);
        Pseudonymizer pseudonymizer = new Pseudonymizer(keyring);
        staff =
                new StaffFeature(
                        engine().database(),
                        new Sealer(keyring, random),
                        pseudonymizer,
                        random,
                        new TimeOrderedIds(clock, random),
                        clock,
                        new RateLimits(
                                engine().database(),
                                pseudonymizer,
                                clock,
                                RateLimitSettings.DEFAULTS));
        li =
                staff.registry()
                        .add(
                                HOSPITAL,
                                "Li.Min",
                                EnumSet.of(StaffRole.COUNTER, StaffRole.PRIVACY_OFFICER));
    }

    @Test
    void signIn_allThreeRight_opensSessionWithHerRoles() {
        StaffPrincipal principal = staff.sessions().principal(signIn()).orElseThrow();

        assertThat(principal.hospitalId()).isEqualTo(HOSPITAL);
        assertThat(principal.roles())
                .containsExactlyInAnyOrder(StaffRole.COUNTER, StaffRole.PRIVACY_OFFICER);
    }

    @Test
    void signIn_loginInOtherCase_isTheSame() {
        String token =
                staff.signIn().signIn(" LI.MIN", li.password().reveal(), code(), DESK).reveal();
        assertThat(staff.sessions().principal(token)).isPresent();
    }

    @Test
    void signIn_anyOneWrong_isRefusedAlike() {
        String password = li.password().reveal();
        refused("li.min", "wrong", code(), IdentityError.STAFF_SIGN_IN_WRONG);
        refused("li.min", password, "000000", IdentityError.STAFF_SIGN_IN_WRONG);
        refused("nobody", password, code(), IdentityError.STAFF_SIGN_IN_WRONG);
        refused("", "", "", IdentityError.STAFF_SIGN_IN_WRONG);
        refused("x".repeat(5_000), password, code(), IdentityError.STAFF_SIGN_IN_WRONG);
    }

    @Test
    void signIn_sameCodeTwice_isRefused() {
        String code = code();
        staff.signIn().signIn("li.min", li.password().reveal(), code, DESK);
        refused("li.min", li.password().reveal(), code, IdentityError.STAFF_SIGN_IN_WRONG);
    }

    @Test
    void signIn_afterFiveWrong_isLockedForGrowingTimes_knownOrNot() {
        for (String login : new String[] {"li.min", "nobody"}) {
            for (int i = 0; i < 5; i++) {
                refused(login, "wrong", "0", IdentityError.STAFF_SIGN_IN_WRONG);
            }
            refused(login, li.password().reveal(), code(), IdentityError.STAFF_LOCKED);
            clock.pass(Duration.ofSeconds(61));
            refused(login, "wrong", "0", IdentityError.STAFF_SIGN_IN_WRONG);
            clock.pass(Duration.ofSeconds(61));
            refused(login, "wrong", "0", IdentityError.STAFF_LOCKED);
        }
        clock.pass(Duration.ofMinutes(2));
        assertThat(staff.sessions().principal(signIn())).isPresent();
    }

    @Test
    void signIn_success_forgetsEarlierTries() {
        for (int i = 0; i < 4; i++) {
            refused("li.min", "wrong", "0", IdentityError.STAFF_SIGN_IN_WRONG);
        }
        signIn();
        refused("li.min", "wrong", "0", IdentityError.STAFF_SIGN_IN_WRONG);
        clock.pass(Duration.ofSeconds(30));
        assertThat(staff.sessions().principal(signIn())).isPresent();
    }

    @Test
    void signIn_manyLoginsFromOneAddress_isLimited() {
        for (int i = 0; i < 40; i++) {
            staffTry("nobody" + i);
        }
        refused("li.min", li.password().reveal(), code(), IdentityError.TOO_MANY_TRIES);
    }

    private void staffTry(String login) {
        assertThatThrownBy(() -> staff.signIn().signIn(login + "x".repeat(200), "", "", DESK))
                .isInstanceOf(PortalException.class);
    }

    @Test
    void unlock_byColleagueOfHerHospitalOnly_letsHerIn() {
        for (int i = 0; i < 5; i++) {
            refused("li.min", "wrong", "0", IdentityError.STAFF_SIGN_IN_WRONG);
        }
        StaffRegistry.Staff locked = staff.registry().ofHospital(HOSPITAL).get(0);
        assertThat(locked.lockedUntil()).isNotNull();
        assertThatThrownBy(() -> staff.registry().unlock(new HospitalId(8), locked.id()))
                .satisfies(e -> isCode(e, KernelError.NOT_FOUND));

        assertThat(staff.registry().unlock(HOSPITAL, locked.id())).isTrue();
        assertThat(staff.sessions().principal(signIn())).isPresent();
    }

    @Test
    void reset_endsSessionsAndOldSecrets() {
        String token = signIn();
        NewStaff fresh = staff.registry().reset("li.min");

        assertThat(staff.sessions().principal(token)).isEmpty();
        refused("li.min", li.password().reveal(), code(), IdentityError.STAFF_SIGN_IN_WRONG);
        li = fresh;
        assertThat(staff.sessions().principal(signIn())).isPresent();
    }

    @Test
    void disable_endsSessionsAndSignIn() {
        String token = signIn();
        assertThat(staff.registry().disable("li.min")).isTrue();
        clock.pass(Duration.ofSeconds(30));

        assertThat(staff.sessions().principal(token)).isEmpty();
        refused("li.min", li.password().reveal(), code(), IdentityError.STAFF_SIGN_IN_WRONG);
        assertThat(staff.registry().ofHospital(HOSPITAL)).isEmpty();
    }

    @Test
    void principal_idleForTwentyMinutes_isOver() {
        String token = signIn();
        clock.pass(Duration.ofMinutes(19));
        assertThat(staff.sessions().principal(token)).isPresent();
        clock.pass(Duration.ofMinutes(19));
        assertThat(staff.sessions().principal(token)).isPresent();
        clock.pass(Duration.ofMinutes(21));
        assertThat(staff.sessions().principal(token)).isEmpty();
    }

    @Test
    void principal_afterTwelveHours_isOverHoweverBusy() {
        String token = signIn();
        for (int i = 0; i < 47; i++) {
            clock.pass(Duration.ofMinutes(15));
            assertThat(staff.sessions().principal(token)).isPresent();
        }
        clock.pass(Duration.ofMinutes(15));
        assertThat(staff.sessions().principal(token)).isEmpty();
    }

    @Test
    void principal_signedOutOrUnknown_isNobody() {
        String token = signIn();
        staff.sessions().end(staff.sessions().principal(token).orElseThrow());
        assertThat(staff.sessions().principal(token)).isEmpty();
        assertThat(staff.sessions().principal("")).isEmpty();
        assertThat(staff.sessions().principal("x".repeat(43))).isEmpty();
    }

    @Test
    void add_takenOrMalformedLogin_isRefused() {
        EnumSet<StaffRole> roles = EnumSet.of(StaffRole.IT);
        assertThatThrownBy(() -> staff.registry().add(new HospitalId(8), "li.min", roles))
                .satisfies(e -> isCode(e, IdentityError.ALREADY_EXISTS));
        assertThatThrownBy(() -> staff.registry().add(HOSPITAL, "李敏", roles))
                .satisfies(e -> isCode(e, KernelError.INVALID_FIELDS));
        assertThatThrownBy(
                        () ->
                                staff.registry()
                                        .add(HOSPITAL, "new", EnumSet.noneOf(StaffRole.class)))
                .satisfies(e -> isCode(e, KernelError.INVALID_FIELDS));
    }

    private String signIn() {
        return staff.signIn().signIn("li.min", li.password().reveal(), code(), DESK).reveal();
    }

    private String code() {
        return Totp.code(Base32.decode(li.totpSecret().reveal()), Totp.step(clock.instant()));
    }

    private void refused(String login, String password, String code, Enum<?> expected) {
        assertThatThrownBy(() -> staff.signIn().signIn(login, password, code, DESK))
                .satisfies(e -> isCode(e, expected));
    }

    private static void isCode(Throwable thrown, Enum<?> expected) {
        assertThat(thrown).isInstanceOf(PortalException.class);
        assertThat(((PortalException) thrown).errorCode()).isEqualTo(expected);
    }

    /** A clock that a test moves. */
    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T02:05:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return Objects.requireNonNull(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
