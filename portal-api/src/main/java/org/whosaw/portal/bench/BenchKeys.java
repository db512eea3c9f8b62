package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its own certificate for both ends of a measurement, made by the JDK's tool. */
final class BenchKeys {
    private static final String WORD = "measured";

    private final Path certificate;
    private final Path key;
    private final KeyStore store;

    private BenchKeys(Path certificate, Path key, KeyStore store) {
        this.certificate = certificate;
        this.key = key;
        this.store = store;
    }

    static BenchKeys make(Path folder) {
        Path file = folder.resolve("bench.p12");
        try {
            Process tool =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(
                                                            System.getProperty("java.home"),
                                                            "bin",
                                                            "keytool")
                                                    .toString(),
                                            "-genkeypair",
                                            "-alias",
                                            "own",
                                            "-keyalg",
                                            "EC",
                                            "-dname",
                                            "CN=localhost",
                                            "-storetype",
                                            "PKCS12",
                                            "-keystore",
                                            file.toString(),
                                            "-storepass",
                                            WORD))
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("keytool.log").toFile())
                            .start();
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool made no key: see keytool.log");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, WORD.toCharArray());
            }
            return new BenchKeys(
                    pem(folder, "CERTIFICATE", store.getCertificate("own").getEncoded()),
                    pem(
                            folder,
                            "PRIVATE KEY",
                            store.getKey("own", WORD.toCharArray()).getEncoded()),
                    store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no such keys", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Path pem(Path folder, String kind, byte[] bytes) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    Path certificate() {
        return certificate;
    }

    Path key() {
        return key;
    }

    /** Returns what a client needs that trusts this certificate and shows it. */
    SSLContext client() {
        try {
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, WORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, WORD.toCharArray());
            trusted.setCertificateEntry("server", store.getCertificate("own"));
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no TLS", e);
        }
    }
}
