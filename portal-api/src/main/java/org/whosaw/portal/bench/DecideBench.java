package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.bench.Load.Driven;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Measures decisions over HTTP beside a bare authenticated JSON end point of the same stack. Nine
 * of ten questions are permitted; each asks of another person and recipient.
 */
public final class DecideBench {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final int CONNECTIONS = 8;
    private static final int ASKED = 4_000;

    private final BenchPlace place;
    private final String floorMain;
    private final BenchOptions options;
    private final BenchReport report;
    private final DecideWorld world;

    /**
     * Creates a run.
     *
     * @param floorMain the main class of the bare end point's server
     * @param grants how many lie there before anything is measured
     */
    public DecideBench(
            BenchPlace place,
            String floorMain,
            BenchOptions options,
            int grants,
            int recipients,
            Consumer<String> out) {
        this.place = place;
        this.floorMain = floorMain;
        this.options = options;
        this.report = new BenchReport(out);
        this.world = new DecideWorld(grants, recipients, ASKED, report);
    }

    /** Runs it; says whether every bar was reached. */
    public boolean run() {
        String client;
        try (BenchHouse house = place.house().get()) {
            HospitalId hospital =
                    house.hospital().hospitals().add("BENCH", "测量演示医院", null, null, null);
            world.fill(house, hospital);
            house.settleLedger();
            client = house.decideClient(hospital);
        }
        Path folder = place.folder();
        try (ServerChild child =
                        ServerChild.start(
                                folder,
                                place.serverMain(),
                                List.of("server"),
                                "/",
                                place.environment());
                ServerChild floor =
                        ServerChild.start(
                                folder,
                                floorMain,
                                List.of("server"),
                                "/ready",
                                place.environment())) {
            measure(child, floor, questions(token(child, client)));
        }
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private void measure(ServerChild child, ServerChild floor, List<byte[]> questions) {
        int count = questions.size();
        report.progress("warming both servers");
        Load.during(child.port(), CONNECTIONS, options.warmUp(), i -> questions.get(i % count));
        Load.during(floor.port(), CONNECTIONS, options.warmUp(), i -> questions.get(i % count));
        double[] rate = new double[options.rounds()];
        double[] p99 = new double[options.rounds()];
        double[] bare = new double[options.rounds()];
        for (int round = 0; round < options.rounds(); round++) {
            Took real = drive(child, questions);
            Took plain = drive(floor, questions);
            rate[round] = real.driven().perSecond();
            p99[round] = real.driven().latencies().millis(0.99);
            bare[round] = plain.driven().perSecond();
            report.progress("decisions: " + real + "; bare: " + plain);
        }
        report.add(
                Figure.ratio(
                        "decisions, 8 connections",
                        BenchReport.median(rate),
                        "requests/s",
                        BenchReport.median(bare),
                        0.6));
        report.add(Figure.atMost("decisions, p99", BenchReport.median(p99), "ms", 5));
    }

    /** What came of one drive, and what it cost the server's processor. */
    private record Took(Driven driven, Duration processor) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%.0f/s, p99 %.2f ms, %d us of a processor each",
                    driven.perSecond(),
                    driven.latencies().millis(0.99),
                    processor.dividedBy(Math.max(1, driven.requests())).toNanos() / 1_000);
        }
    }

    private Took drive(ServerChild server, List<byte[]> questions) {
        Duration before = server.processorTime();
        Driven driven =
                Load.during(
                        server.port(),
                        CONNECTIONS,
                        options.measure(),
                        i -> questions.get(i % questions.size()));
        return new Took(driven, server.processorTime().minus(before));
    }

    private static String token(ServerChild child, String client) {
        String login = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        byte[] request =
                HttpConnection.request(
                        "POST",
                        "/oauth/token",
                        "Authorization: Basic "
                                + login
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                        "grant_type=client_credentials");
        try (HttpConnection connection = new HttpConnection(child.port())) {
            Matcher token = TOKEN.matcher(connection.send(request).text());
            if (!token.find()) {
                throw new IllegalStateException("the server gave no token");
            }
            return token.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<byte[]> questions(String token) {
        String headers =
                "Authorization: Bearer " + token + "\r\nContent-Type: application/json\r\n";
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < ASKED; i++) {
            int person = (int) ((long) i * 7_919 % world.asked());
            boolean permitted = i % 10 != 0;
            int recipient = world.recipientOf(person, i % DecideWorld.EACH);
            String elements = permitted ? "\"name\"" : "\"name\",\"address\"";
            String body =
                    ("{\"subject\":{\"type\":\"recipient\",\"id\":\"R%d\"},\"action\":{\"name\":"
                                    + "\"receive\",\"properties\":{\"purpose\":\"photography\"}},"
                                    + "\"resource\":{\"type\":\"patient\",\"id\":\"B%d\","
                                    + "\"properties\":{\"elements\":[%s]}}}")
                            .formatted(recipient, person, elements);
            all.add(HttpConnection.request("POST", "/access/v1/evaluation", headers, body));
        }
        return all;
    }
}
