package org.whosaw.portal.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultipartFormTest {
    private static final MediaType TYPE =
            new MediaType("multipart", "form-data", Map.of("boundary", "xyz"));
    private static final String BODY =
            "--xyz\r\n"
                    + "Content-Disposition: form-data; name=\"csrf\"\r\n\r\n"
                    + "token\r\n"
                    + "--xyz\r\n"
                    + "Content-Disposition: form-data; name=\"sheet\"; filename=\"王芳.csv\"\r\n"
                    + "Content-Type: text/csv\r\n\r\n"
                    + "姓名\r\n"
                    + "--x\r\n\r\n"
                    + "--xyz--\r\n";

    @Test
    void of_whole_partsAsTheyCame() {
        MultipartForm form = MultipartForm.of(TYPE, bytes(BODY));
        assertThat(form.text("csrf")).isEqualTo("token");
        assertThat(form.text("sheet")).isEqualTo("姓名\r\n--x\r\n");
        assertThat(form.text("other")).isEmpty();
    }

    @Test
    void of_brokenOrCut_neverFails() {
        byte[] whole = bytes(BODY);
        SplittableRandom random = new SplittableRandom(7);
        for (int cut = 0; cut < whole.length; cut++) {
            MultipartForm.of(TYPE, java.util.Arrays.copyOf(whole, cut));
            byte[] bent = whole.clone();
            bent[cut] = (byte) random.nextInt(256);
            MultipartForm.of(TYPE, bent);
        }
        assertThat(MultipartForm.of(MediaType.TEXT_PLAIN_TYPE, whole).text("csrf")).isEmpty();
        assertThat(MultipartForm.of(MultipartForm.TYPE, whole).text("csrf")).isEmpty();
        assertThat(MultipartForm.of(null, whole).text("csrf")).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
