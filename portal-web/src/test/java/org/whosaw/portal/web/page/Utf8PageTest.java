package org.whosaw.portal.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mustachejava.DefaultMustacheFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.web.page.Templates.EscapingFactory;

final class Utf8PageTest {
    private static final String HIGH = "\uD83D";
    private static final String LOW = "\uDE00";

    private static byte[] written(String... parts) throws IOException {
        Utf8Page page = new Utf8Page();
        for (String part : parts) {
            page.write(part);
        }
        page.close();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        assertThat(page.length()).isEqualTo(out.size());
        return out.toByteArray();
    }

    @Test
    void write_everyChar_isWhatStringMakesOfIt() throws IOException {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";
            assertThat(written(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void write_pairInTwoParts_isOneSign() throws IOException {
        assertThat(written("a" + HIGH, LOW + "b"))
                .isEqualTo(("a" + HIGH + LOW + "b").getBytes(StandardCharsets.UTF_8));
        assertThat(written("a" + HIGH)).isEqualTo("a?".getBytes(StandardCharsets.UTF_8));
        assertThat(written(LOW)).isEqualTo("?".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void write_textOfManyLengthsAndParts_isWhole() {
        Random random = new Random(7);
        StringBuilder whole = new StringBuilder();
        Utf8Page page = new Utf8Page();
        for (int part = 0; part < 300; part++) {
            String text =
                    random.ints(random.nextInt(2_000), 0, 0x10_FFFF)
                            .filter(point -> point < 0xD800 || point > 0xDFFF)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
            whole.append(text);
            if (part % 2 == 0) {
                page.write(text, 0, text.length());
            } else {
                page.write(text.toCharArray(), 0, text.length());
            }
        }
        page.close();
        assertThat(page.toString()).isEqualTo(whole.toString());
    }

    @Test
    void encode_everyChar_isWhatMustacheMakesOfIt() {
        DefaultMustacheFactory plain = new DefaultMustacheFactory();
        EscapingFactory ours = new EscapingFactory(name -> null);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "x" + (char) c;
            StringWriter expected = new StringWriter();
            plain.encode(text, expected);
            StringWriter written = new StringWriter();
            ours.encode(text, written);
            assertThat(written).hasToString(expected.toString());
        }
    }
}
