package org.whosaw.portal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.icu.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Holds {@link Message} against ICU's own formatter. */
class MessageTest {
    private static final List<String> PATTERNS =
            List.of(
                    "plain",
                    "",
                    "it''s {a}",
                    "'{literal}' {a}{b}",
                    "{a} of {b}, and {a}",
                    "{ a } spaced",
                    "{missing} stays",
                    "{n} and {f}",
                    "{n, plural, one {# entry} other {# entries}} by {a}",
                    "{a, select, x {it''s x} other {other {b}}}",
                    "谁看过 {a}：{n} 次");

    @Test
    void with_anyPattern_saysWhatIcuSays() {
        Map<String, Object> values =
                Map.of("a", "x", "b", "<b>", "n", 12_345, "f", 1_234.56789, "literal", "no");
        for (Locale locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
            for (String pattern : PATTERNS) {
                assertThat(Message.of(pattern, locale).with(values))
                        .as(pattern)
                        .isEqualTo(new MessageFormat(pattern, locale).format(values));
            }
        }
    }

    @Test
    void with_numberedPlaces_saysWhatIcuSays() {
        String pattern = "{0}: {1}, {0}";

        assertThat(Message.of(pattern, Locale.ENGLISH).with("a", 1_000))
                .isEqualTo(
                        new MessageFormat(pattern, Locale.ENGLISH)
                                .format(new Object[] {"a", 1_000}));
    }

    @Test
    void with_manyThreads_mixesNothing() {
        Message message = Message.of("{n, plural, one {#} other {# of {a}}}", Locale.ENGLISH);

        List<String> said =
                IntStream.range(2, 2_000)
                        .parallel()
                        .mapToObj(i -> message.with(Map.of("n", i, "a", "t" + i)))
                        .toList();

        for (int i = 2; i < 2_000; i++) {
            assertThat(said.get(i - 2)).endsWith(" of t" + i);
        }
    }

    @Test
    void of_brokenPattern_throws() {
        assertThatThrownBy(() -> Message.of("{a", Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
