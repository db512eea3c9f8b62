package org.whosaw.portal.access.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.feed.FeedKeeper;
import org.whosaw.portal.access.manifest.DayCheck.State;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.store.Engine;

/** What comparing a source's own word with what is here promises, on either engine. */
abstract class ManifestBookContract {
    private static final Instant THEN = HospitalFixture.NOW.minusSeconds(2 * 86_400);
    private static final LocalDate DAY = LocalDate.ofEpochDay(DayTally.dayOf(micros(THEN)));

    private AccessFixture house;
    private ManifestBook book;
    private FeedKeeper feeds;

    abstract Engine engine();

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        book =
                new ManifestBook(
                        engine().database(),
                        house.hospital.lookup(),
                        new Ledger(house.house.ids),
                        new RandomSource(),
                        house.house.ids,
                        house.house.clock);
        feeds =
                new FeedKeeper(
                        engine().database(),
                        house.hospital.lookup(),
                        WorkingCalendar.shipped(),
                        book,
                        house.house.clock);
        house.house.patient("M1", "张三");
    }

    private void arrive(String... ids) {
        for (String id : ids) {
            house.record(anAccessEvent(id).through("HIS").at(THEN));
        }
        feeds.pass();
    }

    private static Manifest manifest(LocalDate day, String... ids) {
        DayTally tally = new DayTally();
        for (String id : ids) {
            tally.add(DayTally.hash(id));
        }
        return new Manifest("HIS", day, ids.length, null, null, tally.digest(), List.of());
    }

    private State keep(Manifest manifest) {
        return book.keep(house.house.hospital, manifest, "signed").state();
    }

    @Test
    void keep_sameLinesInAnyOrder_confirmed() {
        arrive("b", "c", "a");
        long looks = pending();
        assertThat(keep(manifest(DAY, "a", "b", "c"))).isEqualTo(State.CONFIRMED);
        assertThat(keep(manifest(DAY, "c", "b", "a"))).as("again").isEqualTo(State.CONFIRMED);
        assertThat(pending()).as("one leaf").isEqualTo(looks + 1);
    }

    @Test
    void keep_oneMissing_shortUntilItComes() {
        arrive("a");
        assertThat(keep(manifest(DAY, "a", "b"))).isEqualTo(State.SHORT);
        assertThat(feed().wanting()).singleElement().extracting(DayCheck::missing).isEqualTo(1L);
        assertThat(feed().isLacking()).isTrue();

        arrive("b");
        assertThat(feed().wanting()).isEmpty();
        assertThat(feed().checks().confirmedTo()).isEqualTo(DAY);
    }

    @Test
    void keep_asManyButOthers_different() {
        arrive("a", "x");
        assertThat(keep(manifest(DAY, "a", "b"))).isEqualTo(State.DIFFERENT);
        arrive("b");
        assertThat(feed().wanting()).extracting(DayCheck::state).containsExactly(State.MORE);
    }

    @Test
    void keep_otherWordForTheSameDay_conflict() {
        arrive("a");
        keep(manifest(DAY, "a"));
        assertThatThrownBy(() -> keep(manifest(DAY, "a", "b")))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(ManifestError.CONFLICT));
        for (LocalDate day : List.of(DAY.plusDays(2), DAY.minusDays(400))) {
            assertThatThrownBy(() -> keep(manifest(day)))
                    .isInstanceOfSatisfying(
                            PortalException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(ManifestError.DAY));
        }
    }

    @Test
    void keep_dayBetweenWithoutOne_saidSo() {
        keep(manifest(DAY.minusDays(2)));
        arrive("a");
        keep(manifest(DAY, "a"));

        assertThat(feed().wanting())
                .filteredOn(check -> check.day().equals(DAY.minusDays(1)))
                .extracting(DayCheck::state)
                .containsExactly(State.NO_MANIFEST);
        assertThat(feed().checks().confirmedTo()).isEqualTo(DAY.minusDays(2));
    }

    @Test
    void keep_silence_told() {
        arrive("a");
        Manifest said = manifest(DAY, "a");
        Silence silence = new Silence(THEN, THEN.plusSeconds(2_400));
        keep(new Manifest("HIS", DAY, 1, null, null, said.digest(), List.of(silence)));
        assertThat(feed().wanting())
                .singleElement()
                .satisfies(check -> assertThat(check.silences()).containsExactly(silence));
    }

    private SystemFeed feed() {
        feeds.coverage().of(house.house.hospital);
        FeedKeeper fresh =
                new FeedKeeper(
                        engine().database(),
                        house.hospital.lookup(),
                        WorkingCalendar.shipped(),
                        book,
                        house.house.clock);
        return fresh.coverage().of(house.house.hospital).systems().stream()
                .filter(each -> each.system().code().equals("HIS"))
                .findFirst()
                .orElseThrow();
    }

    private int pending() {
        return engine().database()
                .read(
                        tx -> {
                            try (var rows =
                                    tx.connection()
                                            .createStatement()
                                            .executeQuery("SELECT COUNT(*) FROM ledger_pending")) {
                                rows.next();
                                return rows.getInt(1);
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }
}
