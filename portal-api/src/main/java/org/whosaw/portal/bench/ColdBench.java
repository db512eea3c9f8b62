package org.whosaw.portal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.bench.HttpConnection.Answer;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Measures the newest 50 of patients whom nobody asked about for long: the server is warm, the
 * machine has let go of the file, each patient is read once. What a disk in a hospital adds shows
 * only where the file is not in the memory of another layer below.
 */
final class ColdBench {
    private static final int MOST = 400;
    private static final String LIST = "/api/v1/me/accesses?limit=50";

    private final BenchOptions options;
    private final BenchPlace place;
    private final BenchWorld world;
    private final BenchReport report;
    private final HospitalId hospital;

    ColdBench(
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
    }

    void run(ServerChild child) throws IOException {
        List<byte[]> requests = requests();
        int half = requests.size() / 2;
        List<byte[]> warm = requests.subList(0, half);
        Load.during(child.port(), 1, options.warmUp(), i -> warm.get(i % half));
        if (!letGo(place.database())) {
            report.progress("NOT MEASURED: a cold file, for there is no dd that lets go of one");
            return;
        }
        Latencies taken = new Latencies();
        try (HttpConnection connection = new HttpConnection(child.port())) {
            for (byte[] request : requests.subList(half, requests.size())) {
                long start = System.nanoTime();
                Answer answer = connection.send(request);
                taken.add(System.nanoTime() - start);
                if (answer.status() != 200) {
                    throw new IllegalStateException(answer.status() + ": " + answer.text());
                }
            }
        }
        Latencies latencies = Latencies.merged(List.of(taken));
        report.add(Figure.of("newest 50 from a cold file, p50", latencies.millis(0.5), "ms"));
        report.add(Figure.of("newest 50 from a cold file, p99", latencies.millis(0.99), "ms"));
    }

    private List<byte[]> requests() {
        List<byte[]> requests = new ArrayList<>();
        try (BenchHouse house = place.house().get()) {
            for (String token : house.patientTokens(hospital, world.mrns(MOST))) {
                requests.add(
                        HttpConnection.request(
                                "GET", LIST, "Authorization: Bearer " + token + "\r\n", ""));
            }
        }
        return requests;
    }

    /** Makes the machine forget the file: what dd of GNU does on {@code nocache}. */
    private static boolean letGo(Path file) throws IOException {
        ProcessBuilder dd = new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0");
        dd.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = dd.start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (IOException e) {
            return false; // there is no dd
        }
    }
}
