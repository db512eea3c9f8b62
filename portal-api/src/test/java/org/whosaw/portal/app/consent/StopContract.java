package org.whosaw.portal.app.consent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.stop.NightStops;
import org.whosaw.portal.consent.stop.RecipientStops;
import org.whosaw.portal.consent.stop.Stop;
import org.whosaw.portal.consent.stop.StopDesk;
import org.whosaw.portal.consent.stop.StopError;
import org.whosaw.portal.consent.stop.StopKind;
import org.whosaw.portal.consent.stop.SystemStops;
import org.whosaw.portal.consent.stop.TargetState;
import org.whosaw.portal.hospital.Directory.EncounterEntry;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.ErrorCode;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.webhook.EndpointOwner;
import org.whosaw.portal.webhook.Receiver;
import org.whosaw.portal.webhook.WebhookWorker;

/** The stop that arrives, on each engine. */
abstract class StopContract {
    private static final Set<Element> SOME = Set.of(Element.NAME, Element.PHONE);

    private ConsentHouse house;
    private PatientPrincipal mother;
    private RecipientStops recipients;
    private SystemStops systems;
    private NightStops nights;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new ConsentHouse(engine().database());
        for (String code : List.of("his", "queue", "ward", "photo-door")) {
            house.rooms
                    .hospital()
                    .directory()
                    .putSystems(
                            house.hospital,
                            List.of(
                                    new SystemEntry(
                                            code,
                                            "演示" + code,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null)));
        }
        enforce("his", Enforcement.ASKS_FIRST);
        enforce("queue", Enforcement.TOLD);
        enforce("ward", Enforcement.NIGHT_LIST);
        mother = house.patient(11, "M0001");
        recipients = house.rooms.stops().recipients();
        systems = house.rooms.stops().systems();
        nights = house.rooms.stops().nights();
    }

    private void enforce(String system, Enforcement as) {
        house.rooms.stops().enforcement().put(house.hospital, system, as, true);
    }

    private Grant give(String recipient, Duration term) {
        return house.give(
                "M0001",
                house.active(recipient, Purpose.MARKETING, SOME),
                GrantMode.UNTIL,
                SOME,
                house.clock.instant().plus(term),
                null);
    }

    private StopDesk desk() {
        return house.rooms.stops().desk();
    }

    private static RevocationScope scopeOf(long grant) {
        return RevocationScope.grant(grant);
    }

    private Stop stopped(String recipient) {
        give(recipient, Duration.ofDays(30));
        return desk().stop(
                        mother, mother.own(), RevocationScope.recipient(house.recipient(recipient)))
                .get(0);
    }

    private Stop again(Stop stop) {
        return house.rooms.stops().desk().find(mother, stop.number());
    }

    private RecipientPrincipal login(String recipient) {
        return new RecipientPrincipal(91, 92, house.hospital, house.recipient(recipient));
    }

    private static void refuses(ErrorCode code, Runnable what) {
        assertThatThrownBy(what::run)
                .isInstanceOfSatisfying(
                        PortalException.class,
                        refusal -> assertThat(refusal.errorCode()).isEqualTo(code));
    }

    private List<AuditFinding> audit() {
        house.signLedger();
        return house.rooms
                .ledger()
                .audit(house.rooms.provable())
                .check(null, done -> {})
                .findings();
    }

    @Test
    void stop_oneRecipient_arrivesAtEverySystemAndDownTheChain() {
        Stop stop = stopped("AGENCY");
        assertThat(stop.systems())
                .extracting(each -> each.system().code() + " " + each.state())
                .containsExactlyInAnyOrder(
                        "his REFUSING",
                        "queue CALLING",
                        "ward AWAITING_LIST",
                        "photo-door PEOPLE_ONLY");
        assertThat(stop.parties())
                .extracting(each -> each.card().code() + " " + each.state())
                .containsExactly("AGENCY OWES_STOP", "HEAD OWES_STOP");
        assertThat(stop.parties().get(1).parent()).isEqualTo(house.recipient("AGENCY"));
        assertThat(stop.parties().get(0).stopDue()).isEqualTo(stop.at().plus(Duration.ofHours(24)));
        assertThat(audit()).isEmpty();
    }

    @Test
    void preview_changesNothingAndTellsWhoWouldBeTold() {
        house.give(
                "M0001",
                house.active("AGENCY", Purpose.MARKETING, SOME),
                GrantMode.UNTIL,
                SOME,
                house.clock.instant().plus(Duration.ofDays(30)),
                null);
        var desk = house.rooms.stops().desk();
        var preview = desk.preview(mother.own(), RevocationScope.everything());
        assertThat(preview.grants()).isEqualTo(1);
        assertThat(preview.recipients().keySet()).extracting("code").containsExactly("AGENCY");
        assertThat(preview.recipients().values().iterator().next())
                .extracting("code")
                .containsExactly("HEAD");
        assertThat(desk.list(mother.own())).isEmpty();
        desk.stop(mother, mother.own(), RevocationScope.everything());
        refuses(
                StopError.NOTHING_TO_STOP,
                () -> desk.stop(mother, mother.own(), RevocationScope.everything()));
    }

    @Test
    void find_stopOfAnother_notFound() {
        Stop stop = stopped("AGENCY");
        PatientPrincipal other = house.patient(12, "M0002");
        refuses(KernelError.NOT_FOUND, () -> house.rooms.stops().desk().find(other, stop.number()));
    }

    @Test
    void call_taken_saysTheSystemHasItAndCarriesNoReasonNorName() throws Exception {
        try (Receiver queue = new Receiver();
                Receiver agency = new Receiver()) {
            var endpoints = house.rooms.webhooks().endpoints();
            endpoints.put(house.hospital, EndpointOwner.SYSTEM, "queue", queue.url());
            endpoints.put(house.hospital, EndpointOwner.RECIPIENT, "AGENCY", agency.url());
            Stop stop = stopped("AGENCY");
            give("AGENCY", Duration.ofDays(3));
            house.clock.advance(Duration.ofDays(4));
            house.rooms.consent().book().tick(house.clock.instant());
            WebhookWorker worker = house.rooms.webhooks().worker();
            worker.start();
            for (int i = 0; i < 200 && queue.got().size() + agency.got().size() < 6; i++) {
                Thread.sleep(50);
            }
            worker.stop();
            assertThat(again(stop).at(TargetState.TOLD)).isEqualTo(1);
            assertThat(queue.got()).hasSize(3); // stopped, given again, ended by itself
            for (Receiver.Got each : queue.got()) {
                assertThat(names(each.body()))
                        .containsExactly("stop", "recipient", "subject", "at");
            }
            assertThat(names(stopped(agency.got())))
                    .containsExactly(
                            "stop", "recipient", "subject", "contact", "at", "stopBy", "deleteBy");
            for (Receiver each : List.of(queue, agency)) {
                for (Receiver.Got got : each.got()) {
                    assertThat(new String(got.body(), UTF_8))
                            .doesNotContain("M0001", "王一", "15400000001", "marketing", "patient");
                }
            }
            assertThat(audit()).isEmpty();
        }
    }

    /** Returns the body that says it was stopped: several are under way at once. */
    private static byte[] stopped(List<Receiver.Got> all) {
        return all.stream()
                .map(Receiver.Got::body)
                .filter(body -> new String(body, UTF_8).contains("consent.stopped"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(byte[] body) throws java.io.IOException {
        JsonNode tree = new ObjectMapper().readTree(body);
        List<String> names = new ArrayList<>();
        tree.path("data").fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void mail_toWhoeverHasAnAddress_withoutAnyOtherWord() throws Exception {
        house =
                new ConsentHouse(
                        engine().database(),
                        house.clock,
                        house.keys,
                        new ObjectMapper()
                                .readValue(
                                        "{\"mail\":{\"host\":\"localhost\",\"security\":\"none\","
                                                + "\"from\":\"portal@demo.example\"}}",
                                        PortalConfiguration.class),
                        "H2");
        mother = house.patient(12, "M0001");
        stopped("AGENCY"); // its contact is a phone number
        assertThat(house.rooms.outbox().count("waiting")).isZero();
        house.recipients(ConsentHouse.at("PHOTO", "photographer", "studio@demo.example"));
        stopped("PHOTO");
        assertThat(house.rooms.outbox().count("waiting")).isEqualTo(1);
    }

    @Test
    void since_system_readsEachOnceAndConfirms() {
        Stop stop = stopped("AGENCY");
        var lines = systems.since(house.hospital, "queue", null, 10);
        assertThat(lines.lines()).singleElement().extracting("stop").isEqualTo(stop.number());
        assertThat(lines.lines().get(0).subject()).hasSize(32).doesNotContain("M0001");
        assertThat(lines.next()).isNull(); // one that was begun before may be written after
        house.clock.advance(Duration.ofMinutes(2));
        String next = systems.since(house.hospital, "queue", null, 10).next();
        assertThat(next).isEqualTo(stop.number());
        assertThat(systems.since(house.hospital, "queue", next, 10).lines()).isEmpty();
        systems.confirm(house.hospital, "queue", stop.number(), 5);
        systems.confirm(house.hospital, "queue", stop.number(), 5);
        assertThat(again(stop).at(TargetState.TOLD)).isEqualTo(1);
        refuses(StopError.WENT_ON, () -> systems.confirm(house.hospital, "ward", stop.number(), 5));
        refuses(KernelError.INVALID_FIELDS, () -> systems.since(house.hospital, "queue", "x", 10));
    }

    @Test
    void nightList_isWhole_soThatALostFileIsHealedByTheNext() {
        Stop stop = stopped("AGENCY");
        LocalDate night = LocalDate.of(2026, 11, 22);
        nights.makeLists(night);
        nights.makeLists(night);
        String csv = nights.csv(house.hospital, "ward", "2026-11-22");
        assertThat(csv).startsWith("stop,recipient,subject,stopped_at\r\n" + stop.number());
        assertThat(csv).endsWith("#sequence,1\r\n#count,1\r\n").doesNotContain("M0001");
        refuses(
                StopError.COUNT_DIFFERS,
                () -> nights.acknowledge(house.hospital, "ward", "2026-11-22", 2, 5));
        assertThat(again(stop).at(TargetState.LISTED)).isEqualTo(1);
        Stop second = stopped("PHOTO");
        nights.makeLists(night.plusDays(1));
        assertThat(nights.csv(house.hospital, "ward", "2026-11-23"))
                .contains(stop.number(), second.number())
                .endsWith("#sequence,2\r\n#count,2\r\n");
        assertThat(nights.csv(house.hospital, "ward", "2026-11-22")).isEqualTo(csv);
        nights.acknowledge(house.hospital, "ward", "2026-11-23", 2, 5);
        nights.acknowledge(house.hospital, "ward", "2026-11-23", 2, 5);
        assertThat(again(stop).at(TargetState.IN_FORCE)).isEqualTo(1);
        enforce("photo-door", Enforcement.NIGHT_LIST); // reads from now on, and learns of all
        nights.makeLists(night.plusDays(2));
        assertThat(nights.csv(house.hospital, "ward", "2026-11-24")).endsWith("#count,2\r\n");
        assertThat(nights.csv(house.hospital, "photo-door", "2026-11-24"))
                .endsWith("#sequence,1\r\n#count,2\r\n");
        refuses(
                KernelError.NOT_FOUND,
                () -> nights.csv(house.hospital, "ward", "2026-11-22")); // two newer ones are there
        assertThat(audit()).isEmpty();
    }

    @Test
    void given_again_whoWasToldThatItStoppedLearnsOfIt() {
        stopped("AGENCY");
        give("AGENCY", Duration.ofDays(3));
        assertThat(systems.since(house.hospital, "his", null, 10).lines())
                .extracting(each -> each.kind() + " " + each.recipient())
                .containsExactly("STOPPED AGENCY", "GIVEN AGENCY");
        assertThat(desk().list(mother.own())).hasSize(1);
        nights.makeLists(LocalDate.of(2026, 11, 22));
        assertThat(nights.csv(house.hospital, "ward", "2026-11-22")).endsWith("#count,0\r\n");
        assertThat(desk().list(mother.own()).get(0).at(TargetState.LIFTED)).isEqualTo(1);
        assertThat(audit()).isEmpty();
    }

    @Test
    void ended_byItself_toldLikeAStopButNobodyOwesAWord() {
        give("AGENCY", Duration.ofDays(3));
        assertThat(systems.since(house.hospital, "queue", null, 10).lines()).isEmpty();
        house.clock.advance(Duration.ofDays(4));
        house.rooms.consent().book().tick(house.clock.instant());
        Stop end = desk().list(mother.own()).get(0);
        assertThat(end.kind()).isEqualTo(StopKind.ENDED);
        assertThat(end.cause()).isEqualTo(Cause.RAN_OUT);
        assertThat(end.systems())
                .extracting(each -> each.state().name())
                .containsExactlyInAnyOrder("REFUSING", "CALLING", "AWAITING_LIST", "PEOPLE_ONLY");
        assertThat(end.parties())
                .extracting(each -> each.card().code() + " " + each.state() + " " + each.stopDue())
                .containsExactly("AGENCY INFORMED null", "HEAD INFORMED null");
        house.clock.advance(Duration.ofDays(40));
        recipients.tick();
        assertThat(recipients.watched(house.hospital)).isEmpty();
        nights.makeLists(LocalDate.of(2026, 11, 26));
        assertThat(nights.csv(house.hospital, "ward", "2026-11-26")).endsWith("#count,1\r\n");
        desk().stop(mother, mother.own(), RevocationScope.everything());
        assertThat(recipients.watched(house.hospital)).hasSize(2); // now both owe
        assertThat(audit()).isEmpty();
    }

    @Test
    void declared_byARecipient_joinsTheChainAndItsGiverSigns() {
        RecipientPrincipal agency = login("AGENCY");
        recipients.declare(agency, true, "演示小程序外包", "发短信");
        assertThat(
                        desk().preview(
                                        mother.own(),
                                        scopeOf(give("AGENCY", Duration.ofDays(3)).id()))
                                .recipients()
                                .values()
                                .iterator()
                                .next())
                .extracting("name")
                .containsExactly("演示小程序外包", "演示HEAD");
        Stop stop = stopped("AGENCY");
        recipients.declare(login("HEAD"), true, "演示月嫂", "");
        assertThat(again(stop).parties())
                .extracting(each -> each.card().name() + " " + each.declared() + " " + each.state())
                .containsExactly(
                        "演示AGENCY false OWES_STOP",
                        "演示小程序外包 true OWES_STOP",
                        "演示HEAD false OWES_STOP",
                        "演示月嫂 true OWES_STOP");
        String task =
                recipients.of(agency).stream()
                        .filter(each -> each.party().declared())
                        .findFirst()
                        .orElseThrow()
                        .number();
        refuses(KernelError.NOT_FOUND, () -> recipients.sign(login("HEAD"), task, false));
        recipients.sign(agency, task, true);
        assertThat(again(stop).parties().get(1).state()).isEqualTo(TargetState.DELETED);
        assertThat(recipients.letter(house.hospital, task, 3).task().party().card().name())
                .isEqualTo("演示小程序外包");
        assertThat(audit()).isEmpty();
    }

    @Test
    void recipient_oneSignsTheOtherFallsDue_andThatIsNeverForgotten() {
        Stop stop = stopped("AGENCY");
        RecipientPrincipal agency = login("AGENCY");
        RecipientPrincipal head = login("HEAD");
        String task = recipients.of(agency).get(0).number();
        refuses(KernelError.NOT_FOUND, () -> recipients.sign(head, task, false));
        recipients.sign(agency, task, false);
        house.clock.advance(Duration.ofHours(25));
        recipients.tick();
        assertThat(again(stop).parties())
                .extracting(each -> each.card().code() + " " + each.state())
                .containsExactly("AGENCY STOPPED", "HEAD STOP_LATE");
        assertThat(recipients.watched(house.hospital).get(0).party().card().code())
                .isEqualTo("HEAD");
        recipients.sign(agency, task, true);
        refuses(StopError.WENT_ON, () -> recipients.sign(agency, task, true));
        recipients.sign(head, recipients.of(head).get(0).number(), true);
        assertThat(again(stop).parties())
                .extracting(each -> each.state() + " " + each.wasLate())
                .containsExactly("DELETED false", "DELETED true");
        assertThat(house.told("M0001"))
                .containsExactly(
                        "stop-confirmed HEAD",
                        "stop-confirmed AGENCY",
                        "stop-late HEAD",
                        "stop-confirmed AGENCY");
        assertThat(recipients.of(login("PHOTO"))).isEmpty();
        assertThat(audit()).isEmpty();
    }

    @Test
    void letter_codeSignsUntilDeletionWasSigned() {
        stopped("AGENCY");
        String task = recipients.of(login("AGENCY")).get(0).number();
        String old = recipients.letter(house.hospital, task, 3).code().reveal();
        String code = recipients.letter(house.hospital, task, 3).code().reveal();
        assertThat(recipients.byCode(old)).isEmpty();
        recipients.posted(house.hospital, task, "EMS-1");
        assertThat(recipients.byCode(code.toLowerCase(java.util.Locale.ROOT)))
                .hasValueSatisfying(each -> assertThat(each.posting()).isEqualTo("EMS-1"));
        recipients.signByCode(code, false);
        recipients.signByCode(code, true);
        assertThat(recipients.byCode(code)).isEmpty();
        refuses(KernelError.NOT_FOUND, () -> recipients.signByCode(code, true));
    }

    @Test
    void loss_written_stopsAllCommerceInThatTransaction() {
        var grant =
                house.give(
                        "M0001",
                        house.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM),
                        GrantMode.UNTIL,
                        ConsentHouse.ALBUM,
                        house.clock.instant().plus(Duration.ofDays(30)),
                        null);
        house.rooms
                .hospital()
                .patients()
                .putEncounters(
                        house.hospital,
                        List.of(
                                new EncounterEntry(
                                        "E1",
                                        "M0001",
                                        "delivery",
                                        house.clock.instant().minus(Duration.ofHours(2)),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        "stillbirth")));
        assertThat(house.again(grant).state()).isEqualTo(GrantState.REVOKED);
        Stop stop = house.rooms.stops().desk().list(mother.own()).get(0);
        assertThat(stop.recipient().code()).isEqualTo("PHOTO");
        assertThat(recipients.of(login("PHOTO"))).hasSize(1);
        assertThat(audit()).isEmpty();
    }
}
