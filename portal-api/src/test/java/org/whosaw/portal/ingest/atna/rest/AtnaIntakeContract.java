package org.whosaw.portal.ingest.atna.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.ingest.atna.AtnaFixture.aMessage;
import static org.whosaw.portal.ingest.atna.AtnaFixture.patient;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.crypto.Cursors;
import org.whosaw.portal.disclosure.DisclosureFeature;
import org.whosaw.portal.hospital.ProtectionSettings;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.ingest.IngestGate;
import org.whosaw.portal.ingest.IngestSettings;
import org.whosaw.portal.ingest.atna.AtnaFixture;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ledger.TestSalts;
import org.whosaw.portal.store.Engine;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Holds ATNA ingest against the real recorders, on each engine. */
abstract class AtnaIntakeContract {
    private AccessFixture house;
    private AtnaDesk desk;
    private Refusals refusals;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        DisclosureFeature disclosure =
                new DisclosureFeature(
                        engine().database(),
                        house.house.sealer,
                        house.house.pseudonymizer,
                        new Cursors(house.house.pseudonymizer),
                        house.house.ids,
                        house.house.clock,
                        house.hospital,
                        ProtectionSettings.defaults(),
                        TestSalts.ledger(house.house.ids));
        refusals = new Refusals(engine().database(), house.hospital.lookup(), house.house.clock);
        IngestSettings limits = IngestSettings.defaults();
        desk =
                new AtnaDesk(
                        new AtnaIntake(
                                AtnaSettings.defaults(),
                                house.hospital,
                                unused -> Optional.of("HIS"),
                                house.access.recorder(),
                                disclosure.recorder(),
                                refusals),
                        new IngestGate(limits, house.house.clock),
                        limits,
                        Texts.load());
    }

    private AtnaAnswer take(String body) {
        return desk.take(
                new SystemPrincipal(1, house.house.hospital, Set.of(Scope.INGEST)),
                new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                true,
                Language.EN);
    }

    private static AtnaFixture look(String patient) {
        return aMessage().at("2026-01-02T08:15:30+08:00").about(patient(patient));
    }

    @Test
    void take_message_isAcceptedOnceAndThenKnown() {
        house.house.patient("M0001", "张三");
        String message = look("M0001^^^&1.2.3&ISO").xml();

        assertThat(take(message).accepted()).isEqualTo(1);
        AtnaAnswer again = take(message);
        AtnaAnswer relayed = take("<85>1 - - - - - [meta sequenceId=\"7\"] " + message);

        assertThat(again.duplicate()).isEqualTo(1);
        assertThat(again.items().get(0).id()).startsWith("ae_");
        assertThat(relayed.duplicate()).isEqualTo(1);
    }

    @Test
    void take_beforeAndAfterRegistration_isOne() {
        String message = look("M0002^^^&1.2.3&ISO").xml();

        assertThat(take(message).held()).isEqualTo(1);
        house.house.patient("M0002", "李四");

        assertThat(take(message).duplicate()).isEqualTo(1);
    }

    @Test
    void take_many_countsEachOnceAndNamesPlaces() {
        house.house.patient("M0001", "张三");
        String start = aMessage().codes("<EventID csd-code=\"110100\"/>").about("").xml();
        AtnaAnswer answer =
                take(
                        look("M0001").xml()
                                + "\n"
                                + start
                                + "\n"
                                + look("M0001").at("yesterday").xml()
                                + "\n<AuditMessage>\n<x>\n"
                                + look("M0003").xml());

        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.aboutNobody()).isEqualTo(1);
        assertThat(answer.held()).isEqualTo(1);
        assertThat(answer.rejected())
                .extracting(AtnaAnswer.RejectedMessage::code)
                .containsExactly("atna.time", "atna.malformed");
        assertThat(answer.rejected().get(0).line()).isEqualTo(3);
        assertThat(answer.rejected().get(0).detail())
                .startsWith("message 3 (line 3, column ")
                .contains("EventIdentification/@EventDateTime): Give date")
                .doesNotContain("yesterday");
        assertThat(answer.items()).hasSize(5);
    }

    @Test
    void take_refused_isCountedBySystemDayAndRule() {
        take(look("M0001").by("").xml());
        take(look("M0001").by("").xml() + look("M0001").at("?").xml());

        LocalDate today =
                LocalDate.ofInstant(house.house.clock.instant(), ZoneId.of("Asia/Shanghai"));
        long his = house.hospital.lookup().system(house.house.hospital, "HIS").orElseThrow().id();
        assertThat(refusals.since(house.house.hospital, today))
                .extracting(
                        each ->
                                each.systemId()
                                        + " "
                                        + each.format()
                                        + " "
                                        + each.rule()
                                        + " "
                                        + each.refused())
                .containsExactlyInAnyOrder(his + " atna atna.no-user 2", his + " atna atna.time 1");
        assertThat(refusals.since(house.house.hospital, today.plusDays(1))).isEmpty();
    }
}
