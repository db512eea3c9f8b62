package org.whosaw.portal.ingest.syslog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/** Opens the TLS socket from PEM files, and says which system a client is. */
final class TlsDoor {
    private static final char[] NO_PASSWORD = new char[0];
    private static final int DNS_NAME = 2;

    private final SyslogSettings.Tls settings;
    private final Map<String, String> systems = new TreeMap<>();

    TlsDoor(SyslogSettings.Tls settings) {
        this.settings = settings;
        settings.systems()
                .forEach(
                        (name, system) ->
                                systems.put(
                                        name.toLowerCase(Locale.ROOT).replace(":", ""), system));
    }

    /**
     * Opens the socket; not bound yet. Clients must show a certificate.
     *
     * @throws IOException with a text that names the file at fault
     */
    SSLServerSocket open() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            KeyStore own = empty();
            own.setKeyEntry(
                    "own",
                    key(Path.of(settings.key())),
                    NO_PASSWORD,
                    certificates(Path.of(settings.certificate())).toArray(Certificate[]::new));
            KeyManagerFactory keys =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, NO_PASSWORD);
            KeyStore clients = empty();
            int number = 0;
            for (Certificate each : certificates(Path.of(settings.clients()))) {
                clients.setCertificateEntry("client-" + number++, each);
            }
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(clients);
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            SSLServerSocket socket =
                    (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
            socket.setNeedClientAuth(true);
            socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            return socket;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The key and certificate of syslog.tls do not fit together: "
                            + settings.key()
                            + ", "
                            + settings.certificate(),
                    e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<Certificate> certificates(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(in.readAllBytes()));
            if (all.isEmpty()) {
                throw new IOException(file + " holds no PEM certificate");
            }
            return List.copyOf(all);
        } catch (CertificateException e) {
            throw new IOException(file + " holds no PEM certificate", e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException(file + " is not there", e);
        }
    }

    private static PrivateKey key(Path file) throws IOException {
        String fault = file + " holds no PEM private key (PKCS#8: BEGIN PRIVATE KEY)";
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new IOException(file + " is not there", e);
        }
        int from = text.indexOf("-----BEGIN PRIVATE KEY-----");
        int to = text.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) {
            throw new IOException(fault);
        }
        String base64 = text.substring(from + "-----BEGIN PRIVATE KEY-----".length(), to);
        for (String algorithm : List.of("RSA", "EC", "EdDSA")) {
            try {
                byte[] bytes = Base64.getMimeDecoder().decode(base64);
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            } catch (InvalidKeySpecException e) {
                continue; // it is a key of another kind
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new IOException(fault, e);
            }
        }
        throw new IOException(fault);
    }

    /** Returns the code of the system that a client is. */
    Optional<String> systemOf(Certificate[] chain) {
        if (chain.length == 0 || !(chain[0] instanceof X509Certificate own)) {
            return Optional.empty();
        }
        for (String each : namesOf(own)) {
            String system = systems.get(each.toLowerCase(Locale.ROOT).replace(":", ""));
            if (system != null) {
                return Optional.of(system);
            }
        }
        return settings.system().isBlank() ? Optional.empty() : Optional.of(settings.system());
    }

    private static List<String> namesOf(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            names.add("sha256:" + HexFormat.of().formatHex(digest));
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> each : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (Integer.valueOf(DNS_NAME).equals(each.get(0))) {
                    names.add(String.valueOf(each.get(1)));
                }
            }
            for (Rdn each :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (each.getType().equalsIgnoreCase("CN")) {
                    names.add(String.valueOf(each.getValue()));
                }
            }
        } catch (CertificateParsingException | InvalidNameException unnamed) {
            return names; // what could be read counts
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
        return names;
    }
}
