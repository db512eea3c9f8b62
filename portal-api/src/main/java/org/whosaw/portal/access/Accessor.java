package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of who looked, as it was when she looked.
 *
 * @param fingerprint over everything the snapshot holds
 * @param key blind index of the person or account behind it, so that one person is counted once
 * @param maskedName the name as lists show it; null for a shared account
 * @param recipientId the recipient that her employer is, null when the hospital employs her
 */
record Accessor(
        long id,
        byte[] fingerprint,
        byte[] key,
        @Nullable String maskedName,
        @Nullable String role,
        @Nullable String department,
        @Nullable String employer,
        @Nullable String onBehalfOf,
        AccountKind identity,
        @Nullable Long recipientId) {
    @Override
    public String toString() {
        return "Accessor[" + identity + "]";
    }
}
