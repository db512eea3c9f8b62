package org.whosaw.portal.consent.decision;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/** Says what covered something that was given at an instant, looking back. Safe for threads. */
public final class Coverings {
    private final ConsentBook book;
    private final RecipientRegister register;

    public Coverings(ConsentBook book, RecipientRegister register) {
        this.book = book;
        this.register = register;
    }

    /**
     * What was found; nothing of it when nothing is on record.
     *
     * @param covered the grant that covered every element then
     * @param article of the register's other basis
     * @param stopped the grant that she had taken back before
     */
    public record Found(
            @Nullable Grant covered, @Nullable String article, @Nullable Grant stopped) {}

    /** Looks what covered elements that a recipient received of a person at {@code at}. */
    public Found at(
            Tx tx,
            PersonId person,
            long recipient,
            Purpose purpose,
            Set<Element> elements,
            Instant at) {
        Optional<RecipientUse> use = register.find(tx, recipient, purpose);
        if (use.isPresent() && !use.get().needsConsent()) {
            String article = use.get().article();
            return new Found(null, article == null ? use.get().basis().article() : article, null);
        }
        List<Grant> hers =
                book.ofRecipient(tx, person, recipient).stream()
                        .filter(grant -> grant.purpose() == purpose)
                        .toList();
        Optional<Grant> covered =
                hers.stream()
                        .filter(grant -> grant.elements().containsAll(elements))
                        .filter(grant -> coveredAt(grant, at))
                        .findFirst();
        if (covered.isPresent()) {
            return new Found(covered.get(), null, null);
        }
        Comparator<Grant> byStop =
                Comparator.comparing(
                        Grant::revokedAt, Comparator.nullsFirst(Comparator.naturalOrder()));
        Grant stopped =
                hers.stream().filter(grant -> isStoppedBy(grant, at)).max(byStop).orElse(null);
        return new Found(null, null, stopped);
    }

    private static boolean isStoppedBy(Grant grant, Instant at) {
        Instant revoked = grant.revokedAt();
        return revoked != null && !at.isBefore(revoked);
    }

    private static boolean coveredAt(Grant grant, Instant at) {
        Instant until = grant.until();
        if (at.isBefore(grant.givenAt()) || until != null && !at.isBefore(until)) {
            return false;
        }
        Instant closed = grant.closedAt();
        if (closed == null || at.isBefore(closed)) {
            return true;
        }
        Instant holds = grant.holdsUntil();
        Instant revoked = grant.revokedAt();
        return grant.mode() == GrantMode.ONCE
                && holds != null
                && at.isBefore(holds)
                && (revoked == null || at.isBefore(revoked));
    }
}
