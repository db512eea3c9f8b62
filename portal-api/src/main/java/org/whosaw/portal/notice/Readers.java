package org.whosaw.portal.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.kernel.PersonId;

/** Says which accounts may read a person's list now. */
@FunctionalInterface
public interface Readers {
    /** Returns them, the person's own and her guardians'. */
    List<Reader> of(PersonId person);

    /**
     * One account.
     *
     * @param phone the number it was verified with, where the hospital has the same on record: no
     *     other is stored anywhere
     * @param family whether somebody else may read along on a phone of hers
     */
    record Reader(long accountId, @Nullable PhoneNumber phone, boolean family, boolean loss) {
        @Override
        public String toString() {
            return "Reader[" + accountId + "]";
        }
    }
}
