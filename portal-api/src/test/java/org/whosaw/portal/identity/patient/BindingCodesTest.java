package org.whosaw.portal.identity.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PortalException;

class BindingCodesTest {
    private final RandomSource random = new RandomSource();

    @Test
    void make_manyCodes_wellFormedAndDifferent() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String code = BindingCodes.make(random);
            assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}");
            assertThat(seen.add(code)).isTrue();
        }
    }

    @Test
    void canonical_waysOfTyping_same() {
        String code = BindingCodes.make(random);
        String plain = code.replace("-", "");
        assertThat(BindingCodes.canonical(code)).isEqualTo(plain);
        assertThat(BindingCodes.canonical(" " + code.toLowerCase(Locale.ROOT) + " "))
                .isEqualTo(plain);
        assertThat(BindingCodes.canonical(plain.replace('0', 'o').replace('1', 'l')))
                .isEqualTo(plain);
        StringBuilder wide = new StringBuilder();
        plain.chars().forEach(c -> wide.append((char) (c - '!' + '！')));
        assertThat(BindingCodes.canonical(wide.toString())).isEqualTo(plain);
    }

    @Test
    void canonical_neighboursSwapped_refused() {
        for (int i = 0; i < 200; i++) {
            String plain = BindingCodes.make(random).replace("-", "");
            char[] swapped = plain.toCharArray();
            int at = random.below(10);
            swapped[at] = plain.charAt(at + 1);
            swapped[at + 1] = plain.charAt(at);
            int apart = Math.abs(value(swapped[at]) - value(swapped[at + 1]));
            if (apart % 31 != 0) {
                assertThatThrownBy(() -> BindingCodes.canonical(new String(swapped)))
                        .isInstanceOf(PortalException.class);
            }
        }
    }

    private static int value(char c) {
        return "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(c);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "AAAA-AAAA", "AAAA-AAAA-AAAA-AAAA-AAAA", "绑定码", "\u0000"})
    void canonical_noCode_refused(String text) {
        assertThatThrownBy(() -> BindingCodes.canonical(text)).isInstanceOf(PortalException.class);
    }
}
