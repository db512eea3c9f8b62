package org.whosaw.portal.consent.stop;

import java.time.Instant;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.stop.StopDao.StopRow;
import org.whosaw.portal.consent.stop.StopDao.TargetRow;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Tx;

/**
 * Tells her what recipients did about a stop of hers, or did not do in time. After a loss nobody is
 * told: the page says where it stands to whoever opens it.
 */
final class StopNews {
    private final Notifier notifier;

    StopNews(Notifier notifier) {
        this.notifier = notifier;
    }

    /** Tells of a step that was taken, in its transaction. */
    void took(Tx tx, StopRow stop, TargetRow target, TargetState to, long event, Instant at) {
        Long recipient = target.statementId() == null ? target.recipientId() : target.parentId();
        boolean signed = to == TargetState.STOPPED || to == TargetState.DELETED;
        if (recipient == null
                || stop.cause().equals(Cause.LOSS.code())
                || !signed && !to.isLate()) {
            return;
        }
        NoticeKind kind = signed ? NoticeKind.STOP_CONFIRMED : NoticeKind.STOP_LATE;
        notifier.tell(
                tx,
                new PersonId(stop.personId()),
                new Matter(kind, event, stop.id(), recipient, at, false));
    }
}
