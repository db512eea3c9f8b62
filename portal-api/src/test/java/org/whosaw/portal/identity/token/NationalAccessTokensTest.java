package org.whosaw.portal.identity.token;

import org.whosaw.portal.crypto.CryptoSuite;

/** The same, signed with SM2. */
class NationalAccessTokensTest extends AccessTokensTest {
    @Override
    CryptoSuite suite() {
        return CryptoSuite.NATIONAL;
    }
}
