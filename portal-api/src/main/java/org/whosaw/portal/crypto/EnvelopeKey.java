package org.whosaw.portal.crypto;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.bc.BcCMSContentEncryptorBuilder;
import org.bouncycastle.cms.bc.BcRSAKeyTransRecipientInfoGenerator;

/**
 * Seals files to the certificate of somebody outside, as CMS has it (RFC 5652, AES-256), so that
 * {@code openssl cms -decrypt} opens them. Immutable, safe for threads.
 *
 * <ul>
 *   <li>The certificate is of an RSA key of 2048 bits or more.
 *   <li>Where it says what its key is for, encrypting keys is among it.
 * </ul>
 */
public final class EnvelopeKey {
    private static final int LEAST_BITS = 2_048;
    private static final int KEY_ENCIPHERMENT = 2;

    private final X509Certificate certificate;

    private EnvelopeKey(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /**
     * Reads a certificate.
     *
     * @throws IllegalArgumentException when the text is none, or none that encrypts
     */
    public static EnvelopeKey ofPem(String pem) {
        try {
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(
                                                    pem.getBytes(StandardCharsets.US_ASCII)));
            boolean[] uses = certificate.getKeyUsage();
            boolean encrypts = uses == null || uses[KEY_ENCIPHERMENT];
            if (!encrypts
                    || !(certificate.getPublicKey() instanceof RSAPublicKey key)
                    || key.getModulus().bitLength() < LEAST_BITS) {
                throw new IllegalArgumentException("a certificate that does not encrypt");
            }
            return new EnvelopeKey(certificate);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no certificate", e);
        }
    }

    /** Returns when it runs out. */
    public Instant end() {
        return certificate.getNotAfter().toInstant();
    }

    /** Returns a stream that seals what is written to it; closing it ends the envelope. */
    public OutputStream seal(OutputStream out) throws IOException {
        try {
            CMSEnvelopedDataStreamGenerator envelope = new CMSEnvelopedDataStreamGenerator();
            envelope.addRecipientInfoGenerator(
                    new BcRSAKeyTransRecipientInfoGenerator(
                            new JcaX509CertificateHolder(certificate)));
            // Closed twice, the envelope would end twice and could not be read; this ends it once.
            return new BufferedOutputStream(
                    envelope.open(
                            out,
                            new BcCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build()));
        } catch (CMSException | CertificateException e) {
            throw new IllegalStateException("a certificate that was read does not encrypt", e);
        }
    }
}
