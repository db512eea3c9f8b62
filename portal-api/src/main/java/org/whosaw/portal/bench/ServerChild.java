package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, with the service line of the README. */
final class ServerChild implements AutoCloseable {
    /** The flags under which every figure of a server is taken. */
    static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC");

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final Process process;
    private final int port;
    private final double startSeconds;

    private ServerChild(Process process, int port, double startSeconds) {
        this.process = process;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /**
     * Starts a main class on this process's class path and waits for {@code firstPage} to answer.
     *
     * @param folder where its data lies, and its output in {@code child.log}
     */
    static ServerChild start(Path folder, String mainClass, List<String> args, String firstPage) {
        return start(folder, mainClass, args, firstPage, Map.of());
    }

    /** Starts it with more in its environment. */
    static ServerChild start(
            Path folder,
            String mainClass,
            List<String> args,
            String firstPage,
            Map<String, String> more) {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(args);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("child.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "PORTAL_DATA", folder.toString(),
                                "PORTAL_PORT", Integer.toString(port),
                                "PORTAL_ADMIN_PORT", Integer.toString(freePort()),
                                "PORTAL_BASE_URL", "http://localhost:" + port));
        builder.environment().remove("PORTAL_DB_URL");
        builder.environment().remove("PORTAL_KEYS");
        builder.environment().putAll(more);
        long begun = System.nanoTime();
        try {
            Process process = builder.start();
            await(process, port, firstPage, begun);
            return new ServerChild(process, port, (System.nanoTime() - begun) / 1e9);
        } catch (IOException e) {
            throw new UncheckedIOException("the server child did not start", e);
        }
    }

    private static void await(Process process, int port, String firstPage, long begun) {
        byte[] request = HttpConnection.request("GET", firstPage, "Connection: close\r\n", "");
        while (System.nanoTime() - begun < PATIENCE) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server child ended: see child.log");
            }
            try (HttpConnection connection = new HttpConnection(port)) {
                if (connection.send(request).status() == 200) {
                    return;
                }
                Thread.sleep(50);
            } catch (IOException e) {
                pause(); // it does not listen yet
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        process.destroy();
        throw new IllegalStateException("the server child gave no page: see child.log");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** Returns the seconds from starting the process to its first page. */
    double startSeconds() {
        return startSeconds;
    }

    /** Returns the resident memory in MB, or 0 where the system does not tell. */
    double residentMegabytes() {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            if (!Files.exists(status)) {
                return 0;
            }
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the processor time that it has used so far, which a busy machine does not change. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it at once, as a loss of power would. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
