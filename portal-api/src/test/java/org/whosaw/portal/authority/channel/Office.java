package org.whosaw.portal.authority.channel;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSEnvelopedData;
import org.bouncycastle.cms.jcajce.JceKeyTransEnvelopedRecipient;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority with a key pair, made once: what it can open, and its entry in a file. */
public final class Office {
    static final Instant END = Instant.parse("2027-06-30T00:00:00Z");

    private static final KeyPair KEYS = keys();
    private static final String PEM = pem();

    private Office() {}

    private static KeyPair keys() {
        try {
            KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
            maker.initialize(2048);
            return maker.generateKeyPair();
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem() {
        try {
            X500Name name = new X500Name("CN=office.example");
            byte[] der =
                    new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.ONE,
                                    Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                                    Date.from(END),
                                    name,
                                    KEYS.getPublic())
                            .build(
                                    new JcaContentSignerBuilder("SHA256withRSA")
                                            .build(KEYS.getPrivate()))
                            .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.io.IOException | org.bouncycastle.operator.OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the file that makes it known. */
    public static byte[] file(String way, int perDay) {
        return named("office", way, perDay);
    }

    /** Returns the file that makes one of a name known. */
    public static byte[] named(String code, String way, int perDay) {
        String entry =
                """
                version: "2026-12-01"
                authorities:
                  - code: %s
                    kind: cyberspace
                    region: "330100"
                    name: {zh: 某市演示网信办, en: Office}
                    takes: {zh: 全部, en: All}
                    real-name: false
                    way: %s
                    mail: box@office.example
                    folder: %s
                    per-day: %d
                    checked: read
                    from: 2026-01-01
                    certificate: |
                """
                        .formatted(code, way, code, perDay);
        return (entry + PEM.indent(8)).getBytes(StandardCharsets.UTF_8);
    }

    /** Opens what was sealed to it. */
    public static byte[] open(byte[] sealed) {
        try {
            return new CMSEnvelopedData(sealed)
                    .getRecipientInfos()
                    .getRecipients()
                    .iterator()
                    .next()
                    .getContent(new JceKeyTransEnvelopedRecipient(KEYS.getPrivate()));
        } catch (org.bouncycastle.cms.CMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
