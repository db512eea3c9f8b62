package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What either suite signs holds, and nothing else does. */
class SignSuiteTest {
    private static final RandomSource RANDOM = new RandomSource();

    @Property(tries = 60)
    void verifies_asSigned_onlySo(
            @ForAll SignSuite suite,
            @ForAll @Size(max = 80) byte[] message,
            @ForAll @IntRange(max = 63) int place,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        SigningKey key = SigningKey.ofSeed(RANDOM.bytes(32), suite);
        VerifyingKey read = VerifyingKey.of(key.verifyingKey().bytes());
        byte[] signature = key.sign(message);
        byte[] changed = signature.clone();
        changed[place] ^= (byte) change;
        byte[] other = Arrays.copyOf(message, message.length + 1);

        assertThat(signature).hasSize(SignSuite.SIGNATURE_BYTES);
        assertThat(read.suite()).isEqualTo(suite);
        assertThat(read.verifies(message, signature)).isTrue();
        assertThat(read.verifies(message, changed)).isFalse();
        assertThat(read.verifies(other, signature)).isFalse();
        assertThat(read.verifies(message, Arrays.copyOf(signature, place))).isFalse();
        assertThat(
                        SigningKey.ofSeed(RANDOM.bytes(32), suite)
                                .verifyingKey()
                                .verifies(message, signature))
                .isFalse();
    }

    /** The worked example of GB/T 32918.5, annex A: key, identity and message as printed there. */
    @Example
    void sm2_workedExampleOfTheStandard_holds() {
        BigInteger number =
                new BigInteger(
                        "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8", 16);
        byte[] signature =
                HexFormat.of()
                        .parseHex(
                                "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");
        byte[] key = Sm2Curve.publicKey(number);

        assertThat(HexFormat.of().formatHex(Sm2Curve.coordinates(key)[0]))
                .isEqualTo("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020");
        assertThat(HexFormat.of().formatHex(Sm2Curve.coordinates(key)[1]))
                .isEqualTo("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        assertThat(
                        VerifyingKey.of(key)
                                .verifies(
                                        "message digest".getBytes(StandardCharsets.US_ASCII),
                                        signature))
                .isTrue();
    }

    @Property(tries = 60)
    void of_bytesThatAreNoPoint_areRefused(@ForAll @Size(33) byte[] bytes) {
        byte[] none = bytes.clone();
        none[0] = 5;
        assertThatThrownBy(() -> VerifyingKey.of(none))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifyingKey.of(Arrays.copyOf(bytes, 31)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 6)
    void signer_eitherSuite_namesItAndGoesOnHolding(@ForAll CryptoSuite suite) {
        Keyring keys = Keyring.generate(RANDOM, suite, true);
        Signer signer = new Signer(keys, "answer");
        byte[] text = "交接班时看过".getBytes(StandardCharsets.UTF_8);
        String jws = signer.sign(text);
        Signer after = new Signer(keys.rotated(RANDOM, Instant.EPOCH), "answer");

        assertThat(new String(decoded(jws), StandardCharsets.UTF_8))
                .contains("\"alg\":\"" + suite.signing().algorithm() + "\"");
        assertThat(signer.isSigned(jws, text)).isTrue();
        assertThat(after.isSigned(jws, text)).isTrue();
        assertThat(signer.isSigned(after.sign(text), text)).isFalse();
        assertThat(new Signer(keys, "other").isSigned(jws, text)).isFalse();
        assertThat(signer.published().get(0).y() == null)
                .isEqualTo(suite == CryptoSuite.INTERNATIONAL);
    }

    private static byte[] decoded(String jws) {
        return java.util.Base64.getUrlDecoder().decode(jws.substring(0, jws.indexOf('.')));
    }
}
