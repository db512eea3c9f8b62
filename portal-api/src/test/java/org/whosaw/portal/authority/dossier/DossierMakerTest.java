package org.whosaw.portal.authority.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Texts;

/** What is in a package, asked of the tools that anybody has. */
class DossierMakerTest {
    private static final DossierKey KEY =
            new DossierKey(Keyring.generate(new RandomSource(), true));
    private static final byte[] PHOTO = random(300_000);

    @TempDir static Path folder;
    private static Path zip;

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static Filed filed() {
        return new Filed()
                .with("evidence-01.jpg", "image/jpeg", PHOTO)
                .with("evidence-02.jpg", "image/jpeg", PHOTO)
                .with("evidence-03.jpg", "image/jpeg", PHOTO);
    }

    private static byte[] made() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new DossierMaker(KEY, Texts.load()).write(filed().dossier(), filed().source(), out);
        return out.toByteArray();
    }

    @BeforeAll
    static void make() throws IOException {
        zip = Files.write(folder.resolve("package.zip"), made());
    }

    private static int run(Path in, String... command) throws Exception {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .directory(in.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out.txt").toFile())
                            .start();
        } catch (IOException e) {
            return -1; // no such tool here
        }
        return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -2;
    }

    private static String said() throws IOException {
        return Files.readString(folder.resolve("out.txt"));
    }

    @Test
    void write_standardTools_confirmIt() throws Exception {
        Path open = Files.createDirectories(folder.resolve("open"));
        int unzipped = run(open, "unzip", "-qo", zip.toString());
        assumeThat(unzipped).as("unzip is here").isNotEqualTo(-1);
        assertThat(unzipped).isZero();
        assertThat(run(open, "sha256sum", "--strict", "-c", "manifest.sha256")).as(said()).isZero();
        Path key = Files.writeString(folder.resolve("key.pem"), KEY.pem());
        String[] openssl = {
            "openssl",
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            key.toString(),
            "-rawin",
            "-in",
            "manifest.sha256",
            "-sigfile",
            "manifest.sha256.sig"
        };
        assertThat(run(open, openssl)).as(said()).isZero();
        Files.writeString(
                open.resolve("manifest.sha256"), "x", java.nio.file.StandardOpenOption.APPEND);
        assertThat(run(open, openssl)).isNotZero();
    }

    @Test
    void json_schemaValidator_findsNothing() throws Exception {
        Path json = folder.resolve("complaint.json");
        copy("complaint.json", json);
        Path schema = folder.resolve("schema.json");
        try (InputStream in = getClass().getResourceAsStream("/authority/complaint.schema.json")) {
            Files.copy(in, schema, StandardCopyOption.REPLACE_EXISTING);
        }
        int valid =
                run(
                        folder,
                        "npx",
                        "-y",
                        "ajv-cli@5",
                        "validate",
                        "--spec=draft2020",
                        "--strict=false",
                        "-s",
                        schema.toString(),
                        "-d",
                        json.toString());
        assumeThat(valid).as("npx is here").isNotEqualTo(-1);
        assertThat(valid).as(said()).isZero();
    }

    private static void copy(String entry, Path to) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream in = file.getInputStream(file.getEntry(entry))) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void pdf_chinese_extractsAndShows() throws Exception {
        Path pdf = folder.resolve("complaint.pdf");
        copy("complaint.pdf", pdf);
        assertThat(Files.size(pdf)).isLessThan(1 << 20);
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            String text = new PDFTextStripper().getText(document).replaceAll("\\s+", "");
            for (String line : Filed.WORDS.split("\n")) {
                assertThat(text).contains(line.replace("𪚥", "〔U+2A6A5〕").replaceAll("\\s+", ""));
            }
            assertThat(text).contains("三、事实（投诉人原话，未改动）", "姓名、预产期", "王＊＊");
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 60);
            assertThat(ink(page)).as("the page is not empty").isGreaterThan(2_000);
            String keep = System.getProperty("portal.gallery");
            if (keep != null) {
                for (int i = 0; i < document.getNumberOfPages(); i++) {
                    ImageIO.write(
                            new PDFRenderer(document).renderImageWithDPI(i, 90),
                            "png",
                            Path.of(keep, "dossier-" + (i + 1) + ".png").toFile());
                }
            }
        }
    }

    private static long ink(BufferedImage page) {
        long dark = 0;
        for (int x = 0; x < page.getWidth(); x++) {
            for (int y = 0; y < page.getHeight(); y++) {
                dark += (page.getRGB(x, y) & 0xff) < 160 ? 1 : 0;
            }
        }
        return dark;
    }

    @Test
    void write_again_sameBytes() throws IOException {
        assertThat(made()).isEqualTo(Files.readAllBytes(zip));
    }

    @Test
    void write_otherBytesThanSheSent_noPackage() {
        Filed changed = filed();
        Dossier dossier = changed.dossier();
        assertThatThrownBy(
                        () ->
                                new DossierMaker(KEY, Texts.load())
                                        .write(
                                                dossier,
                                                name -> InputStream.nullInputStream(),
                                                new ByteArrayOutputStream()))
                .isInstanceOf(PortalException.class)
                .hasMessage("authority.evidence-changed");
    }

    @Test
    void check_asMade_holdsAndEveryChangeIsNamed() throws IOException {
        assertThat(new PackageCheck(KEY.pem()).check(zip).holds()).isTrue();
        assertThat(new PackageCheck(null).check(zip).holds()).isTrue();
        Path other = folder.resolve("other.zip");
        write(other, files -> files.put("evidence/evidence-02.jpg", new byte[3]));
        assertThat(new PackageCheck(KEY.pem()).check(other).changed())
                .isEqualTo(List.of("evidence/evidence-02.jpg"));
        write(other, files -> files.remove("complaint.pdf"));
        assertThat(new PackageCheck(KEY.pem()).check(other).missing())
                .isEqualTo(List.of("complaint.pdf"));
        write(other, files -> files.put("evidence/more.jpg", new byte[3]));
        assertThat(new PackageCheck(KEY.pem()).check(other).extra())
                .isEqualTo(List.of("evidence/more.jpg"));
        write(other, files -> files.put("manifest.sha256", new byte[0]));
        assertThat(new PackageCheck(KEY.pem()).check(other).signed()).isFalse();
        write(other, files -> files.put("../../etc/x", new byte[3]));
        assertThatThrownBy(() -> new PackageCheck(null).check(other))
                .hasMessage("authority.no-package");
    }

    private static void write(Path to, java.util.function.Consumer<Map<String, byte[]>> change)
            throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry each : java.util.Collections.list(file.entries())) {
                files.put(each.getName(), file.getInputStream(each).readAllBytes());
            }
        }
        change.accept(files);
        try (ZipOutputStream out =
                new ZipOutputStream(Files.newOutputStream(to), StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                out.putNextEntry(new ZipEntry(each.getKey()));
                out.write(each.getValue());
            }
        }
    }
}
