package org.whosaw.portal.ingest.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.whosaw.portal.access.feed.Coverage.SystemFeed;
import org.whosaw.portal.access.feed.FeedKeeper;
import org.whosaw.portal.access.feed.Gap;
import org.whosaw.portal.calendar.WorkingCalendar;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.ingest.refusal.Refusals;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Shows a hospital's IT and its privacy officer how its feeds are. Safe for threads. */
public final class FeedDesk {
    private static final int REFUSED_DAYS = 30;

    private final FeedKeeper feeds;
    private final Refusals refusals;
    private final ToIntFunction<HospitalId> doubts;
    private final Clock clock;

    /** What waits is counted over a table that grows: once a minute is enough. */
    private final Cache<HospitalId, Map<Long, Long>> held =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    /** Builds the desk; {@code doubts} tells how many rows of lists wait for an answer. */
    public FeedDesk(
            FeedKeeper feeds, Refusals refusals, ToIntFunction<HospitalId> doubts, Clock clock) {
        this.feeds = feeds;
        this.refusals = refusals;
        this.doubts = doubts;
        this.clock = clock;
    }

    /** Returns the feeds of her hospital. */
    public FeedBoard board(StaffPrincipal staff) {
        allow(staff);
        HospitalId hospital = staff.hospitalId();
        return new FeedBoard(
                feeds.coverage().of(hospital),
                held.get(hospital, feeds::held),
                refusals.since(
                        hospital, WorkingCalendar.dayOf(clock.instant()).minusDays(REFUSED_DAYS)),
                doubts.applyAsInt(hospital));
    }

    /**
     * Returns the numbers that a system should send again, as separated text.
     *
     * @throws PortalException when the hospital has no such system, or nothing of it is missing
     */
    public String replay(StaffPrincipal staff, String system) {
        allow(staff);
        Optional<SystemFeed> found =
                feeds.coverage().of(staff.hospitalId()).systems().stream()
                        .filter(each -> each.system().code().equals(system))
                        .filter(each -> !each.gaps().isEmpty())
                        .findFirst();
        StringBuilder text = new StringBuilder("first,last,missing,after,before\r\n");
        for (Gap gap : found.orElseThrow(() -> new PortalException(KernelError.NOT_FOUND)).gaps()) {
            text.append(gap.firstMissing())
                    .append(',')
                    .append(gap.lastMissing())
                    .append(',')
                    .append(gap.missing())
                    .append(',')
                    .append(gap.from())
                    .append(',')
                    .append(gap.to())
                    .append("\r\n");
        }
        return text.toString();
    }

    private static void allow(StaffPrincipal staff) {
        staff.require(StaffRole.IT, StaffRole.PRIVACY_OFFICER);
    }
}
