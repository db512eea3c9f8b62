package org.whosaw.portal.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine that answers as it is told. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile long length;
    private volatile String location = "";

    /** One call that came in. */
    public record Got(String id, String timestamp, String signature, byte[] body) {}

    public Receiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    var headers = exchange.getRequestHeaders();
                    got.add(
                            new Got(
                                    headers.getFirst("webhook-id"),
                                    headers.getFirst("webhook-timestamp"),
                                    headers.getFirst("webhook-signature"),
                                    exchange.getRequestBody().readAllBytes()));
                    if (!location.isEmpty()) {
                        exchange.getResponseHeaders().set("Location", location);
                    }
                    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
                    if (length > 0) {
                        try (OutputStream out = exchange.getResponseBody()) {
                            byte[] part = new byte[64 * 1024];
                            for (long left = length; left > 0; left -= part.length) {
                                out.write(part, 0, (int) Math.min(left, part.length));
                            }
                        } catch (IOException e) {
                            return; // it hung up on us, as it should
                        }
                    }
                    exchange.close();
                });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    public void answers(int code) {
        status = code;
    }

    public void answers(int code, long bytes) {
        status = code;
        length = bytes;
    }

    public void sendsOnTo(String url) {
        status = 307;
        location = url;
    }

    public List<Got> got() {
        return got;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
