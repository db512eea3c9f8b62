package org.whosaw.portal.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;

/**
 * Signs and verifies with SM2 (GB/T 32918.2, the curve of part 5, SM3, the usual identity {@code
 * 1234567812345678}) by Bouncy Castle, which is loaded with this class: nobody names it who does
 * not sign with SM2.
 */
final class Sm2Curve {
    private static final X9ECParameters CURVE = GMNamedCurves.getByName("sm2p256v1");
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

    private Sm2Curve() {}

    /** Returns the private number of a 32-byte seed: as it is derived, drawn again if too large. */
    static BigInteger number(byte[] seed) {
        byte[] drawn = KeyDerivation.derive(seed, "whosaw.sm2");
        BigInteger number = new BigInteger(1, drawn);
        BigInteger most = CURVE.getN().subtract(BigInteger.TWO);
        while (number.signum() == 0 || number.compareTo(most) > 0) {
            drawn = KeyDerivation.derive(drawn, "whosaw.sm2");
            number = new BigInteger(1, drawn);
        }
        return number;
    }

    /** Returns the public half of a private number: a compressed point, 33 bytes. */
    static byte[] publicKey(BigInteger number) {
        return CURVE.getG().multiply(number).normalize().getEncoded(true);
    }

    /**
     * Returns the point of 33 bytes.
     *
     * @throws IllegalArgumentException when it is none of the curve
     */
    static ECPublicKeyParameters point(byte[] bytes) {
        return new ECPublicKeyParameters(CURVE.getCurve().decodePoint(bytes), DOMAIN);
    }

    /** Returns x and y of a point, 32 bytes each. */
    static byte[][] coordinates(byte[] bytes) {
        ECPoint point = CURVE.getCurve().decodePoint(bytes).normalize();
        byte[] whole = point.getEncoded(false);
        return new byte[][] {
            Arrays.copyOfRange(whole, 1, 33), Arrays.copyOfRange(whole, 33, whole.length)
        };
    }

    static byte[] sign(BigInteger number, byte[] message) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(true, new ECPrivateKeyParameters(number, DOMAIN));
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2 does not sign", e);
        }
    }

    static boolean verifies(ECPublicKeyParameters key, byte[] message, byte[] signature) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(false, key);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }
}
