package org.whosaw.portal.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.whosaw.portal.access.AccessEvents.anAccessEvent;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.access.AccessFixture;
import org.whosaw.portal.access.feed.FeedKeeper;
import org.whosaw.portal.access.manifest.ManifestBook;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.HospitalFixture;
import org.whosaw.portal.hospital.counter.CounterLooks;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.ingest.sheet.QueueMapping;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.Ledger;
import org.whosaw.portal.store.SqliteEngine;

/** What IT sees of its feeds, and of a sheet on trial. */
class FeedDesksTest {
    private static final String SHEET =
            "姓名,联系电话,预产期,账号,时间\n"
                    + "演示甲,15400000001,2027-01-02,q1,2026-11-20 21:13\n"
                    + "演示乙,15400000002,2027-01-03,q1,2026-11-20 21:13\n";

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    private final List<CounterLooks.Look> looks = new ArrayList<>();
    private AccessFixture rooms;
    private HospitalFixture house;
    private FeedKeeper keeper;
    private Refusals refusals;
    private FeedDesk feeds;
    private TrialDesk trials;

    @BeforeEach
    void open() {
        rooms = new AccessFixture(engine.database());
        house = rooms.house;
        keeper =
                new FeedKeeper(
                        house.database,
                        rooms.hospital.lookup(),
                        WorkingCalendar.shipped(),
                        new ManifestBook(
                                house.database,
                                rooms.hospital.lookup(),
                                new Ledger(house.ids),
                                new RandomSource(),
                                house.ids,
                                house.clock),
                        house.clock);
        refusals = new Refusals(house.database, rooms.hospital.lookup(), house.clock);
        feeds = new FeedDesk(keeper, refusals, hospital -> 3, house.clock);
        trials =
                new TrialDesk(
                        Map.of("q", QueueMapping.of("US")),
                        rooms.hospital.persons(),
                        new DeskLooks(
                                staffFeature().registry(), looks::add, house.ids, house.clock),
                        limits(),
                        new RandomSource());
    }

    @Test
    void board_heldRefusedAndDoubtful_areCounted() {
        rooms.record(anAccessEvent("a").numbered(1), anAccessEvent("b").numbered(4));
        refusals.add(house.hospital, "HIS", "native", Map.of("access.time", 2L));
        keeper.pass();
        FeedBoard board = feeds.board(staff(StaffRole.IT));
        var his =
                board.coverage().systems().stream()
                        .filter(each -> each.system().code().equals("HIS"))
                        .findFirst()
                        .orElseThrow();
        assertThat(board.heldOf(his)).as("M1 is not registered").isEqualTo(2);
        assertThat(board.refusedOf(his)).isEqualTo(2);
        assertThat(board.doubts()).isEqualTo(3);
        assertThat(feeds.replay(staff(StaffRole.PRIVACY_OFFICER), "HIS"))
                .startsWith("first,last,missing,after,before\r\n2,3,2,")
                .doesNotContain("M1");
    }

    @Test
    void feeds_otherRolesAndSystems_areRefused() {
        assertThatThrownBy(() -> feeds.board(staff(StaffRole.RECORDS)))
                .isInstanceOf(PortalException.class);
        assertThatThrownBy(() -> feeds.replay(staff(StaffRole.IT), "HIS"))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.NOT_FOUND));
        assertThatThrownBy(() -> trials.mappings(staff(StaffRole.PRIVACY_OFFICER)))
                .isInstanceOf(PortalException.class);
    }

    @Test
    void trial_row_isMaskedRecordedForHerAndNothingElse() {
        house.registry.putPatients(
                house.hospital, List.of(HospitalFixture.aPatient("M9", "演示甲", "15400000001")));
        StaffPrincipal it = staff(StaffRole.IT);
        TrialRow first = trials.begin(it, "q", SHEET.getBytes(StandardCharsets.UTF_8));
        assertThat(first.standing()).isEqualTo(Standing.KNOWN);
        assertThat(first.count()).isEqualTo(2);
        assertThat(first.cells())
                .extracting(TrialRow.Cell::masked)
                .contains("演*", "154****0001", "")
                .noneMatch(text -> text.contains("2027") || text.contains("甲"));
        assertThat(looks).hasSize(1).first().extracting(CounterLooks.Look::mrn).isEqualTo("M9");

        TrialRow second = trials.row(it, first.token(), 1);
        assertThat(second.standing()).isEqualTo(Standing.UNKNOWN);
        assertThat(looks).hasSize(1);
        keeper.pass();
        assertThat(feeds.board(it).coverage().systems()).allMatch(each -> each.events() == 0);
    }

    @Test
    void trial_rowOfAnother_isNotFound() {
        StaffPrincipal mine = staff(StaffRole.IT);
        String token = trials.begin(mine, "q", SHEET.getBytes(StandardCharsets.UTF_8)).token();
        for (int place : List.of(-1, 2)) {
            assertThatThrownBy(() -> trials.row(mine, token, place))
                    .isInstanceOf(PortalException.class);
        }
        assertThatThrownBy(() -> trials.row(staff(StaffRole.IT), token, 0))
                .isInstanceOfSatisfying(
                        PortalException.class,
                        e -> assertThat(e.errorCode()).isEqualTo(KernelError.NOT_FOUND));
    }

    private RateLimits limits() {
        return new RateLimits(
                house.database, house.pseudonymizer, house.clock, RateLimitSettings.DEFAULTS);
    }

    private StaffFeature staffFeature() {
        return new StaffFeature(
                house.database,
                house.sealer,
                house.pseudonymizer,
                new RandomSource(),
                house.ids,
                house.clock,
                limits());
    }

    private StaffPrincipal staff(StaffRole role) {
        String login = "staff" + house.ids.next();
        staffFeature().registry().add(house.hospital, login, EnumSet.of(role));
        long id =
                staffFeature().registry().ofHospital(house.hospital).stream()
                        .filter(staff -> staff.login().equals(login))
                        .findFirst()
                        .orElseThrow()
                        .id();
        return new StaffPrincipal(id, house.ids.next(), house.hospital, Set.of(role));
    }
}
