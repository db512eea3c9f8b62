package org.whosaw.portal.access;

import org.jspecify.annotations.Nullable;

/**
 * Says from where: the code of a terminal, an address, or both.
 *
 * @param fingerprint over terminal and address
 * @param outside whether the address is registered outside mainland China
 */
record Origin(
        long id,
        byte[] fingerprint,
        @Nullable String terminal,
        @Nullable String ip,
        boolean outside) {}
