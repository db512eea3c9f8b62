package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantEvent;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.GrantStep;
import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RegisterError;
import org.whosaw.portal.consent.register.UseFault;
import org.whosaw.portal.consent.register.UseState;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.store.Engine;

/** The register and the book of grants, on each engine. */
abstract class ConsentBookContract {
    private ConsentHouse house;
    private RecipientRegister register;
    private ConsentBook book;
    private final List<Revocation> heard = new ArrayList<>();

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new ConsentHouse(engine().database());
        register = house.rooms.consent().register();
        book = house.rooms.consent().book();
        book.tell((tx, revocation) -> heard.add(revocation));
    }

    private static void refuses(ErrorCode code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(code));
    }

    private Revocation revoke(RevocationScope scope) {
        PersonId person = house.person("M0001");
        return house.rooms
                .database()
                .inTransaction(
                        tx ->
                                book.revoke(
                                                tx,
                                                person,
                                                scope,
                                                Revocation.Cause.PATIENT,
                                                ConsentBy.account(11, false),
                                                house.clock.instant())
                                        .orElseThrow());
    }

    @Test
    void register_commerceOnAnotherBasis_isRefusedNamingTheRow() {
        assertThatThrownBy(
                        () ->
                                register.put(
                                        house.hospital,
                                        house.draft(
                                                "PHOTO",
                                                Purpose.PHOTOGRAPHY,
                                                LegalBasis.CONTRACT,
                                                ConsentHouse.ALBUM)))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal ->
                                assertThat(java.util.Arrays.toString(refusal.args()))
                                        .contains("ru_", "commerce-needs-consent"));
        execute(
                "UPDATE consent_use SET basis = 'contract' WHERE id = "
                        + house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM).id());
        assertThat(register.faulty())
                .singleElement()
                .satisfies(row -> assertThat(row.text()).contains("PHOTO", "commerce-needs"));
    }

    @Test
    void register_withoutContractOrNotice_isNotActive() {
        RecipientUse use =
                register.put(
                        house.hospital,
                        house.draft(
                                "PHOTO",
                                Purpose.PHOTOGRAPHY,
                                LegalBasis.CONSENT,
                                ConsentHouse.ALBUM));
        refuses(RegisterError.NOT_READY, () -> register.activate(use.id()));
        assertThat(register.faults(use)).containsExactly(UseFault.NOTICE_MISSING);
        NoticeText whole = ConsentHouse.text("Photographs");
        refuses(
                RegisterError.NOTICE_INCOMPLETE,
                () -> register.publish(use, ConsentHouse.text(" "), whole, null));
        house.publish(use);
        register.activate(use.id());
        assertThat(register.find(use.id()).orElseThrow().state()).isEqualTo(UseState.ACTIVE);
        assertThat(register.faulty()).isEmpty();
    }

    @Test
    void register_recipientAbroadWithoutFile_isNotActive() {
        house.recipients(ConsentHouse.recipient("ABROAD", "photographer", "US", null));
        RecipientUse use =
                register.put(
                        house.hospital,
                        house.draft(
                                "ABROAD",
                                Purpose.PHOTOGRAPHY,
                                LegalBasis.CONSENT,
                                ConsentHouse.ALBUM));
        house.publish(use);
        RecipientUse told = register.find(use.id()).orElseThrow();
        assertThat(register.faults(told)).containsExactly(UseFault.CROSS_BORDER_MISSING);
    }

    @Test
    void register_newPartyFarDownTheChain_endsWhatIsPermittedAtOnce() {
        RecipientUse use = house.active("AGENCY", Purpose.CONFINEMENT_CARE, ConsentHouse.ALBUM);
        RecipientUse other = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        house.recipients(
                ConsentHouse.recipient("BELOW", "confinement-agency", "CN", null),
                ConsentHouse.recipient("HEAD", "confinement-agency", "CN", "AGENCY"));
        assertThat(register.find(use.id()).orElseThrow().state()).isEqualTo(UseState.ACTIVE);
        house.recipients(ConsentHouse.recipient("BELOW", "confinement-agency", "CN", "HEAD"));
        assertThat(register.find(use.id()).orElseThrow().state()).isEqualTo(UseState.DRAFT);
        assertThat(register.find(other.id()).orElseThrow().state()).isEqualTo(UseState.ACTIVE);
        assertThatThrownBy(() -> register.activate(use.id())).isInstanceOf(PortalException.class);
        house.publish(register.find(use.id()).orElseThrow());
        register.activate(use.id());
        assertThat(register.find(use.id()).orElseThrow().state()).isEqualTo(UseState.ACTIVE);
    }

    @Test
    void register_newPartyItPassesOnTo_isADraftUntilToldAnew() {
        RecipientUse use = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        Grant grant = house.give("M0001", use, GrantMode.ONCE, Set.of(Element.NAME), null, null);
        house.recipients(ConsentHouse.recipient("ALBUMS", "photographer", "CN", "PHOTO"));
        assertThat(register.find(use.id()).orElseThrow().state())
                .as("at once, before any turn of the clock")
                .isEqualTo(UseState.DRAFT);
        house.publish(use);
        assertThat(house.again(grant).state()).isEqualTo(GrantState.SUPERSEDED);
    }

    @Test
    void notice_widened_endsGrantsAndTellsWhoListens() {
        RecipientUse use = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        Grant grant = house.give("M0001", use, GrantMode.ONCE, Set.of(Element.NAME), null, null);
        house.publish(use);
        assertThat(house.again(grant).isLive()).as("the same again widens nothing").isTrue();
        RecipientUse wider =
                register.put(
                        house.hospital,
                        house.draft(
                                "PHOTO",
                                Purpose.PHOTOGRAPHY,
                                LegalBasis.CONSENT,
                                Set.of(Element.NAME, Element.PHONE, Element.ADDRESS)));
        assertThat(wider.state()).isEqualTo(UseState.DRAFT);
        house.publish(wider);
        assertThat(house.again(grant).state()).isEqualTo(GrantState.SUPERSEDED);
        assertThat(heard)
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.cause()).isEqualTo(Revocation.Cause.NOTICE_CHANGED);
                            assertThat(told.grants().get(0).wasLive()).isTrue();
                        });
        assertThat(house.told("M0001")).containsExactly("widened PHOTO");
    }

    @Test
    void give_twice_leavesOneLive() {
        RecipientUse use = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        Grant first = house.give("M0001", use, GrantMode.ONCE, ConsentHouse.ALBUM, null, null);
        Grant second = house.give("M0001", use, GrantMode.ONCE, Set.of(Element.NAME), null, null);
        assertThat(house.again(first).state()).isEqualTo(GrantState.ENDED);
        assertThat(house.again(second).isLive()).isTrue();
    }

    @Test
    void revoke_scopes_meanWhatTheySay() {
        RecipientUse photo = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        RecipientUse agency =
                house.active("AGENCY", Purpose.CONFINEMENT_CARE, Set.of(Element.PHONE));
        Grant one = house.give("M0001", photo, GrantMode.ONCE, Set.of(Element.NAME), null, null);
        Grant two = house.give("M0001", agency, GrantMode.ONCE, Set.of(Element.PHONE), null, null);
        Grant hers = house.give("M0002", agency, GrantMode.ONCE, Set.of(Element.PHONE), null, null);
        revoke(RevocationScope.kind(org.whosaw.portal.kernel.DataCategory.CONTACT));
        assertThat(house.again(one).isLive()).isTrue();
        assertThat(house.again(two).state()).isEqualTo(GrantState.REVOKED);
        revoke(RevocationScope.everything());
        assertThat(house.again(one).state()).isEqualTo(GrantState.REVOKED);
        assertThat(house.again(hers).isLive()).isTrue();
        assertThat(heard).hasSize(2);
    }

    @Test
    void revoke_listenerThrows_nothingIsRevoked() {
        RecipientUse use = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        Grant grant = house.give("M0001", use, GrantMode.ONCE, ConsentHouse.ALBUM, null, null);
        book.tell(
                (tx, revocation) -> {
                    throw new IllegalStateException("no");
                });
        assertThatThrownBy(() -> revoke(RevocationScope.everything()));
        assertThat(house.again(grant).isLive()).isTrue();
    }

    @Test
    void tick_dayComeStayOverContractOver_endsThem() {
        RecipientUse photo = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        RecipientUse agency =
                house.active("AGENCY", Purpose.CONFINEMENT_CARE, Set.of(Element.PHONE));
        house.encounter("E1", "M0001", "admission", Duration.ofDays(2), null);
        Grant stay =
                house.give(
                        "M0001",
                        photo,
                        GrantMode.DURING_STAY,
                        ConsentHouse.ALBUM,
                        null,
                        house.lastStay("M0001"));
        Grant until =
                house.give(
                        "M0001",
                        agency,
                        GrantMode.UNTIL,
                        Set.of(Element.PHONE),
                        house.clock.instant().plus(Duration.ofDays(3)),
                        null);
        house.rooms.consent().tick();
        assertThat(house.again(stay).isLive()).isTrue();
        house.encounter("E1", "M0001", "admission", Duration.ofDays(2), Duration.ZERO);
        house.clock.advance(Duration.ofDays(3));
        house.rooms.consent().tick();
        assertThat(house.again(stay).state()).isEqualTo(GrantState.ENDED);
        assertThat(house.again(until).state()).isEqualTo(GrantState.LAPSED);
        assertThat(book.events(stay.id()))
                .extracting(GrantEvent::step)
                .containsExactly(GrantStep.GIVEN, GrantStep.DISCHARGED);
        Grant last = house.give("M0002", photo, GrantMode.ONCE, ConsentHouse.ALBUM, null, null);
        house.clock.advance(Duration.ofDays(800));
        house.rooms.consent().tick();
        assertThat(house.again(last).state()).isEqualTo(GrantState.ENDED);
        assertThat(register.find(photo.id()).orElseThrow().state()).isEqualTo(UseState.ENDED);
    }

    @Test
    void audit_anyRowChanged_namesIt() {
        RecipientUse use = house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
        house.give("M0001", use, GrantMode.ONCE, ConsentHouse.ALBUM, null, null);
        revoke(RevocationScope.everything());
        house.signLedger();
        assertThat(findings()).isEmpty();
        for (String[] each :
                new String[][] {
                    {
                        "consent_grant SET elements = elements + 1",
                        "consent_grant SET elements = elements - 1"
                    },
                    {
                        "consent_grant SET given_at = given_at + 1",
                        "consent_grant SET given_at = given_at - 1"
                    },
                    {"consent_grant SET state = 'ended'", "consent_grant SET state = 'revoked'"},
                    {
                        "consent_grant SET revoked_at = revoked_at + 1",
                        "consent_grant SET revoked_at = revoked_at - 1"
                    },
                    {
                        "consent_event SET happened_at = happened_at + 1",
                        "consent_event SET happened_at = happened_at - 1"
                    },
                    {
                        "consent_notice SET body = body || ' '",
                        "consent_notice SET body = substr(body, 1, length(body) - 1)"
                    }
                }) {
            execute("UPDATE " + each[0]);
            assertThat(findings()).as(each[0]).isNotEmpty();
            execute("UPDATE " + each[1]);
        }
        assertThat(findings()).isEmpty();
        execute("DELETE FROM consent_event WHERE step = 'revoked'");
        assertThat(findings()).isNotEmpty();
    }

    private List<AuditFinding> findings() {
        return house.rooms
                .ledger()
                .audit(house.rooms.provable())
                .check(null, checked -> {})
                .findings();
    }

    private void execute(String sql) {
        house.rooms
                .database()
                .write(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement()) {
                                assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
