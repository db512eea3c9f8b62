package org.whosaw.portal.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.webhook.EndpointOwner;
import org.whosaw.portal.webhook.WebhookFeature;
import org.whosaw.portal.webhook.WebhookWorker;

/**
 * Measures how fast pending deliveries drain to a fast receiver on this machine while two others
 * are dead (one that nobody listens at, one that never answers), and counts what was lost or came
 * twice.
 */
public final class DeliveriesBench {
    private static final HospitalId HOSPITAL = new HospitalId(1);
    private static final int BATCH = 500;
    private static final int TO_THE_DEAD = 1_000;
    private static final double BAR = 500;

    private final Database database;
    private final WebhookFeature webhooks;
    private final int deliveries;
    private final BenchReport report;

    /** Prepares; the feature must let addresses inside be called. */
    public DeliveriesBench(
            Database database, WebhookFeature webhooks, int deliveries, Consumer<String> out) {
        this.database = database;
        this.webhooks = webhooks;
        this.deliveries = deliveries / BATCH * BATCH;
        this.report = new BenchReport(out);
    }

    /** Runs everything and prints the table; says whether every bar was reached. */
    public boolean run() throws Exception {
        Map<String, Integer> got = new ConcurrentHashMap<>();
        AtomicLong came = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        InetAddress here = InetAddress.getLoopbackAddress();
        HttpServer fast = HttpServer.create(new InetSocketAddress(here, 0), 0);
        fast.setExecutor(threads);
        fast.createContext(
                "/",
                exchange -> {
                    exchange.getRequestBody().readAllBytes();
                    got.merge(exchange.getRequestHeaders().getFirst("webhook-id"), 1, Integer::sum);
                    came.incrementAndGet();
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        fast.start();
        try (ServerSocket silent = new ServerSocket(0, 50, here)) {
            endpoint("fast", fast.getAddress().getPort());
            endpoint("silent", silent.getLocalPort());
            endpoint("closed", free(here));
            fill("silent", TO_THE_DEAD);
            fill("closed", TO_THE_DEAD);
            fill("fast", deliveries);
            drain(came);
        } finally {
            fast.stop(0);
            threads.shutdownNow();
        }
        long doubled = got.values().stream().filter(each -> each > 1).count();
        report.add(Figure.atMost("lost", deliveries - got.size(), "deliveries", 0.5));
        report.add(Figure.atMost("came twice", doubled, "deliveries", 0.5));
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private static int free(InetAddress here) throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, here)) {
            return socket.getLocalPort();
        }
    }

    private void endpoint(String code, int port) {
        webhooks.endpoints()
                .put(HOSPITAL, EndpointOwner.RECIPIENT, code, "http://127.0.0.1:" + port + "/");
    }

    private void fill(String code, int count) {
        for (int from = 0; from < count; from += BATCH) {
            database.write(
                    tx -> {
                        for (int i = 0; i < BATCH; i++) {
                            webhooks.deliveries()
                                    .post(
                                            tx,
                                            HOSPITAL,
                                            EndpointOwner.RECIPIENT,
                                            code,
                                            "consent.stopped",
                                            Map.of("recipient", code, "subject", "X".repeat(26)));
                        }
                    });
        }
        report.progress(count + " pending for " + code);
    }

    private void drain(AtomicLong came) throws Exception {
        WebhookWorker worker = webhooks.worker();
        long start = System.nanoTime();
        worker.start();
        long seen = -1;
        long still = 0;
        while (came.get() < deliveries && still < 3_000) {
            Thread.sleep(10);
            still = came.get() == seen ? still + 1 : 0;
            seen = came.get();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        worker.stop();
        report.add(
                new Figure(
                        deliveries + " drained beside two dead receivers",
                        came.get() / seconds,
                        "deliveries/s",
                        0,
                        BAR,
                        false));
    }
}
