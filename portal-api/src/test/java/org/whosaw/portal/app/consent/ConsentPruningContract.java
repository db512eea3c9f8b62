package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.RetentionWiring;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.enforcement.Enforcement;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.retention.pruning.Kept;
import org.whosaw.portal.retention.pruning.Pruning;
import org.whosaw.portal.store.Engine;

/** What she allowed long ago goes in due time, and the ledger says so; what still works stays. */
abstract class ConsentPruningContract {
    private static final Set<Element> SOME = Set.of(Element.NAME, Element.PHONE);
    private static final Duration YEAR = Duration.ofDays(366);

    private ConsentHouse house;
    private PatientPrincipal mother;
    private RecipientUse agency;
    private Pruning pruning;

    abstract Engine engine();

    @BeforeEach
    void open() {
        house = new ConsentHouse(engine().database());
        house.rooms
                .hospital()
                .directory()
                .putSystems(
                        house.hospital,
                        List.of(
                                new SystemEntry(
                                        "ward", "演示病区", null, null, null, null, null, null)));
        house.rooms.stops().enforcement().put(house.hospital, "ward", Enforcement.ASKS_FIRST, true);
        mother = house.patient(11, "M0001");
        agency = house.active("AGENCY", Purpose.MARKETING, SOME);
        pruning = RetentionWiring.pruning(house.rooms, new PortalConfiguration());
    }

    private Grant give() {
        return house.give(
                "M0001",
                agency,
                GrantMode.UNTIL,
                SOME,
                house.clock.instant().plus(Duration.ofDays(30)),
                null);
    }

    private void stopAndSign() {
        house.rooms
                .stops()
                .desk()
                .stop(mother, mother.own(), RevocationScope.recipient(agency.recipientId()));
        for (String code : List.of("AGENCY", "HEAD")) {
            RecipientPrincipal login =
                    new RecipientPrincipal(91, 92, house.hospital, house.recipient(code));
            var recipients = house.rooms.stops().recipients();
            String task = recipients.of(login).get(0).number();
            recipients.sign(login, task, false);
            recipients.sign(login, task, true);
        }
    }

    private List<AuditFinding> audit() {
        house.signLedger();
        return house.rooms
                .ledger()
                .audit(house.rooms.provable())
                .check(null, done -> {})
                .findings();
    }

    private long count(String table) {
        return house.rooms
                .database()
                .read(
                        tx -> {
                            try (Statement query = tx.connection().createStatement();
                                    ResultSet row =
                                            query.executeQuery("SELECT COUNT(*) FROM " + table)) {
                                row.next();
                                return row.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private long pruned() {
        pruning.run();
        return pruning.status().get(Kept.CONSENT_PROOF).pruned();
    }

    @Test
    void run_endedLongAgo_goesWithItsProofButTheLastStopStillWorks() {
        give();
        stopAndSign();
        Uses.refuse(house.rooms, house.person("M0001"), agency);
        house.clock.advance(Duration.ofDays(40));
        give();
        stopAndSign();
        assertThat(audit()).isEmpty();
        assertThat(pruned()).isZero();

        house.clock.advance(YEAR.multipliedBy(4));
        assertThat(pruned()).as("the first permission, its two stops, the refusal").isEqualTo(4);
        assertThat(count("consent_grant")).isEqualTo(1);
        assertThat(count("consent_stop")).isEqualTo(1);
        assertThat(count("consent_refusal")).isZero();
        assertThat(count("retention_stone")).isGreaterThanOrEqualTo(4);
        assertThat(house.rooms.stops().desk().list(mother.own())).hasSize(1);
        assertThat(audit()).isEmpty();
        assertThat(pruned()).isZero();

        house.rooms.consent().register().end(agency);
        assertThat(pruned()).as("nothing can be given any more").isEqualTo(2);
        assertThat(count("consent_event") + count("stop_event") + count("stop_target")).isZero();
        assertThat(audit()).isEmpty();
    }

    @Test
    void run_stopStillOwedAndPermissionThatLives_stay() {
        give();
        house.rooms
                .stops()
                .desk()
                .stop(mother, mother.own(), RevocationScope.recipient(agency.recipientId()));
        house.signLedger();
        house.clock.advance(YEAR.multipliedBy(4));
        give();
        pruned();
        assertThat(count("consent_stop")).as("nobody signed it").isGreaterThanOrEqualTo(1);
        assertThat(count("consent_grant")).isEqualTo(1);
        assertThat(audit()).isEmpty();
    }

    @Test
    void stepTakenAwayByHand_isNamedAllTheSame() throws SQLException {
        give();
        stopAndSign();
        house.clock.advance(Duration.ofDays(40));
        give();
        house.signLedger();
        house.clock.advance(YEAR.multipliedBy(4));
        pruned();
        house.rooms
                .database()
                .write(
                        tx -> {
                            try (Statement by = tx.connection().createStatement()) {
                                by.executeUpdate("DELETE FROM consent_event");
                                by.executeUpdate("DELETE FROM consent_grant");
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(audit()).extracting(AuditFinding::kind).contains(AuditFinding.Kind.ROW_GONE);
    }
}
