package org.whosaw.portal.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    /** The secret of RFC 6238's SHA-1 vectors. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    private static final Instant NOW = Instant.parse("2026-11-22T02:05:10Z");

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void code_vectorsOfRfc6238_areMet(long seconds, String expected) {
        long step = Totp.step(Instant.ofEpochSecond(seconds));
        assertThat(Totp.code(SECRET, step, 8)).isEqualTo(expected);
        assertThat(Totp.code(SECRET, step)).isEqualTo(expected.substring(2));
    }

    @Test
    void match_oneStepEitherSide_isAccepted() {
        long step = Totp.step(NOW);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.match(SECRET, Totp.code(SECRET, near), NOW, 0)).hasValue(near);
        }
    }

    @Test
    void match_twoStepsAway_isRefused() {
        long step = Totp.step(NOW);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 2), NOW, 0)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 2), NOW, 0)).isEmpty();
    }

    @Test
    void match_stepUsedBefore_isRefused() {
        long step = Totp.step(NOW);
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step - 1), NOW, step)).isEmpty();
        assertThat(Totp.match(SECRET, Totp.code(SECRET, step + 1), NOW, step)).hasValue(step + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "１２３４５６"})
    void match_notSixDigits_isRefused(String typed) {
        assertThat(Totp.match(SECRET, typed, NOW, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
    void base32_vectorsOfRfc4648_areMet(String plain, String text) {
        byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
        assertThat(Base32.encode(bytes)).isEqualTo(text);
        assertThat(Base32.decode(text)).isEqualTo(bytes);
    }
}
