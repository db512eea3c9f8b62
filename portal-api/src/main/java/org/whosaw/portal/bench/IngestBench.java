package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.bench.Load.Driven;
import org.whosaw.portal.bench.PlainLoop.EventRows;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.ledger.SequencerWorker;

/** Measures durable writing, over HTTP and in process, each time beside the plain loop. */
final class IngestBench {
    private static final int SENDERS = 4;
    private static final int CROWD = 64;
    private static final int BUNDLE = 200;
    private static final int COMPARED = 100;
    private static final double LEDGER_BAR = 0.7;
    private static final long TOKEN_NANOS = Duration.ofMinutes(10).toNanos();
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final String FEED = "/api/v1/ingest/access-events";
    private static final Map<Integer, Double> BARS = Map.of(1, 0.0, 100, 0.5, 1_000, 0.45);

    private final BenchOptions options;
    private final BenchPlace place;
    private final BenchWorld world;
    private final BenchReport report;
    private final HospitalId hospital;
    private final Map<String, double[]> series = new LinkedHashMap<>();
    private Map<String, String> pragmas = Map.of();
    private long nextEvent;
    private String client = "";
    private String token = "";
    private long tokenTaken;

    IngestBench(
            BenchOptions options,
            BenchPlace place,
            BenchWorld world,
            BenchReport report,
            HospitalId hospital) {
        this.options = options;
        this.place = place;
        this.world = world;
        this.report = report;
        this.hospital = hospital;
        this.nextEvent = options.events();
    }

    /** Copies the database for the floor while no server has it open, and registers a sender. */
    void prepare() throws SQLException, IOException {
        register();
        try (BenchHouse house = place.house().get()) {
            pragmas = house.database().inTransaction(PlainLoop::pragmas);
        }
        Files.copy(place.database(), floorCopy());
    }

    /** Registers a sender. */
    void register() {
        try (BenchHouse house = place.house().get()) {
            client = house.systemClient(hospital);
        }
    }

    /** Measures one size of batches over HTTP, without a floor. */
    void runAlone(ServerChild child, int batch) throws SQLException {
        warmUp(child);
        String name = "http " + batch;
        for (int round = 0; round < options.rounds(); round++) {
            put(name, round, send(child, SENDERS, batch, options.sent()));
        }
        report.add(
                Figure.of(
                        "durable ingest on PostgreSQL, batches of " + batch + ", HTTP",
                        median(name),
                        "events/s"));
    }

    private Path floorCopy() {
        return place.folder().resolve("floor.db");
    }

    /** Measures over HTTP, each time beside the plain loop on the copy. */
    void run(ServerChild child) throws SQLException, IOException {
        try (PlainLoop floor = new PlainLoop(floorCopy(), pragmas)) {
            warmUp(child);
            for (int round = 0; round < options.rounds(); round++) {
                overHttp(child, floor, round);
            }
        }
        Files.delete(floorCopy());
    }

    /** Measures in this process, when no server is using the processors, and tells everything. */
    void runInProcess() {
        for (int round = 0; round < options.rounds(); round++) {
            inProcess(round);
        }
        tell();
    }

    private void warmUp(ServerChild child) throws SQLException {
        report.progress("warming the server for " + options.warmUp().toSeconds() + " s");
        long until = System.nanoTime() + options.warmUp().toNanos();
        while (System.nanoTime() < until) {
            send(child, SENDERS, 100, 4_000);
        }
    }

    private void overHttp(ServerChild child, PlainLoop floor, int round) throws SQLException {
        for (int batch : List.of(100, 1_000, 1)) {
            int events = batch == 1 ? options.sent() / 20 : options.sent();
            long mark = PlainLoop.newest(place.database());
            put("http " + batch, round, send(child, batch == 1 ? 1 : SENDERS, batch, events));
            List<EventRows> rows = PlainLoop.rowsAfter(place.database(), mark, events);
            if (rows.size() != events) {
                throw new IllegalStateException(
                        "of " + events + " events only " + rows.size() + " were written");
            }
            put("floor " + batch, round, floor.write(rows, batch));
        }
        put("crowd", round, send(child, CROWD, 1, options.sent() / 4));
        put("fhir", round, bundles(child, options.sent() / 4));
    }

