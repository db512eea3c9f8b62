package org.whosaw.portal.access.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.access.AccessEvents;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.Rhythm;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.store.Engine;

abstract class FeedKeeperContract {
    private AccessFixture house;
    private FeedKeeper keeper;

    abstract Engine engine();

    @BeforeEach
    void build() {
        house = new AccessFixture(engine().database());
        keeper =
                new FeedKeeper(
                        engine().database(),
                        house.hospital.lookup(),
                        WorkingCalendar.shipped(),
                        manifests(),
                        house.house.clock);
    }

    @Test
    void pass_numbersMissing_gapBetweenItsTimesAndLateOnesCloseIt() {
        house.record(line(1, 60), line(2, 50), line(3, 40));
        house.record(line(7, 10), line(8, 5));
        keeper.pass();
        SystemFeed feed = feed("HIS");
        assertThat(feed.missing()).isEqualTo(3);
        assertThat(feed.gaps())
                .containsExactly(
                        new Gap(
                                4,
                                6,
                                HospitalFixture.NOW.minusSeconds(40 * 60),
                                HospitalFixture.NOW.minusSeconds(10 * 60)));
        assertThat(feed.count()).isEqualTo(Count.NUMBERED);
        assertThat(feed.events()).isEqualTo(5);
        assertThat(coverage().lacking()).containsExactly(feed);

        house.record(line(5, 30));
        house.record(line(4, 35), line(6, 20), line(6, 20), line(1, 60));
        keeper.pass();
        assertThat(feed("HIS").gaps()).isEmpty();
        assertThat(feed("HIS").events()).as("the same again is one").isEqualTo(8);
        assertThat(coverage().lacking()).isEmpty();
    }

    @Test
    void pass_severalTimes_addsUpOnce() {
        house.record(line(1, 9), line(2, 8));
        keeper.pass();
        keeper.pass();
        FeedKeeper afterRestart =
                new FeedKeeper(
                        engine().database(),
                        house.hospital.lookup(),
                        WorkingCalendar.shipped(),
                        manifests(),
                        house.house.clock);
        afterRestart.pass();
        assertThat(afterRestart.coverage().of(house.house.hospital).systems())
                .filteredOn(each -> each.system().code().equals("HIS"))
                .singleElement()
                .extracting(SystemFeed::events)
                .isEqualTo(2L);
    }

    @Test
    void of_sourceWithoutNumbers_countNotConfirmed() {
        house.record(anAccessEvent("a"), anAccessEvent("b"));
        keeper.pass();
        assertThat(feed("HIS").count()).isEqualTo(Count.NOT_NUMBERED);
        house.record(line(1, 3));
        keeper.pass();
        assertThat(feed("HIS").count()).isEqualTo(Count.UNCLEAR);
    }

    @Test
    void pass_numberOfAProvision_isNotMissing() {
        house.record(line(1, 60), line(2, 50), line(4, 30));
        keeper.pass();
        assertThat(feed("HIS").missing()).isEqualTo(1);

        arrive("HIS", 3L, 40);
        arrive("US", null, 20);
        keeper.pass();
        assertThat(feed("HIS").missing()).isZero();
        assertThat(feed("HIS").events()).as("a provision is no look").isEqualTo(3);
        assertThat(feed("HIS").count()).isEqualTo(Count.NUMBERED);
        assertThat(feed("US").state()).as("it sends").isEqualTo(FeedState.ON_TIME);
        assertThat(feed("US").count()).isEqualTo(Count.NOT_NUMBERED);
    }

    private ManifestBook manifests() {
        return new ManifestBook(
                engine().database(),
                house.hospital.lookup(),
                new Ledger(house.house.ids),
                new RandomSource(),
                house.house.ids,
                house.house.clock);
    }

    private void arrive(String system, Long number, long minutesAgo) {
        long id = house.house.ids.next();
        long at = Micros.of(HospitalFixture.NOW.minusSeconds(60 * minutesAgo));
        long from = house.hospital.lookup().system(house.house.hospital, system).orElseThrow().id();
        engine().database()
                .inTransaction(
                        tx -> {
                            ArrivalNotes notes = new ArrivalNotes();
                            notes.addOther(id, from, number, at, at, new byte[32]);
                            try {
                                notes.write(tx, house.house.hospital);
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                            return null;
                        });
    }

    @Test
    void of_declaredNotCovered_saidWithItsReason() {
        assertThat(feed("US").state()).isEqualTo(FeedState.NOTHING_YET);
        house.hospital
                .directory()
                .putSystems(
                        house.house.hospital,
                        List.of(
                                new SystemEntry("US", "超声", null, null, null, null, null, null)
                                        .uncovered("这套系统不记录谁查看过"),
                                new SystemEntry("HIS", "HIS", null, null, null, null, null, null)
                                        .sending(Rhythm.CONTINUOUS)));
        keeper.pass();
        assertThat(feed("US").state()).isEqualTo(FeedState.NOT_COVERED);
        assertThat(coverage().notCovered().get(0).system().notCoveredReason()).contains("不记录");
        house.record(line(1, 60 * 7));
        keeper.pass();
        assertThat(feed("HIS").state()).isEqualTo(FeedState.LATE);
    }

    private static AccessEvents line(long number, long minutesAgo) {
        return anAccessEvent("n" + number).numbered(number).minutesAgo(minutesAgo);
    }

    private Coverage coverage() {
        return keeper.coverage().of(house.house.hospital);
    }

    private SystemFeed feed(String system) {
        return coverage().systems().stream()
                .filter(each -> each.system().code().equals(system))
                .findFirst()
                .orElseThrow();
    }
}
