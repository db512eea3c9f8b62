package org.whosaw.portal.app;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.authority.AuthorityCourier;
import org.whosaw.portal.authority.channel.PackageOutbox;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Tracked;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.kernel.PortalException;

/**
 * Takes a filed complaint to an authority that takes packages from us, and notes in it when it
 * arrived. Only her code opens a complaint, so both happen while she has it open: when she files
 * it, and each time she looks. Where an authority is reached by her own hand, nothing happens here.
 * Safe for threads.
 */
public final class Handover {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.authority");

    private final ComplaintDesk desk;
    private final AuthorityCourier courier;

    public Handover(ComplaintDesk desk, AuthorityCourier courier) {
        this.desk = desk;
        this.courier = courier;
    }

    /**
     * How far a complaint is.
     *
     * @param onItsWay whether its package waits to be taken, or taken again
     */
    public record Standing(Tracked tracked, boolean onItsWay) {}

    /** Brings a complaint up to date, and returns it. */
    public Standing standing(CodeKey key) {
        Tracked tracked = beside(key, desk.find(key));
        Optional<FiledComplaint> filed = desk.filed(key);
        if (filed.isEmpty()) {
            return new Standing(tracked, false);
        }
        if (tracked.body().state() == ComplaintState.FILED && send(key, filed.get())) {
            tracked = desk.packaged(key);
        }
        if (tracked.body().state() != ComplaintState.READY) {
            return new Standing(tracked, false);
        }
        PackageOutbox.Way way = courier.way(filed.get());
        Instant arrived = way.deliveredAt();
        return arrived == null
                ? new Standing(tracked, way.waits())
                : new Standing(desk.sentOff(key, arrived), false);
    }

    /** Notes when authorities beside were given theirs. */
    private Tracked beside(CodeKey key, Tracked tracked) {
        Tracked now = tracked;
        for (ComplaintBody.Errand each : tracked.body().errands()) {
            boolean may =
                    ComplaintCourse.after(now.body().state(), ComplaintStep.COPY_SENT).isPresent();
            if (each.beside() && may && !isNoted(now, each.authority())) {
                Instant arrived =
                        desk.filed(key, each.authority())
                                .map(filed -> courier.way(filed).deliveredAt())
                                .orElse(null);
                now = arrived == null ? now : desk.copySent(key, each.authority(), arrived);
            }
        }
        return now;
    }

    private static boolean isNoted(Tracked tracked, String authority) {
        return tracked.body().events().stream()
                .anyMatch(
                        each ->
                                each.step() == ComplaintStep.COPY_SENT
                                        && authority.equals(each.authority()));
    }

    /** What cannot be sent stays hers to hand over, and is tried again when she looks. */
    private boolean send(CodeKey key, FiledComplaint filed) {
        try {
            return courier.send(filed, desk.source(key));
        } catch (PortalException | IOException e) {
            LOG.warn("a complaint stays to be handed over: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /** Takes back every package that nobody has taken yet; called before she withdraws. */
    public void takeBack(CodeKey key) {
        for (ComplaintBody.Errand each : desk.find(key).body().errands()) {
            desk.filed(key, each.authority()).ifPresent(courier::takeBack);
        }
    }
}
