package org.whosaw.portal.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SlowHashTest {
    /** Made by another implementation of Argon2id. */
    private static final String ELSEWHERE =
            "$argon2id$v=19$m=19456,t=2,p=1$7h4utVlqB9rn9PesQOwzEA"
                    + "$xIYIbuQ4vm7c+jf8khTjHA9TQfZqwNgzCO0lGB5nN+0";

    private final SlowHash slow = new SlowHash();

    @Test
    void fits_hashOfAnotherImplementation_knowsIt() {
        assertThat(slow.fits("correct horse 产房 42", ELSEWHERE)).isTrue();
        assertThat(slow.fits("correct horse 产房 43", ELSEWHERE)).isFalse();
    }

    @Test
    void written_itsOwn_fitsAndNamesItsCost() {
        byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.UTF_8);
        String written = slow.written("a", salt);
        assertThat(written).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(slow.fits("a", written)).isTrue();
        assertThat(slow.fits("", written)).isFalse();
    }

    @Test
    void fits_anotherForm_refusesWithoutSayingIt() {
        assertThatThrownBy(() -> slow.fits("a", "$2b$12$abcdefghijklmnopqrstuv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abcdef");
    }
}
