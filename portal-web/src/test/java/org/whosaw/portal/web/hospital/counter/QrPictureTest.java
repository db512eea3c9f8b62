package org.whosaw.portal.web.hospital.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.web.page.QrPicture;

class QrPictureTest {
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

    @Test
    void of_text_isReadBackByAReader() throws Exception {
        String text = "https://whosaw.example/bind#K7QX-2M9P-4RTE";
        assertThat(read(QrPicture.of(text))).isEqualTo(text);
    }

    @Test
    void of_tooLong_isRefused() {
        assertThatThrownBy(() -> QrPicture.of("x".repeat(5_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String read(QrPicture picture) throws Exception {
        int scale = 8;
        int side = picture.size() * scale;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        Matcher run = RUN.matcher(picture.path());
        while (run.find()) {
            int x = Integer.parseInt(run.group(1)) * scale;
            int y = Integer.parseInt(run.group(2)) * scale;
            int width = Integer.parseInt(run.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * side + x, row * side + x + width, 0);
            }
        }
        LuminanceSource source = new RGBLuminanceSource(side, side, pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    }
}
