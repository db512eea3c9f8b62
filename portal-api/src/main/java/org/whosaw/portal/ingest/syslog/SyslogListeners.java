package org.whosaw.portal.ingest.syslog;

import io.dropwizard.lifecycle.Managed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.syslog.SyslogFault.FaultException;
import org.whosaw.portal.kernel.HospitalId;

/** Runs the listeners that are configured, over one recorder. */
public final class SyslogListeners implements Managed {
    private final SyslogSettings settings;
    private final AtnaIntake intake;
    private final Function<String, Optional<HospitalId>> hospitals;
    private final MessageBatches batches;
    private final List<SyslogListener> listeners = new ArrayList<>();

    /**
     * @param hospitals knows hospitals by their code
     */
    public SyslogListeners(
            SyslogSettings settings,
            AtnaIntake intake,
            Function<String, Optional<HospitalId>> hospitals) {
        this.settings = settings;
        this.intake = intake;
        this.hospitals = hospitals;
        this.batches = new MessageBatches(intake, settings.batch(), settings.batchMillis());
    }

    /** Says what keeps the TLS listener from opening, without opening it. */
    public static Optional<String> fault(SyslogSettings.Tls tls) {
        if (tls.hospital().isBlank()) {
            return Optional.of("name the hospital (its code)");
        }
        if (tls.system().isBlank() && tls.systems().isEmpty()) {
            return Optional.of("name the systems that clients are, by their certificates' names");
        }
        try {
            new TlsDoor(tls).open().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void start() throws IOException {
        batches.start();
        SyslogSettings.Tls tls = settings.tls();
        if (tls != null && tls.port() > 0) {
            startTls(tls, tls.port());
        }
        SyslogSettings.Tcp tcp = settings.tcp();
        if (tcp != null && tcp.port() > 0) {
            startTcp(tcp, tcp.port());
        }
    }

    /** Starts the TLS listener at a port, 0 for any; returns the port. */
    int startTls(SyslogSettings.Tls tls, int port) throws IOException {
        TlsDoor door = new TlsDoor(tls);
        HospitalId hospital = hospital("syslog.tls.hospital", tls.hospital());
        SSLServerSocket socket = door.open();
        SyslogListener.Entry entry = connection -> greet(connection, door, hospital);
        return start("syslog-tls", socket, entry, new Sender(hospital, null), tls.bind(), port);
    }

    /** Starts the plain listener at a port, 0 for any; returns the port. */
    int startTcp(SyslogSettings.Tcp tcp, int port) throws IOException {
        HospitalId hospital = hospital("syslog.tcp.hospital", tcp.hospital());
        Sender sender = new Sender(hospital, tcp.system());
        return start(
                "syslog-tcp", new ServerSocket(), connection -> sender, sender, tcp.bind(), port);
    }

    private int start(
            String name,
            ServerSocket socket,
            SyslogListener.Entry entry,
            Sender house,
            String bind,
            int port)
            throws IOException {
        SyslogListener listener =
                new SyslogListener(name, socket, entry, house, settings, intake, batches);
        listener.start(bind, port);
        listeners.add(listener);
        return listener.port();
    }

    private static Sender greet(Socket connection, TlsDoor door, HospitalId hospital)
            throws IOException, FaultException {
        SSLSocket tls = (SSLSocket) connection;
        tls.startHandshake();
        @Nullable String system =
                door.systemOf(tls.getSession().getPeerCertificates()).orElse(null);
        if (system == null) {
            throw new FaultException(SyslogFault.PEER);
        }
        return new Sender(hospital, system);
    }

    private HospitalId hospital(String key, String code) {
        return hospitals
                .apply(code)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "No hospital has the code '"
                                                + code
                                                + "': correct "
                                                + key
                                                + ", or run \"hospital add\" first"));
    }

    /** Returns how many messages were recorded, refused or known so far. */
    long recorded() {
        return batches.recorded();
    }

    @Override
    public void stop() throws InterruptedException {
        for (SyslogListener each : listeners) {
            each.stop();
        }
        batches.stop();
    }
}
