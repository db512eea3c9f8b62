package org.whosaw.portal.app.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.disclosure.receipt.OneSided.Unconfirmed;
import org.whosaw.portal.disclosure.receipt.Receipts;
import org.whosaw.portal.disclosure.receipt.Receipts.Answer;
import org.whosaw.portal.disclosure.receipt.Receipts.Speaker;
import org.whosaw.portal.disclosure.receipt.Receipts.Status;
import org.whosaw.portal.disclosure.receipt.Received;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Engine;

/** What both sides' words about one giving promise, on either engine. */
abstract class ReceiptContract {
    private static final String ANNA = "M0001";

    private QuestionHouse house;
    private Receipts receipts;
    private Speaker agency;
    private Speaker studio;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new QuestionHouse(engine().database());
        house.recipients("agency", "studio");
        receipts = house.rooms.receipts();
        agency = speaker("agency");
        studio = speaker("studio");
    }

    private Speaker speaker(String code) {
        return new Speaker(
                house.hospital,
                house.rooms.hospital().lookup().recipient(house.hospital, code).orElseThrow().id(),
                7);
    }

    private void give(String id, String recipient, String mrn) {
        Provision provision = house.provision(id, recipient, null, mrn);
        house.rooms.disclosure().recorder().record(house.hospital, List.of(provision));
    }

    private Answer say(Speaker who, String message, String mrn, Element... elements) {
        return receipts.take(who, List.of(received(message, mrn, elements))).get(0);
    }

    private Received received(String message, String mrn, Element... elements) {
        Instant now = house.clock.instant();
        return new Received(message, now, SubjectKey.mrn(mrn), Set.of(elements));
    }

    private ProvisionView listed() {
        return house.rooms
                .disclosure()
                .list()
                .list(house.anna.subjects(), Set.of(), 50, null)
                .items()
                .get(0);
    }

    private PersonId anna() {
        return house.anna.subjects().get(0).person();
    }

    private void twoNights() {
        house.clock.advance(Duration.ofHours(49));
    }

    @Test
    void bothSaySo_inWhicheverOrder_isPairedOnce() {
        give("d1", "agency", ANNA);
        assertThat(listed().end().receivedAt()).isNull();
        assertThat(say(agency, "m1", ANNA, Element.PHONE).paired()).isTrue();
        assertThat(listed().end().receivedAt()).isNotNull();

        Answer early = say(agency, "m2", ANNA, Element.PHONE);
        assertThat(early.paired()).as("one provision has one receipt").isFalse();
        give("d2", "agency", ANNA);
        assertThat(receipts.tick()).isEqualTo(1);
        assertThat(receipts.tick()).isZero();
        Answer again = say(agency, "m2", ANNA, Element.PHONE);
        assertThat(again.status()).isEqualTo(Status.DUPLICATE);
        assertThat(again.paired()).isTrue();
        twoNights();
        assertThat(receipts.unrecorded(agency.recipient())).isEmpty();
        assertThat(receipts.unconfirmed(agency.recipient())).isEmpty();
    }

    @Test
    void sameMessageAgain_isADuplicate_andWithOtherContentAConflict() {
        Received first = received("m1", ANNA, Element.PHONE);
        assertThat(receipts.take(agency, List.of(first, first)))
                .extracting(Answer::status)
                .containsExactly(Status.ACCEPTED, Status.DUPLICATE);
        Answer other = say(agency, "m1", ANNA, Element.BILL);
        assertThat(other.status()).isEqualTo(Status.REJECTED);
        assertThat(other.field()).isEqualTo("message");
        assertThat(say(studio, "m1", ANNA, Element.PHONE).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void onlyTheRecipientSaysSo_isToldAfterTwoNights_onEachSide() {
        say(agency, "m1", ANNA, Element.PHONE);
        assertThat(receipts.about(List.of(anna()), Set.of())).isEmpty();
        twoNights();
        assertThat(receipts.about(List.of(anna()), Set.of()))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.what().recipient()).isEqualTo(agency.recipient()));
        assertThat(receipts.unrecorded(agency.recipient())).hasSize(1);
        assertThat(receipts.unrecorded(studio.recipient())).isEmpty();
    }

    @Test
    void onlyTheHospitalSaysSo_isToldAfterTwoNights() {
        give("d1", "agency", ANNA);
        assertThat(receipts.unconfirmed(agency.recipient())).isEmpty();
        twoNights();
        assertThat(receipts.unconfirmed(agency.recipient()))
                .extracting(Unconfirmed::disclosure)
                .containsExactly(listed().id());
        assertThat(receipts.unconfirmed(studio.recipient())).isEmpty();
    }

    @Test
    void whatWasGivenToAnother_orOfAnotherKind_isNotPaired() {
        give("d1", "agency", ANNA);
        assertThat(say(studio, "m1", ANNA, Element.PHONE).paired()).isFalse();
        assertThat(say(agency, "m2", ANNA, Element.BILL).paired()).isFalse();
        assertThat(say(agency, "m3", "M0002", Element.PHONE).paired()).isFalse();
    }

    @Test
    void somebodyNotRegisteredYet_isPairedByHerNumber_andJoinsLater() {
        say(agency, "m1", "M7777", Element.PHONE);
        give("d1", "agency", "M7777");
        assertThat(receipts.tick()).isEqualTo(1);
    }

    @Test
    void badReceipt_isRefusedByItself_withItsField() {
        Instant late = house.clock.instant().plus(Duration.ofDays(1));
        List<Answer> answers =
                receipts.take(
                        agency,
                        List.of(
                                new Received("", late, SubjectKey.mrn(ANNA), Set.of()),
                                new Received("a", late, SubjectKey.mrn(ANNA), Set.of()),
                                new Received("b", null, SubjectKey.mrn(ANNA), Set.of()),
                                new Received("c", house.clock.instant(), null, Set.of()),
                                received("d", ANNA)));
        assertThat(answers)
                .extracting(Answer::field)
                .containsExactly("message", "receivedAt", "receivedAt", "subject", null);
        assertThatThrownBy(() -> receipts.take(agency, List.of()))
                .isInstanceOf(PortalException.class);
    }

    @Test
    void receipts_areLeaves_andTheAuditFindsNothing() {
        give("d1", "agency", ANNA);
        say(agency, "m1", ANNA, Element.PHONE);
        say(agency, "m2", ANNA, Element.PHONE);
        while (house.rooms.ledger().sequencer().turn()) {
            continue;
        }
        assertThat(
                        house.rooms
                                .ledger()
                                .audit(house.rooms.provable())
                                .check(null, size -> {})
                                .findings())
                .isEmpty();
    }
}
