package org.whosaw.portal.hospital.guardian;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Says who besides the mother reads for a child, or is kept out, by papers that the hospital has
 * seen.
 *
 * @param child the child's record number
 * @param guardian the guardian's own record number here
 * @param relation mother, father, grandparent, appointed
 * @param since the first day; today when left out
 * @param until the last day; until the child is grown when left out
 * @param reason parent, parents-unable, appointed
 * @param paper by which paper, birth-certificate for example; its number and copy are never kept
 * @param blocked why the guardian is kept out: protection-order, custody, guardianship-revoked,
 *     linked-by-mistake; null when nobody says so. What is blocked is opened again by the privacy
 *     officer alone, at the desk
 * @param blockedPaper by which paper; needed beside {@code blocked}
 */
public record GuardianEntry(
        String child,
        String guardian,
        String relation,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        String reason,
        String paper,
        @Nullable String blocked,
        @Nullable String blockedPaper) {
    @Override
    public String toString() {
        return "GuardianEntry[" + relation + "]";
    }
}
