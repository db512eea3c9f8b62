package org.whosaw.portal.web;

import io.dropwizard.testing.DropwizardTestSupport;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.store.Engines;

/**
 * The whole server in this JVM, with the config.yml that is shipped, on free ports and the engine
 * that {@code portal.engine} names.
 */
public final class RunningPortal implements AutoCloseable {
    private static final int MOST_CLOSED = 5;

    private final DropwizardTestSupport<PortalConfiguration> support;
    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private RunningPortal(DropwizardTestSupport<PortalConfiguration> support) {
        this.support = support;
    }

    /** Starts a server whose data lies in {@code folder}, with fresh keys. */
    public static RunningPortal start(Path folder) {
        Keyring.generate(new RandomSource(), false).write(folder.resolve("keys"));
        return start(new ShippedConfig(folder).withDatabase(Engines.chosen(folder)));
    }

    /** Starts a server with a changed config; its keys must be there. */
    public static RunningPortal start(ShippedConfig config) {
        DropwizardTestSupport<PortalConfiguration> support =
                new DropwizardTestSupport<>(WhoSawApplication.class, config.write().toString());
        try {
            support.before();
        } catch (Exception e) { // the library's own signature
            throw new IllegalStateException("the server did not start", e);
        }
        return new RunningPortal(support);
    }

    /** Returns the address of the pages and the API. */
    public URI at(String path) {
        return URI.create("http://localhost:" + support.getLocalPort() + path);
    }

    /** Returns the address of the administration port. */
    public URI adminAt(String path) {
        return URI.create("http://127.0.0.1:" + support.getAdminPort() + path);
    }

    /** The client wraps the end of a kept connection once or twice; its kind or its words tell. */
    private static boolean isClosed(IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            if (cause instanceof EOFException
                    || cause instanceof SocketException
                    || said.contains("reset")
                    || said.contains("Broken pipe")) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sends a request and returns the answer as text. The server closes a connection whose body it
     * refused unread, and the client may keep several such: each is replaced by another.
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        for (int closed = 0; closed < MOST_CLOSED; closed++) {
            try {
                return exchange(request);
            } catch (IOException e) {
                if (!isClosed(e)) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        try {
            return exchange(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Reads a path and returns the answer as text. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at(path)));
    }

    /** Returns what the application was started with. */
    public DropwizardTestSupport<PortalConfiguration> support() {
        return support;
    }

    @Override
    public void close() {
        support.after();
    }
}
