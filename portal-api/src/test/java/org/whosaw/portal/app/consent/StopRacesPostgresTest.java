package org.whosaw.portal.app.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.RevocationScope;
import org.whosaw.portal.consent.decision.Question;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Engines;

/**
 * Two nodes over one PostgreSQL: one is told to stop while the other answers. No answer that begins
 * after the stop has returned permits. {@code -Dconsent.races=10000} for the long run.
 */
class StopRacesPostgresTest {
    private static final int RACES = Integer.getInteger("consent.races", 60);
    private static final Set<Element> ASKED = Set.of(Element.NAME);

    @Test
    void decision_begunAfterTheStopReturned_neverPermits() throws Exception {
        DatabaseSettings settings = Engines.shared().freshPostgres();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Database one = Database.open(settings);
                Database two = Database.open(settings)) {
            ConsentHouse here = new ConsentHouse(one);
            ConsentHouse there = here.secondNode(two);
            RecipientUse use = here.active("PHOTO", Purpose.PHOTOGRAPHY, ConsentHouse.ALBUM);
            Question question = there.asks("PHOTO", "M0001", Purpose.PHOTOGRAPHY, ASKED);
            int permitted = 0;
            for (int race = 0; race < RACES; race++) {
                GrantMode mode = race % 3 == 0 ? GrantMode.ONCE : GrantMode.UNTIL;
                Grant grant =
                        here.give(
                                "M0001",
                                use,
                                mode,
                                ASKED,
                                here.clock.instant().plusSeconds(86_400),
                                null);
                permitted += race(threads, here, there, question);
                assertThat(here.again(grant).state()).isEqualTo(GrantState.REVOKED);
            }
            assertThat(permitted).as("some answers came before their stop").isPositive();
            here.signLedger();
            assertThat(
                            here.rooms
                                    .ledger()
                                    .audit(here.rooms.provable())
                                    .check(null, checked -> {})
                                    .findings())
                    .isEmpty();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Returns how many answers permitted. */
    private static int race(
            ExecutorService threads, ConsentHouse here, ConsentHouse there, Question question)
            throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        CountDownLatch start = new CountDownLatch(1);
        PersonId person = question.person();
        Future<?> stop =
                threads.submit(
                        () -> {
                            start.await();
                            here.rooms.database().write(tx -> revoke(here, tx, person));
                            stopped.set(true);
                            return null;
                        });
        Future<Integer> asking =
                threads.submit(
                        () -> {
                            start.await();
                            int permits = 0;
                            boolean last = false;
                            while (!last) {
                                last = stopped.get(); // before the answer begins
                                boolean permit = there.decide(question).permits();
                                assertThat(permit && last).as("permitted after the stop").isFalse();
                                permits += permit ? 1 : 0;
                            }
                            return permits;
                        });
        start.countDown();
        stop.get();
        return asking.get();
    }

    private static void revoke(ConsentHouse here, org.whosaw.portal.store.Tx tx, PersonId person) {
        here.rooms
                .consent()
                .book()
                .revoke(
                        tx,
                        person,
                        RevocationScope.everything(),
                        Revocation.Cause.PATIENT,
                        ConsentBy.account(11, false),
                        here.clock.instant());
    }
}
