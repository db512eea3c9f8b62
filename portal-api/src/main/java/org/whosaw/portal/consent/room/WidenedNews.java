package org.whosaw.portal.consent.room;

import org.whosaw.portal.consent.Revocation;
import org.whosaw.portal.consent.Revocation.Cause;
import org.whosaw.portal.consent.Revocation.GrantRef;
import org.whosaw.portal.consent.RevocationListener;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.notice.Notifier;
import org.whosaw.portal.notice.Notifier.Matter;
import org.whosaw.portal.store.Tx;

/** Tells whoever had allowed something that a recipient's notice has grown past it. */
final class WidenedNews implements RevocationListener {
    private final Notifier notifier;

    WidenedNews(Notifier notifier) {
        this.notifier = notifier;
    }

    @Override
    public void revoked(Tx tx, Revocation revocation) {
        if (revocation.cause() != Cause.NOTICE_CHANGED) {
            return;
        }
        for (GrantRef each : revocation.grants()) {
            notifier.tell(
                    tx,
                    revocation.person(),
                    Matter.of(
                            NoticeKind.WIDENED,
                            each.grantId(),
                            each.recipientId(),
                            revocation.at()));
        }
    }
}
