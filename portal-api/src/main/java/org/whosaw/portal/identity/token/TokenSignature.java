package org.whosaw.portal.identity.token;

import io.jsonwebtoken.security.KeyPairBuilder;
import io.jsonwebtoken.security.SecureRequest;
import io.jsonwebtoken.security.SignatureAlgorithm;
import io.jsonwebtoken.security.VerifySecureDigestRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.crypto.VerifyingKey;

/**
 * The signature of one of our keys as the token library asks for it, of whichever suite; its name
 * in a token's header is the suite's. The keys that the library passes about are marks: the real
 * one never leaves room crypto.
 */
final class TokenSignature implements SignatureAlgorithm {
    /** What the library passes about where a public key is due. */
    static final PublicKey PUBLIC = new PublicMark();

    /** What the library passes about where a private key is due. */
    static final PrivateKey PRIVATE = new PrivateMark();

    private final @Nullable SigningKey signing;
    private final VerifyingKey verifying;

    private TokenSignature(@Nullable SigningKey signing, VerifyingKey verifying) {
        this.signing = signing;
        this.verifying = verifying;
    }

    static TokenSignature of(SigningKey key) {
        return new TokenSignature(key, key.verifyingKey());
    }

    static TokenSignature of(VerifyingKey key) {
        return new TokenSignature(null, key);
    }

    @Override
    public String getId() {
        return verifying.suite().algorithm();
    }

    @Override
    public byte[] digest(SecureRequest<InputStream, PrivateKey> request) {
        if (signing == null) {
            throw new IllegalStateException("this key only verifies");
        }
        return signing.sign(bytes(request.getPayload()));
    }

    @Override
    public boolean verify(VerifySecureDigestRequest<PublicKey> request) {
        return verifying.verifies(bytes(request.getPayload()), request.getDigest());
    }

    private static byte[] bytes(InputStream payload) {
        try {
            return payload.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KeyPairBuilder keyPair() {
        throw new UnsupportedOperationException("keys come from the key file");
    }

    private static final class PublicMark implements PublicKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "whosaw";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }

    private static final class PrivateMark implements PrivateKey {
        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "whosaw";
        }

        @Override
        public @Nullable String getFormat() {
            return null;
        }

        @Override
        public byte @Nullable [] getEncoded() {
            return null;
        }
    }
}
