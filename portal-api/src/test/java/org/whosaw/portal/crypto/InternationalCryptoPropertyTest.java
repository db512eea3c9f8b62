package org.whosaw.portal.crypto;

class InternationalCryptoPropertyTest extends CryptoProperties {
    InternationalCryptoPropertyTest() {
        super(CryptoSuite.INTERNATIONAL);
    }
}