    /** Sends events as NDJSON and returns events a second. */
    private double send(ServerChild child, int senders, int batch, int events) throws SQLException {
        String headers = headers(child, "application/x-ndjson");
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < events; i += batch) {
            StringBuilder body = new StringBuilder(batch * 700);
            for (int k = 0; k < batch; k++) {
                body.append(world.line(nextEvent++)).append('\n');
            }
            requests.add(HttpConnection.request("POST", FEED, headers, body.toString()));
        }
        Driven driven = Load.each(child.port(), senders, requests.size(), requests::get);
        return events / driven.seconds();
    }

    private double bundles(ServerChild child, int events) {
        String headers = headers(child, "application/fhir+json");
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < events; i += BUNDLE) {
            StringBuilder body = new StringBuilder(BUNDLE * 900);
            body.append("{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[");
            for (int k = 0; k < BUNDLE; k++) {
                body.append(k == 0 ? "" : ",").append("{\"resource\":");
                body.append(world.auditEvent(nextEvent++));
                body.append(",\"request\":{\"method\":\"POST\",\"url\":\"AuditEvent\"}}");
            }
            requests.add(
                    HttpConnection.request("POST", "/fhir", headers, body.append("]}").toString()));
        }
        Driven driven = Load.each(child.port(), SENDERS, requests.size(), requests::get);
        return requests.size() * BUNDLE / driven.seconds();
    }

    private String headers(ServerChild child, String type) {
        if (System.nanoTime() - tokenTaken > TOKEN_NANOS || token.isEmpty()) {
            token = takeToken(child);
            tokenTaken = System.nanoTime();
        }
        return "Authorization: Bearer " + token + "\r\nContent-Type: " + type + "\r\n";
    }

    private String takeToken(ServerChild child) {
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
            Matcher found = TOKEN.matcher(connection.send(request).text());
            if (!found.find()) {
                throw new IllegalStateException("the server gave no token");
            }
            return found.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inProcess(int round) {
        try (BenchHouse house = place.house().get()) {
            for (int batch : List.of(100, 1_000, 1)) {
                int events = batch == 1 ? options.sent() / 20 : options.sent();
                List<List<AccessEvent>> batches = new ArrayList<>();
                for (int i = 0; i < events; i += batch) {
                    List<AccessEvent> each = new ArrayList<>(batch);
                    for (int k = 0; k < batch; k++) {
                        each.add(world.event(nextEvent++));
                    }
                    batches.add(each);
                }
                long start = System.nanoTime();
                for (List<AccessEvent> each : batches) {
                    Filling.demandAccepted(house.access().recorder().record(hospital, each));
                }
                put("process " + batch, round, events / ((System.nanoTime() - start) / 1e9));
            }
            if (round == 0) {
                record(house, true); // both ways are compared warm
            }
            put("without ledger", round, record(house, false));
            put("with ledger", round, record(house, true));
        }
    }

    /**
     * Records batches of 100; with the ledger, until all that was recorded is signed. Both ways the
     * sequencer runs beside it, as in a server.
     */
    private double record(BenchHouse house, boolean ledger) {
        List<List<AccessEvent>> batches = new ArrayList<>();
        for (int i = 0; i < options.sent(); i += COMPARED) {
            List<AccessEvent> each = new ArrayList<>(COMPARED);
            for (int k = 0; k < COMPARED; k++) {
                each.add(world.event(nextEvent++));
            }
            batches.add(each);
        }
        house.settleLedger();
        AccessRecorder recorder =
                ledger ? house.access().recorder() : house.access().recorderWithoutLedger();
        SequencerWorker sequencing = house.sequencing();
        long start = System.nanoTime();
        sequencing.start();
        for (List<AccessEvent> each : batches) {
            Filling.demandAccepted(recorder.record(hospital, each));
        }
        stop(sequencing);
        house.settleLedger();
        return batches.size() * COMPARED / ((System.nanoTime() - start) / 1e9);
    }

    private static void stop(SequencerWorker sequencing) {
        try {
            sequencing.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void put(String name, int round, double value) {
        series.computeIfAbsent(name, key -> new double[options.rounds()])[round] = value;
        report.progress(name + ": " + Math.round(value) + " events/s");
    }

    private double median(String name) {
        return BenchReport.median(series.getOrDefault(name, new double[] {0}));
    }

    private void tell() {
        for (int batch : List.of(1, 100, 1_000)) {
            double floor = median("floor " + batch);
            double bar = BARS.getOrDefault(batch, 0.0);
            String of = "durable ingest, batches of " + batch;
            report.add(
                    Figure.ratio(of + ", HTTP", median("http " + batch), "events/s", floor, bar));
            report.add(
                    Figure.ratio(
                            of + ", in process", median("process " + batch), "events/s", floor, 0));
        }
        report.add(
                Figure.ratio(
                        "ingest with ledger until signed, to without, batches of " + COMPARED,
                        median("with ledger"),
                        "events/s",
                        median("without ledger"),
                        LEDGER_BAR));
        report.add(
                Figure.ratio(
                        "single posts, 64 connections, to one-row commits",
                        median("crowd"),
                        "events/s",
                        median("floor 1"),
                        1));
        report.add(
                Figure.ratio(
                        "FHIR Bundles of 200, to native batches of 100",
                        median("fhir"),
                        "events/s",
                        median("http 100"),
                        0.3));
    }
}
