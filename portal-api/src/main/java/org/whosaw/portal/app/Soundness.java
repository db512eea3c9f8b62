package org.whosaw.portal.app;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.CryptoError;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.store.Migrator;

/**
 * Judges an installation without changing it: logs, keys, address, folder, database. {@code portal
 * check} prints all of it; {@code server} refuses to start on the faults that matter.
 */
public final class Soundness {
    private static final long FREE_BYTES = 1L << 30;

    private Soundness() {}

    /** Returns every finding, faults and all. */
    public static List<Finding> of(PortalConfiguration configuration, Clock clock) {
        List<Finding> findings = new ArrayList<>(demanded(configuration, false));
        if (configuration.sms().gateway().isEmpty()) {
            findings.add(
                    Finding.note(
                            "no short messages leave, so nobody can sign in by phone: set"
                                    + " sms.gateway (PORTAL_SMS_GATEWAY) and its secret."));
        }
        findings.addAll(forwarded(configuration));
        Finding database = database(configuration);
        findings.add(database);
        findings.addAll(folder(configuration.dataFolder()));
        if (database.sound() && keys(configuration.keyFile()).sound()) {
            findings.addAll(register(configuration, clock));
        }
        return findings;
    }

    private static List<Finding> register(PortalConfiguration configuration, Clock clock) {
        Keyring keyring = Keyring.read(configuration.keyFile());
        Database database = Database.open(configuration.database());
        try (Rooms rooms = new Rooms(configuration, database, keyring, clock, false)) {
            return RegisterFindings.of(rooms.consent().register());
        }
    }

    /** Returns the faults on which the server does not start; a demo makes its own keys. */
    public static List<Finding> refusals(PortalConfiguration configuration, boolean demo) {
        return demanded(configuration, demo).stream().filter(each -> !each.sound()).toList();
    }

    private static List<Finding> demanded(PortalConfiguration configuration, boolean demo) {
        List<Finding> findings = new ArrayList<>(LogKeeping.findings(configuration));
        if (!demo) { // a demo makes its own
            findings.add(keys(configuration.keyFile()));
        }
        findings.add(baseUrl(configuration.baseUrl()));
        findings.add(adminPort(configuration));
        configuration.retention().faults().forEach(fault -> findings.add(Finding.refusal(fault)));
        findings.addAll(AtnaWiring.findings(configuration.syslog()));
        findings.add(RouteFindings.shipped());
        return findings;
    }

    private static Finding keys(Path file) {
        String name = "The key file " + file + " ";
        try {
            if (Keyring.read(file).isDemo()) {
                return Finding.refusal(
                        name
                                + "was made by the demo: choose another PORTAL_DATA and run"
                                + " \"java -jar portal.jar keys new\".");
            }
            return Finding.sound(name + "is whole and only its owner can read it.");
        } catch (PortalException e) {
            return Finding.refusal(name + mend(e, file));
        }
    }

    private static String mend(PortalException e, Path file) {
        if (e.errorCode() == CryptoError.KEY_FILE_MISSING) {
            return "is not there: run \"java -jar portal.jar keys new\", or set PORTAL_KEYS.";
        }
        if (e.errorCode() == CryptoError.KEY_FILE_READABLE) {
            return "can be read by others: run \"chmod 600 " + file + "\".";
        }
        return "is not whole: put your copy back in its place.";
    }

    static Finding baseUrl(String text) {
        String mend = "set baseUrl (PORTAL_BASE_URL) to the address that patients open";
        URI url = parse(text);
        if (url == null || url.getScheme() == null || url.getHost() == null) {
            return Finding.refusal("The base URL is not a whole address: " + mend + ".");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null || !isRoot(url)) {
            return Finding.refusal("The base URL has more than host and port: " + mend + ".");
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        if (scheme.equals("https")) {
            return Finding.sound("The base URL " + text + " is https.");
        }
        if (scheme.equals("http") && isLoopback(url.getHost())) {
            return Finding.sound("The base URL " + text + " is this machine only.");
        }
        return Finding.refusal(
                "The base URL "
                        + text
                        + " is not https: browsers drop session cookies there. Put TLS in front and"
                        + " set baseUrl (PORTAL_BASE_URL) to https://…, or open it as"
                        + " http://localhost.");
    }

    private static @Nullable URI parse(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null; // told as "not a whole address"
        }
    }

