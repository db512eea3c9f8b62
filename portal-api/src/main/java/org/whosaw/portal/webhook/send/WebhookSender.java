package org.whosaw.portal.webhook.send;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Ids;

/** Makes one signed call, without waiting for it. Safe for threads. */
public final class WebhookSender {
    private static final String TOO_LONG = "answer-too-long";
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int MOST_THREADS = 512;

    private final AddressGuard guard;
    private final WebhookSettings settings;
    private final Clock clock;
    private final Wires wires;
    private final Executor threads;

    public WebhookSender(AddressGuard guard, WebhookSettings settings, Clock clock) {
        this(guard, settings, clock, null);
    }

    WebhookSender(
            AddressGuard guard,
            WebhookSettings settings,
            Clock clock,
            @Nullable SSLSocketFactory tls) {
        this.guard = guard;
        this.settings = settings;
        this.clock = clock;
        this.wires = new Wires(tls);
        this.threads = threads();
    }

    /** A call waits in a thread of its own; when there are too many, the caller's own waits. */
    private static Executor threads() {
        ThreadFactory daemons =
                task -> {
                    Thread thread = new Thread(task, "whosaw-webhook-call");
                    thread.setDaemon(true);
                    return thread;
                };
        return new ThreadPoolExecutor(
                0,
                MOST_THREADS,
                5,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /** Returns what a delivery is called on the wire; the same at every try. */
    public static String name(long deliveryId) {
        return "msg_" + Ids.encode(deliveryId);
    }

    /**
     * Sends one message and completes with how it went; never completes exceptionally.
     *
     * @param secrets the newest first; the receiver may know any of them
     */
    public CompletableFuture<Outcome> send(
            long deliveryId, URI uri, List<WebhookSecret> secrets, byte[] body) {
        Wires.Held held = new Wires.Held();
        return CompletableFuture.supplyAsync(
                        () -> call(deliveryId, uri, secrets, body, held), threads)
                .orTimeout(settings.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(
                        late -> {
                            held.cut();
                            return Outcome.down(
                                    late instanceof TimeoutException ? "timed-out" : "failed");
                        });
    }

    private Outcome call(
            long deliveryId, URI uri, List<WebhookSecret> secrets, byte[] body, Wires.Held held) {
        try {
            List<InetAddress> addresses = guard.addresses(uri);
            if (addresses.isEmpty()) {
                return Outcome.down("address-inside");
            }
            byte[] request = Wire.request(uri, headers(deliveryId, secrets, body), body);
            int millis = (int) settings.timeout().toMillis();
            return judge(wires.call(uri, addresses, request, millis, held));
        } catch (UnknownHostException e) {
            return Outcome.down("unknown-host");
        } catch (Wire.TooLong e) {
            return Outcome.refused(TOO_LONG);
        } catch (SocketTimeoutException e) {
            return Outcome.down("timed-out");
        } catch (SSLException e) {
            return Outcome.down("no-trust");
        } catch (IOException e) {
            return Outcome.down("no-connection");
        }
    }

    private String headers(long deliveryId, List<WebhookSecret> secrets, byte[] body) {
        String id = name(deliveryId);
        long seconds = clock.instant().getEpochSecond();
        String signatures =
                secrets.stream()
                        .map(each -> each.sign(id, seconds, body))
                        .collect(Collectors.joining(" "));
        return "Content-Type: application/json\r\nUser-Agent: whosaw-webhook/1\r\nwebhook-id: "
                + id
                + "\r\nwebhook-timestamp: "
                + seconds
                + "\r\nwebhook-signature: "
                + signatures
                + "\r\n";
    }

    private static Outcome judge(int status) {
        if (status / 100 == 2) {
            return Outcome.TAKEN;
        }
        if (status / 100 == 3) {
            return Outcome.down("redirect-refused");
        }
        String code = "http-" + status;
        boolean busy = status == 408 || status == 410 || status == 429 || status >= 500;
        return busy ? Outcome.down(code) : Outcome.refused(code);
    }

    /**
     * How one call went.
     *
     * @param error a code without personal data; empty when it was taken
     * @param down whether the endpoint itself seems away, so that the next calls would fail too
     */
    public record Outcome(boolean taken, String error, boolean down) {
        static final Outcome TAKEN = new Outcome(true, "", false);

        static Outcome down(String code) {
            return new Outcome(false, code, true);
        }

        static Outcome refused(String code) {
            return new Outcome(false, code, false);
        }
    }
}
