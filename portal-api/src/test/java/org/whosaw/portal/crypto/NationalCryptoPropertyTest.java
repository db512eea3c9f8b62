package org.whosaw.portal.crypto;

class NationalCryptoPropertyTest extends CryptoProperties {
    NationalCryptoPropertyTest() {
        super(CryptoSuite.NATIONAL);
    }
}
