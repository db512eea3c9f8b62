package org.whosaw.portal.consent;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;

/**
 * What somebody allowed about a person.
 *
 * @param useId the register's row that it was given for
 * @param commercial whether a loss stops it
 * @param noticeId the notice that was read
 * @param noticeHash its SHA-256, in hexadecimal
 * @param until when it ends, or null
 * @param encounterId the stay with which it ends, or null
 * @param accountId who gave it, or null once that account is gone
 * @param relation of the guardian who gave it, or null
 * @param closedAt when it ceased to cover, or null
 * @param revokedAt when it was taken back, or null
 * @param holdsUntil of a used one, until when its one answer holds
 */
public record Grant(
        long id,
        HospitalId hospital,
        PersonId person,
        long useId,
        long recipientId,
        Purpose purpose,
        boolean commercial,
        long noticeId,
        String noticeHash,
        Set<Element> elements,
        GrantMode mode,
        Instant givenAt,
        @Nullable Instant until,
        @Nullable Long encounterId,
        ConsentActor actor,
        @Nullable Long accountId,
        @Nullable Relation relation,
        GrantState state,
        @Nullable Instant closedAt,
        @Nullable Instant revokedAt,
        @Nullable Instant holdsUntil) {
    public Grant {
        elements = Set.copyOf(elements);
    }

    /** Returns its number, {@code gr_…}. */
    public String number() {
        return Ids.format(IdPrefix.GRANT, id);
    }

    /** Says whether it stands in its book as covering; its day or its stay may be over yet. */
    public boolean isLive() {
        return state == GrantState.LIVE;
    }

    @Override
    public String toString() {
        return "Grant[" + number() + " " + state + "]";
    }
}
