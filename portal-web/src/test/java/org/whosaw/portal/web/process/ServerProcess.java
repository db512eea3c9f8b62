package org.whosaw.portal.web.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.whosaw.portal.web.WhoSawApplication;

/** A real server in a process of its own: the jar where it is built, the classes elsewhere. */
public final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

    private final Process process;
    private final int port;
    private final Duration started;

    private ServerProcess(Process process, int port, Duration started) {
        this.process = process;
        this.port = port;
        this.started = started;
    }

    /** Starts {@code portal server} over a folder and waits for its first page. */
    public static ServerProcess start(Path folder, Map<String, String> environment) {
        return start(folder, environment, List.of("server"));
    }

    /** Starts a command that serves. */
    static ServerProcess start(Path folder, Map<String, String> environment, List<String> typed) {
        return start(Java.here(), folder, environment, typed);
    }

    /** Starts a command that serves, on a Java of its own. */
    static ServerProcess start(
            Path java, Path folder, Map<String, String> environment, List<String> typed) {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(command(java, folder, typed)).redirectErrorStream(true);
        builder.directory(folder.toFile());
        Path output = folder.resolve("server.out");
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PORTAL_"));
        builder.environment().put("PORTAL_DATA", folder.toString());
        builder.environment().put("PORTAL_PORT", Integer.toString(port));
        builder.environment().put("PORTAL_ADMIN_PORT", Integer.toString(freePort()));
        builder.environment().putAll(environment);
        long begun = System.nanoTime();
        try {
            Process process = builder.start();
            await(process, port, begun, output);
            return new ServerProcess(process, port, Duration.ofNanos(System.nanoTime() - begun));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("the server did not start", e);
        }
    }

    /**
     * Returns the service line. The jar's loaded classes are kept by the first server that ends in
     * peace, which halves the start of all after it.
     */
    private static List<String> command(Path java, Path folder, List<String> typed) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(List.of("-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        String jar = System.getProperty("portal.jar", "");
        if (!jar.isEmpty() && Files.exists(Path.of(jar))) {
            Path classes = folder.resolve("classes.jsa");
            boolean kept = Files.exists(classes);
            command.add("-XX:" + (kept ? "SharedArchiveFile=" : "ArchiveClassesAtExit=") + classes);
            command.addAll(List.of("-Xlog:disable", "-jar", jar));
        } else {
            String path = System.getProperty("java.class.path");
            command.addAll(List.of("-cp", path, WhoSawApplication.class.getName()));
        }
        command.addAll(typed);
        return command;
    }

    private static void await(Process process, int port, long begun, Path output)
            throws IOException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ping = HttpRequest.newBuilder(at(port, "/fhir/metadata")).build();
        while (System.nanoTime() - begun < PATIENCE && process.isAlive()) {
            try {
                if (client.send(ping, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("no page came: " + Files.readString(output));
    }

    private static void pause() {
        try {
            Thread.sleep(30);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Returns the address of a path. */
    public URI at(String path) {
        return at(port, path);
    }

    /** Returns how long it took from starting the process to its first page. */
    public Duration started() {
        return started;
    }

    /** Ends the process as a power cut would: SIGKILL, nothing is flushed or closed. */
    public void kill() {
        process.destroyForcibly();
        waitFor();
    }

    private void waitFor() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        waitFor();
    }
}