    private static boolean isRoot(URI url) {
        return url.getRawPath() == null || url.getRawPath().isEmpty();
    }

    private static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("[::1]")
                || name.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    /** A proxy that is not believed makes all its patients share one address's limits. */
    private static List<Finding> forwarded(PortalConfiguration configuration) {
        if (!(configuration.getServerFactory() instanceof DefaultServerFactory server)) {
            return List.of();
        }
        boolean trusted =
                server.getApplicationConnectors().stream()
                        .filter(HttpConnectorFactory.class::isInstance)
                        .map(HttpConnectorFactory.class::cast)
                        .anyMatch(HttpConnectorFactory::isUseForwardedHeaders);
        boolean https = configuration.baseUrl().startsWith("https:");
        if (https && !trusted) {
            return List.of(
                    Finding.note(
                            "forwarded headers are not believed. Behind a proxy that sets them"
                                    + " itself, set PORTAL_TRUST_PROXY=true, or all who come"
                                    + " through it share the limits of one address."));
        }
        return trusted
                ? List.of(
                        Finding.note(
                                "forwarded headers are believed: let nobody reach this port but"
                                        + " the proxy that sets them."))
                : List.of();
    }

    private static Finding adminPort(PortalConfiguration configuration) {
        if (configuration.getServerFactory() instanceof DefaultServerFactory server) {
            boolean open =
                    server.getAdminConnectors().stream()
                            .filter(HttpConnectorFactory.class::isInstance)
                            .map(HttpConnectorFactory.class::cast)
                            .anyMatch(each -> !isLoopback(each.getBindHost()));
            if (open) {
                return Finding.refusal(
                        "The administration port is open to other machines: set"
                                + " server.adminConnectors[].bindHost to 127.0.0.1.");
            }
        }
        return Finding.sound("The administration port answers this machine only.");
    }

    private static Finding database(PortalConfiguration configuration) {
        DatabaseSettings settings = configuration.database();
        try {
            int pending = Migrator.pending(settings);
            if (pending == 0) {
                return Finding.sound("The database is reachable and at its newest step.");
            }
            return Finding.fault(
                    "The database lacks "
                            + pending
                            + " steps: run \"java -jar portal.jar db migrate\" (\"server\" does it"
                            + " too).");
        } catch (IllegalStateException e) {
            return Finding.fault(
                    "The database cannot be opened: is it running, and are database.url, user and"
                            + " password (PORTAL_DB_URL, PORTAL_DB_USER, PORTAL_DB_PASSWORD)"
                            + " right?");
        }
    }

    private static List<Finding> folder(Path folder) {
        String name = "The data folder " + folder + " ";
        if (!Files.isDirectory(folder)) {
            return List.of(
                    Finding.fault(
                            name + "is not there: make it, or set data (PORTAL_DATA) to another."));
        }
        if (!isWritable(folder)) {
            return List.of(Finding.fault(name + "cannot be written: give it to this user."));
        }
        return List.of(Finding.sound(name + "can be written."), space(folder));
    }

    /** Says whether a file can be made there; permissions alone do not tell on every system. */
    private static boolean isWritable(Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, "check", null));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Finding space(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            String text = (free >> 20) + " MB are free beside the data.";
            return free >= FREE_BYTES
                    ? Finding.sound(text)
                    : Finding.fault(text + " Make room: at least " + (FREE_BYTES >> 20) + " MB.");
        } catch (IOException e) {
            return Finding.fault("The free space beside the data cannot be read.");
        }
    }
}
