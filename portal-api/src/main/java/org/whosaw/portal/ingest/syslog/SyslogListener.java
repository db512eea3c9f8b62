package org.whosaw.portal.ingest.syslog;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.ingest.atna.rest.AtnaIntake;
import org.whosaw.portal.ingest.syslog.SyslogFault.FaultException;

/** Hears one port: accepts connections, cuts them into messages, decodes, hands over. */
final class SyslogListener {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.ingest");
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int BUFFER = 1 << 16;
    private static final int RECEIVED = 1 << 17;

    private final String name;
    private final ServerSocket socket;
    private final Entry entry;
    private final Sender house;
    private final SyslogSettings settings;
    private final AtnaIntake intake;
    private final MessageBatches batches;
    private final ThreadPoolExecutor threads;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    /** Says for whom a new connection speaks, after its handshake if there is one. */
    @FunctionalInterface
    interface Entry {
        /** Greets a connection. */
        Sender greet(Socket connection) throws IOException, FaultException;
    }

    /**
     * @param name how it is called in the log
     * @param socket open and not bound
     * @param house under whom faults of unknown clients are counted
     */
    SyslogListener(
            String name,
            ServerSocket socket,
            Entry entry,
            Sender house,
            SyslogSettings settings,
            AtnaIntake intake,
            MessageBatches batches) {
        this.name = name;
        this.socket = socket;
        this.entry = entry;
        this.house = house;
        this.settings = settings;
        this.intake = intake;
        this.batches = batches;
        this.threads =
                new ThreadPoolExecutor(
                        0,
                        settings.connections(),
                        30,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> daemon(task, name));
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, "whosaw-" + name);
        thread.setDaemon(true);
        return thread;
    }

    void start(String bind, int port) throws IOException {
        socket.setReuseAddress(true);
        // What lies here is lost when this process dies, so let little lie here.
        socket.setReceiveBufferSize(RECEIVED);
        socket.bind(new InetSocketAddress(bind, port), 64);
        daemon(this::accept, name).start();
        LOG.info("{} listens at {}:{}", name, bind, socket.getLocalPort());
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Hears no more and lets go of every connection; what was whole is handed over. */
    void stop() throws InterruptedException {
        stopping = true;
        close(socket);
        open.forEach(SyslogListener::close);
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception e) {
            LOG.debug("not closed: {}", e.getClass().getName());
        }
    }

    private void accept() {
        while (!stopping) {
            try {
                Socket connection = socket.accept();
                try {
                    threads.execute(() -> serve(connection));
                } catch (RejectedExecutionException full) {
                    close(connection);
                    count(house, SyslogFault.BUSY);
                }
            } catch (SocketException closed) {
                if (!stopping) {
                    LOG.warn("{} does not accept: {}", name, closed.getClass().getName());
                }
            } catch (IOException e) {
                LOG.warn("{} does not accept: {}", name, e.getClass().getName());
            }
        }
    }

    private void serve(Socket connection) {
        open.add(connection);
        Sender sender = house;
        try (connection) {
            connection.setSoTimeout(PATIENCE_MILLIS);
            sender = greeted(connection);
            hear(connection.getInputStream(), sender);
        } catch (FaultException fault) {
            count(sender, fault.fault());
        } catch (IOException broken) {
            // The sender went away between two messages, or we did.
            LOG.debug("{}: {}", name, broken.getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private Sender greeted(Socket connection) throws FaultException {
        try {
            return entry.greet(connection);
        } catch (IOException e) {
            throw new FaultException(SyslogFault.HANDSHAKE);
        }
    }

    private void hear(InputStream stream, Sender sender)
            throws IOException, FaultException, InterruptedException {
        FrameReader frames =
                new FrameReader(new BufferedInputStream(stream, BUFFER), settings.maxFrame());
        while (!stopping) {
            try {
                byte @Nullable [] frame = frames.next();
                if (frame == null) {
                    return;
                }
                batches.put(sender, intake.decoder().decode(frame));
            } catch (SocketTimeoutException quiet) {
                continue; // between two messages a sender may rest
            }
        }
    }

    private void count(Sender sender, SyslogFault fault) {
        if (stopping) {
            return; // it was we who went
        }
        LOG.warn("{} closed a connection: {}", name, fault.code());
        try {
            intake.refuse(sender.hospital(), sender.system(), Map.of(fault.code(), 1L));
        } catch (RuntimeException e) {
            LOG.warn("not counted: {}", e.getClass().getName());
        }
    }
}
