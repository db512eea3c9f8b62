package org.whosaw.portal.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.dossier.PackageCheck;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Says whether a package of a complaint holds. */
final class PackageVerification {
    private PackageVerification() {}

    static boolean isPackage(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return PackageCheck.isPackage(in.readNBytes(4));
        } catch (IOException e) {
            return false; // whoever reads it next says that it cannot be read
        }
    }

    static void run(String file, @Nullable String key) {
        Texts texts = Texts.load();
        Language language = Terminal.language();
        PackageCheck.Verdict verdict = check(file, key);
        String headline =
                texts.get(
                        language,
                        verdict.holds() ? "verify.package.holds" : "verify.package.broken");
        Terminal.say(headline);
        Terminal.say(texts.get(language, "verify.package.files", verdict.files()));
        list(texts, language, "changed", verdict.changed());
        list(texts, language, "missing", verdict.missing());
        list(texts, language, "extra", verdict.extra());
        Terminal.say(
                texts.get(
                        language,
                        "verify.package.signature-" + (verdict.signed() ? "good" : "bad")));
        if (key == null) {
            Terminal.say(texts.get(language, "verify.package.own-key"));
            Terminal.print(verdict.key());
        }
        if (!verdict.holds()) {
            throw new Refusal(headline);
        }
    }

    private static void list(Texts texts, Language language, String what, List<String> files) {
        if (!files.isEmpty()) {
            Terminal.say(texts.get(language, "verify.package." + what, String.join(", ", files)));
        }
    }

    private static PackageCheck.Verdict check(String file, @Nullable String key) {
        try {
            String pem =
                    key == null || key.contains("BEGIN") ? key : Files.readString(Path.of(key));
            return new PackageCheck(pem).check(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new Refusal("--key takes a public key in PEM, or the file that holds it.");
        } catch (IOException e) {
            throw new Refusal("Cannot read " + file + ".");
        }
    }
}
