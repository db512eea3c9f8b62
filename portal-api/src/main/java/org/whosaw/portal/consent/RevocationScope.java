package org.whosaw.portal.consent;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;

/**
 * Which of a person's grants are meant.
 *
 * @param recipients only of these, or null for all
 * @param grants only these, or null for all
 * @param kind only those that cover an element of that kind, or null; the whole grant goes then
 * @param commercialOnly whether the others stay
 */
public record RevocationScope(
        @Nullable Set<Long> recipients,
        @Nullable Set<Long> grants,
        @Nullable DataCategory kind,
        boolean commercialOnly) {
    /** Returns everything that rests on consent. */
    public static RevocationScope everything() {
        return new RevocationScope(null, null, null, false);
    }

    /** Returns every commercial grant. */
    public static RevocationScope commerce() {
        return new RevocationScope(null, null, null, true);
    }

    /** Returns the grants of one recipient. */
    public static RevocationScope recipient(long recipient) {
        return new RevocationScope(Set.of(recipient), null, null, false);
    }

    /** Returns one grant. */
    public static RevocationScope grant(long grant) {
        return new RevocationScope(null, Set.of(grant), null, false);
    }

    /** Returns the grants that cover data of a kind. */
    public static RevocationScope kind(DataCategory kind) {
        return new RevocationScope(null, null, kind, false);
    }

    /** Says whether a grant is meant. */
    public boolean means(Grant grant) {
        return (recipients == null || recipients.contains(grant.recipientId()))
                && (grants == null || grants.contains(grant.id()))
                && (kind == null || Element.categoriesOf(grant.elements()).contains(kind))
                && (!commercialOnly || grant.commercial());
    }
}
