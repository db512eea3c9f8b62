package org.whosaw.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "15400000001",
                "+8615400000001",
                "008615400000001",
                "8615400000001",
                " 154 0000-0001 ",
                "１５４００００００01"
            })
    void parse_waysOfWriting_oneCanonicalForm(String text) {
        assertThat(PhoneNumber.parse(text).map(PhoneNumber::reveal)).hasValue("+8615400000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110",
                "12345678901",
                "1540000000",
                "154000000011",
                "abc",
                "+86110",
                "+"
            })
    void parse_noNumber_empty(String text) {
        assertThat(PhoneNumber.parse(text)).isEmpty();
    }

    @Test
    void parse_numberFromAbroad_kept() {
        assertThat(PhoneNumber.parse("+852 5123 4567").map(PhoneNumber::reveal))
                .hasValue("+85251234567");
    }

    @Test
    void toString_never_printsDigits() {
        PhoneNumber phone = PhoneNumber.parse("15400000001").orElseThrow();
        assertThat(phone.toString()).doesNotContain("154");
        assertThat(phone.masked()).isEqualTo("154****0001");
    }
}
