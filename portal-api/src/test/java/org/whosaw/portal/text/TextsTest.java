package org.whosaw.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
    private final Texts texts = Texts.load();

    @Test
    void keys_bothLanguages_same() {
        assertThat(texts.keys(Language.EN)).isEqualTo(texts.keys(Language.ZH_CN)).isNotEmpty();
    }

    @Test
    void get_arguments_filled() {
        assertThat(texts.get(Language.EN, "field.malformed-at", 3, 14)).contains("Line 3");
        assertThat(texts.get(Language.ZH_CN, "field.malformed-at", 3, 14)).contains("第 3 行");
    }

    @Test
    void get_unknownKey_keyItself() {
        assertThat(texts.get(Language.EN, "no.such.key")).isEqualTo("no.such.key");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "en|EN",
                "en-GB,zh;q=0.5|EN",
                "zh-TW,en;q=0.8|ZH_CN",
                "fr,en;q=0.1|EN",
                "fr|ZH_CN",
                "*|ZH_CN",
                ";;;=|ZH_CN",
                "en;q=0|ZH_CN"
            },
            delimiter = '|')
    void of_header_languageAsked(String header, Language expected) {
        assertThat(Language.of(header)).isEqualTo(expected);
    }

    @Test
    void of_noHeader_chinese() {
        assertThat(Language.of(null)).isEqualTo(Language.ZH_CN);
    }
}
