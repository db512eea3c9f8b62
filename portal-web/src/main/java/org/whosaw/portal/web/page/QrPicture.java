package org.whosaw.portal.web.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * Draws a QR code as one SVG path, a unit a module, with the quiet zone around it.
 *
 * @param size the side in modules, quiet zone included
 * @param path the dark modules, row by row
 */
public record QrPicture(int size, String path) {
    private static final int QUIET = 4;

    /** Returns the picture of a text. */
    public static QrPicture of(String text) {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + QUIET).append(' ').append(y + QUIET);
                    path.append('h').append(x - from).append("v1h-").append(x - from).append('z');
                }
                x++;
            }
        }
        return new QrPicture(modules.getWidth() + 2 * QUIET, path.toString());
    }

    @Override
    public String toString() {
        return "QrPicture[redacted]";
    }
}
