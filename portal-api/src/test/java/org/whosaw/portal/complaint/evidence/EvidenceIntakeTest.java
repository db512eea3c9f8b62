package org.whosaw.portal.complaint.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.crypto.CodeKeys;
import org.whosaw.portal.crypto.DataKey;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.RowSeals;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.store.PlainQuery;
import org.whosaw.portal.store.SqliteEngine;

class EvidenceIntakeTest {
    private static final byte[] SECRET = "GPS 31.2N 121.5E".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension final SqliteEngine engine = new SqliteEngine();

    private EvidenceIntake intake;
    private DataKey key;

    @BeforeEach
    void open() {
        RandomSource random = new RandomSource();
        AtomicLong ids = new AtomicLong(1);
        Clock clock = new MovingClock();
        intake =
                new EvidenceIntake(
                        engine.database(),
                        new RowSeals(new Pseudonymizer(Keyring.generate(new RandomSource(), true))),
                        ids::incrementAndGet,
                        clock);
        key = new CodeKeys(Keyring.generate(random, true), random).fresh().key();
    }

    private Evidence take(byte[] bytes) throws IOException {
        return intake.take(key, 1, List.of(), new ByteArrayInputStream(bytes));
    }

    private byte[] kept(byte[] bytes) throws IOException {
        try (InputStream in = intake.open(key, take(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] picture(String kind) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 200; i++) {
            image.setRGB(i, i, 0xff0000 | i);
        }
        assertThat(ImageIO.write(image, kind, out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] segment(int marker, byte[] body) {
        return ByteBuffer.allocate(4 + body.length)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (body.length + 2))
                .put(body)
                .array();
    }

    /** What a telephone writes into its pictures: which way up, and where it was. */
    private static byte[] exif() {
        return join(ExifTurn.alone(6), SECRET);
    }

    @Test
    void take_jpegWithPlaceAndTail_keepsThePictureAndWhichWayUpAlone() throws IOException {
        byte[] plain = picture("jpg");
        byte[] given =
                join(
                        Arrays.copyOf(plain, 2),
                        segment(0xe1, exif()),
                        segment(0xfe, SECRET),
                        segment(0xed, SECRET),
                        Arrays.copyOfRange(plain, 2, plain.length),
                        "PK\3\4".getBytes(StandardCharsets.US_ASCII),
                        SECRET);
        byte[] kept = kept(given);
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
        assertThat(kept).endsWith((byte) 0xff, (byte) 0xd9);
        assertThat(kept).hasSize(plain.length + segment(0xe1, ExifTurn.alone(6)).length);
        assertThat(ExifTurn.of(Arrays.copyOfRange(kept, 6, 6 + ExifTurn.alone(6).length)))
                .isEqualTo(6);
        assertThat(ImageIO.read(new ByteArrayInputStream(kept)).getWidth()).isEqualTo(300);
    }

    @Test
    void take_pngWithWords_keepsThePictureAlone() throws IOException {
        byte[] plain = picture("png");
        CRC32 crc = new CRC32();
        byte[] text = join("tEXt".getBytes(StandardCharsets.US_ASCII), SECRET);
        crc.update(text);
        byte[] chunk =
                join(
                        ByteBuffer.allocate(4).putInt(SECRET.length).array(),
                        text,
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        byte[] given =
                join(
                        Arrays.copyOf(plain, 33),
                        chunk,
                        Arrays.copyOfRange(plain, 33, plain.length),
                        "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        assertThat(kept(given)).isEqualTo(plain);
    }

    @Test
    void take_gif_staysWhatItIs() throws IOException {
        byte[] plain = picture("gif");
        assertThat(kept(join(plain, SECRET))).isEqualTo(plain);
    }

    @Test
    void take_whatItsBytesAre_decidesItsName() throws IOException {
        assertThat(take(picture("jpg")).type()).isEqualTo("image/jpeg");
        assertThat(take("%PDF-1.4\n%%EOF".getBytes(StandardCharsets.US_ASCII)).name())
                .endsWith(".pdf");
        assertThat(take(wave(100)).type()).isEqualTo("audio/wav");
        assertThat(take("#!AMR\n0123456789".getBytes(StandardCharsets.US_ASCII)).name())
                .endsWith(".amr");
        assertThat(take("录音".getBytes("GB18030")).type()).isEqualTo("text/plain");
    }

    private static byte[] wave(int length) {
        return join("RIFF\0\0\0\0WAVEfmt ".getBytes(StandardCharsets.US_ASCII), new byte[length]);
    }

    @Test
    void take_noKindThatIsTaken_isRefusedAndLeavesNothing() throws IOException {
        byte[] zip = "PK\3\4\24\0\0\0\10\0".getBytes(StandardCharsets.ISO_8859_1);
        List<byte[]> all =
                List.of(
                        "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(),
                        "<!DOCTYPE html><html><script></script></html>".getBytes(),
                        zip,
                        "MZ\220\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                        "a\0b\1c\2".getBytes(),
                        join("junk\n".getBytes(), "%PDF-1.4\n".getBytes(), zip, new byte[40]),
                        "\0\0\0\30ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] each : all) {
            assertThatThrownBy(() -> take(each))
                    .as(new String(each, StandardCharsets.ISO_8859_1))
                    .hasMessage("complaint.evidence-kind");
        }
        byte[] cut = Arrays.copyOf(picture("png"), 60);
        assertThatThrownBy(() -> take(cut)).hasMessage("complaint.evidence-damaged");
        assertThatThrownBy(() -> take(new byte[0])).hasMessage("complaint.evidence-damaged");
        assertThat(count("complaint_piece")).isZero();
        assertThat(count("complaint_file")).isZero();
    }

    @Test
    void take_largerThanTheLimit_isRefusedAndLeavesNothing() {
        InputStream large =
                new SequenceInputStream(
                        new ByteArrayInputStream(wave(100)), new Zeros(EvidenceIntake.LARGEST));
        assertThatThrownBy(() -> intake.take(key, 1, List.of(), large))
                .hasMessage("complaint.evidence-large");
        assertThat(count("complaint_piece")).isZero();
    }

    @Test
    void open_lastPieceTakenAway_isNotTakenForTheEnd() throws IOException {
        byte[] two = wave(EvidenceStore.PIECE + 100);
        Evidence file = take(two);
        try (InputStream in = intake.open(key, file)) {
            assertThat(in.readAllBytes()).isEqualTo(two);
        }
        engine.database()
                .write(
                        tx -> {
                            try (var statement = tx.connection().createStatement()) {
                                statement.executeUpdate(
                                        "DELETE FROM complaint_piece WHERE number = 1");
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThatThrownBy(() -> intake.open(key, file).readAllBytes())
                .hasMessage("keys.seal-broken");
    }

    private long count(String table) {
        PlainQuery<Long> query =
                new PlainQuery<>("SELECT COUNT(*) FROM " + table, row -> row.getLong(1));
        return engine.database().read(tx -> query.first(tx).orElseThrow());
    }

    /** So many zeros, none of them held. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long count) {
            left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            Arrays.fill(to, from, from + count, (byte) 0);
            left -= count;
            return count;
        }
    }
}
