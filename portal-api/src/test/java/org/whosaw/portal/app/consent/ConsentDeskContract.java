package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.consent.ConsentActor;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.asking.Asking;
import org.whosaw.portal.consent.asking.Choice;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.consent.decision.Coverings;
import org.whosaw.portal.consent.decision.Decision;
import org.whosaw.portal.consent.decision.Decision.Deny;
import org.whosaw.portal.consent.decision.Decision.Permit;
import org.whosaw.portal.consent.decision.DenyReason;
import org.whosaw.portal.consent.decision.Question;
import org.whosaw.portal.consent.decision.Tokens;
import org.whosaw.portal.consent.decision.Tokens.Giving;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.guardian.GuardianPaper;
import org.whosaw.portal.identity.guardian.GuardianReason;
import org.whosaw.portal.identity.guardian.Guardians;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Engine;

/** Asking and deciding, on each engine. */
abstract class ConsentDeskContract {
    private static final Set<Element> TWO = Set.of(Element.NAME, Element.PHONE);

    private ConsentHouse house;
    private ConsentDesk desk;
    private RecipientUse photo;
    private PatientPrincipal anna;
    private String code;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new ConsentHouse(engine().database());
        desk = house.rooms.consent().desk();
        photo = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        anna = house.patient(11, "M0001");
        code = house.rooms.consent().codes().issue(photo);
    }

    private static void refuses(ErrorCode code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(code));
    }

    private Asking open(String by) {
        return desk.open(anna, by, anna.subjects().get(0));
    }

    private Grant allow(GrantMode mode, Set<Element> elements, LocalDate until) {
        Subject hers = anna.subjects().get(0);
        return desk.decide(
                        anna,
                        code,
                        hers,
                        open(code).notice().code(),
                        new Choice(mode, elements, until))
                .orElseThrow();
    }

    private Decision ask(Set<Element> elements) {
        return house.decide(house.asks("PHOTO", "M0001", Purpose.PHOTOGRAPHY, elements));
    }

    private static DenyReason reason(Decision decision) {
        return ((Deny) decision).reason();
    }

    @Test
    void scanned_narrowedForTheStay_permittedThenDischargedDenied() {
        house.encounter("E1", "M0001", "admission", Duration.ofDays(2), null);
        assertThat(open(code).stays()).isTrue();
        Grant grant = allow(GrantMode.DURING_STAY, TWO, null);
        Permit permit = (Permit) ask(TWO);
        assertThat(permit.elements()).isEqualTo(TWO);
        assertThat(permit.grantId()).isEqualTo(grant.id());
        assertThat(permit.once()).isFalse();
        Deny wider = (Deny) ask(ConsentHouse.ALBUM);
        assertThat(wider.reason()).isEqualTo(DenyReason.ELEMENTS_NOT_COVERED);
        assertThat(wider.covered()).isEqualTo(TWO);
        house.encounter("E1", "M0001", "admission", Duration.ofDays(2), Duration.ZERO);
        assertThat(reason(ask(TWO))).isEqualTo(DenyReason.NO_CONSENT);
        assertThat(house.rooms.consent().own().asked(anna.subjects()))
                .extracting(each -> each.reason())
                .containsExactlyInAnyOrder(DenyReason.ELEMENTS_NOT_COVERED, DenyReason.NO_CONSENT);
        assertThat(house.told("M0001")).containsExactly("asked-and-refused PHOTO");
    }

    @Test
    void once_permitsOnce() {
        Grant grant = allow(GrantMode.ONCE, TWO, null);
        Permit permit = (Permit) ask(Set.of(Element.NAME));
        assertThat(permit.once()).isTrue();
        assertThat(permit.before()).isBeforeOrEqualTo(house.clock.instant().plusSeconds(600));
        assertThat(reason(ask(Set.of(Element.NAME)))).isEqualTo(DenyReason.NO_CONSENT);
        assertThat(house.again(grant).state()).isEqualTo(GrantState.USED);
        Coverings coverings = house.rooms.consent().coverings();
        PersonId person = house.person("M0001");
        Coverings.Found found =
                house.rooms
                        .database()
                        .read(
                                tx ->
                                        coverings.at(
                                                tx,
                                                person,
                                                photo.recipientId(),
                                                Purpose.PHOTOGRAPHY,
                                                TWO,
                                                house.clock.instant().plusSeconds(60)));
        assertThat(found.covered()).as("its one answer still holds").isNotNull();
    }

    private void demandToken() {
        RecipientRegister register = house.rooms.consent().register();
        register.put(
                house.hospital,
                Uses.demandingToken(
                        house.draft(
                                "PHOTO",
                                Purpose.PHOTOGRAPHY,
                                LegalBasis.CONSENT,
                                ConsentHouse.ALBUM)));
        photo = register.find(photo.id()).orElseThrow();
    }

    private String token(GrantMode mode) {
        allow(mode, TWO, mode == GrantMode.UNTIL ? open(code).latest() : null);
        Question question = house.asks("PHOTO", "M0001", Purpose.PHOTOGRAPHY, TWO);
        Permit permit = (Permit) house.decide(question);
        assertThat(permit.oneTimeToken()).isTrue();
        return house.rooms.consent().tokens().issue(question, permit);
    }

    private Giving giving(String mrn, Set<Element> elements) {
        return new Giving(
                house.hospital, house.recipient("PHOTO"), house.person(mrn), elements, 77);
    }

    @Test
    void token_isGoodOnce_forThatPersonAndThoseElementsAlone() {
        demandToken();
        Tokens tokens = house.rooms.consent().tokens();
        String token = token(GrantMode.ONCE);
        refuses(ConsentError.TOKEN_UNKNOWN, () -> tokens.take(token, giving("M0002", TWO)));
        refuses(
                ConsentError.TOKEN_UNKNOWN,
                () -> tokens.take(token, giving("M0001", ConsentHouse.ALBUM)));
        refuses(ConsentError.TOKEN_UNKNOWN, () -> tokens.take(token, giving("M0001", Set.of())));
        String edited = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);
        refuses(ConsentError.TOKEN_UNKNOWN, () -> tokens.take(edited, giving("M0001", TWO)));
        assertThat(tokens.take(token, giving("M0001", Set.of(Element.NAME))))
                .isAfter(house.clock.instant());
        refuses(ConsentError.TOKEN_USED, () -> tokens.take(token, giving("M0001", TWO)));
        house.rooms.consent().tick();
        refuses(ConsentError.TOKEN_USED, () -> tokens.take(token, giving("M0001", TWO)));
    }

    @Test
    void token_afterAStopOrItsTime_isNotGood() {
        demandToken();
        Tokens tokens = house.rooms.consent().tokens();
        String stopped = token(GrantMode.UNTIL);
        house.rooms.stops().desk().stop(anna, anna.subjects(), RevocationScope.everything());
        refuses(ConsentError.TOKEN_OVER, () -> tokens.take(stopped, giving("M0001", TWO)));
        String used = token(GrantMode.ONCE);
        house.rooms.stops().desk().stop(anna, anna.subjects(), RevocationScope.everything());
        refuses(ConsentError.TOKEN_OVER, () -> tokens.take(used, giving("M0001", TWO)));
        String late = token(GrantMode.UNTIL);
        house.clock.advance(Duration.ofMinutes(11));
        refuses(ConsentError.TOKEN_OVER, () -> tokens.take(late, giving("M0001", TWO)));
    }

    @Test
    void otherBasis_permitsWithItsArticle() {
        house.active(
                house.draft(
                        "CDC",
                        Purpose.PUBLIC_HEALTH,
                        LegalBasis.STATUTORY_DUTY,
                        Set.of(Element.NAME)));
        Permit permit =
                (Permit)
                        house.decide(
                                house.asks(
                                        "CDC",
                                        "M0001",
                                        Purpose.PUBLIC_HEALTH,
                                        Set.of(Element.NAME)));
        assertThat(permit.article()).isEqualTo("传染病防治法 33");
        assertThat(
                        reason(
                                house.decide(
                                        house.asks(
                                                "CDC",
                                                "M0001",
                                                Purpose.PUBLIC_HEALTH,
                                                Set.of(Element.PHONE)))))
                .isEqualTo(DenyReason.OUTSIDE_REGISTER);
        assertThat(reason(house.decide(house.asks("HEAD", "M0001", Purpose.OTHER, TWO))))
                .isEqualTo(DenyReason.NOT_APPROVED);
    }

    @Test
    void no_isNotAskedAgainByItsCode_butOpensFromItsCard() {
        Subject hers = anna.subjects().get(0);
        assertThat(desk.decide(anna, code, hers, open(code).notice().code(), Choice.no()))
                .isEmpty();
        refuses(ConsentError.REFUSED_BEFORE, () -> open(code));
        assertThat(open(photo.number()).use().id()).isEqualTo(photo.id());
        assertThat(reason(ask(TWO))).isEqualTo(DenyReason.NO_CONSENT);
        house.clock.advance(Duration.ofDays(181));
        String fresh = house.rooms.consent().codes().issue(photo);
        assertThat(open(fresh).use().id()).isEqualTo(photo.id());
    }

    @Test
    void code_editedOldOrReplaced_isRefused() {
        char last = code.charAt(4);
        String edited = code.substring(0, 4) + (last == 'A' ? 'B' : 'A') + code.substring(5);
        refuses(ConsentError.CODE_FORGED, () -> open(edited));
        refuses(ConsentError.CODE_FORGED, () -> open(code + "A"));
        refuses(ConsentError.CODE_FORGED, () -> open("x"));
        house.rooms.consent().register().renewCode(photo.id());
        refuses(ConsentError.CODE_OLD, () -> open(code));
        RecipientUse now = house.rooms.consent().register().find(photo.id()).orElseThrow();
        String next = house.rooms.consent().codes().issue(now);
        assertThat(open(next).use().id()).isEqualTo(photo.id());
        house.clock.advance(Duration.ofDays(31));
        refuses(ConsentError.CODE_OLD, () -> open(next));
    }

    @Test
    void badChoice_isRefusedAndNothingIsWritten() {
        LocalDate latest = open(code).latest();
        refuses(ConsentError.NOTHING_CHOSEN, () -> allow(GrantMode.ONCE, Set.of(), null));
        refuses(
                ConsentError.OUTSIDE_NOTICE,
                () -> allow(GrantMode.ONCE, Set.of(Element.ADDRESS), null));
        refuses(ConsentError.TOO_LONG, () -> allow(GrantMode.UNTIL, TWO, latest.plusDays(1)));
        refuses(ConsentError.TOO_LONG, () -> allow(GrantMode.UNTIL, TWO, null));
        refuses(ConsentError.NO_STAY, () -> allow(GrantMode.DURING_STAY, TWO, null));
        Subject hers = anna.subjects().get(0);
        refuses(
                ConsentError.NOTICE_CHANGED,
                () -> desk.decide(anna, code, hers, "nv_0000000000000", Choice.no()));
        assertThat(house.rooms.consent().own().permissions(anna.subjects())).isEmpty();
        assertThat(allow(GrantMode.UNTIL, TWO, latest).until()).isNotNull();
    }

    @Test
    void notActiveOrNotConsent_isRefused() {
        house.rooms.consent().register().suspend(photo.id());
        refuses(ConsentError.NOT_ACTIVE, () -> open(code));
        RecipientUse law =
                house.active(
                        house.draft(
                                "CDC",
                                Purpose.PUBLIC_HEALTH,
                                LegalBasis.STATUTORY_DUTY,
                                Set.of(Element.NAME)));
        refuses(ConsentError.NOT_CONSENT, () -> open(law.number()));
    }

    @Test
    void offered_notAroundABirthNorInIntensiveCareNorAfterALoss() {
        house.encounter("D1", "M0001", "delivery", Duration.ofHours(6), null);
        refuses(ConsentError.NOT_NOW, () -> open(code));
        house.encounter("D1", "M0001", "delivery", Duration.ofHours(6), Duration.ofHours(1));
        refuses(ConsentError.NOT_NOW, () -> open(code));
        house.clock.advance(Duration.ofHours(23));
        assertThat(open(code)).isNotNull();
        house.place("I1", "M0001", "重症医学科", Duration.ofHours(1));
        refuses(ConsentError.NOT_NOW, () -> open(code));
        PatientPrincipal berta = house.patient(12, "M0002");
        assertThat(desk.open(berta, code, berta.subjects().get(0))).isNotNull();
        house.loss("D2", "M0002");
        refuses(ConsentError.NOT_NOW, () -> desk.open(berta, code, berta.subjects().get(0)));
    }

    @Test
    void loss_whileSheAnswers_leavesNothingLive() {
        for (int i = 0; i < 6; i++) {
            String mrn = "L" + i;
            house.rooms
                    .hospital()
                    .patients()
                    .putPatients(
                            house.hospital,
                            List.of(HospitalFixture.aPatient(mrn, "王一", "1540000001" + i)));
            PatientPrincipal her = house.patient(20 + i, mrn);
            Subject subject = her.subjects().get(0);
            String notice = desk.open(her, code, subject).notice().code();
            CompletableFuture<Void> loss =
                    CompletableFuture.runAsync(() -> house.loss("E" + mrn, mrn));
            try {
                desk.decide(her, code, subject, notice, new Choice(GrantMode.ONCE, TWO, null));
            } catch (PortalException e) {
                assertThat(e.errorCode()).isEqualTo(ConsentError.NOT_NOW);
            }
            loss.join();
            assertThat(house.decide(house.asks("PHOTO", mrn, Purpose.PHOTOGRAPHY, TWO)))
                    .isInstanceOf(Deny.class);
        }
    }

    @Test
    void guardian_forANewborn_isNamedAndABlockedOneRefused() {
        PersonId child = house.newborn("N0001", "M0001");
        Subject guarded = new Subject(child, house.hospital, true);
        PatientPrincipal mother =
                new PatientPrincipal(11, 11, List.of(anna.subjects().get(0), guarded), null, null);
        Grant grant =
                desk.decide(
                                mother,
                                code,
                                guarded,
                                desk.open(mother, code, guarded).notice().code(),
                                new Choice(GrantMode.ONCE, Set.of(Element.NAME), null))
                        .orElseThrow();
        assertThat(grant.actor()).isEqualTo(ConsentActor.GUARDIAN);
        assertThat(grant.relation()).isEqualTo(Relation.MOTHER);
        house.rooms
                .guardians()
                .block(
                        new Guardians.Act(
                                house.person("M0001"),
                                child,
                                GuardianReason.CUSTODY,
                                GuardianPaper.COURT_PAPER,
                                1));
        refuses(ConsentError.NOT_GUARDIAN, () -> desk.open(mother, code, guarded));
        PatientPrincipal stranger = house.patient(12, "M0002");
        refuses(KernelError.NOT_FOUND, () -> desk.open(stranger, code, guarded));
    }

    @Test
    void again_sameRegistrationOfPatients_changesNothing() {
        allow(GrantMode.ONCE, TWO, null);
        house.rooms
                .hospital()
                .patients()
                .putPatients(
                        house.hospital,
                        List.of(HospitalFixture.aPatient("M0001", "王一", "15400000001")));
        assertThat(ask(TWO).permits()).isTrue();
    }
}
