package org.whosaw.portal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.bench.HttpConnection.Answer;
import org.whosaw.portal.bench.Load.Driven;
import org.whosaw.portal.kernel.HospitalId;

/** Measures the newest 50 entries, as JSON and as a page, beside a constant page of equal size. */
final class ReadBench {
    private static final int CONNECTIONS = 8;
    private static final int READERS = 16;
    private static final int DEEP = 20;
    private static final String LIST = "/api/v1/me/accesses?limit=50";
    private static final String PAGE = "/accesses";
    private static final Pattern NEXT = Pattern.compile("\"next\"\\s*:\\s*\"([^\"]+)\"");

    private final BenchOptions options;
    private final BenchPlace place;
    private final BenchWorld world;
    private final BenchReport report;
    private final HospitalId hospital;

    ReadBench(
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

    void run(ServerChild child, String when) throws IOException {
        List<byte[]> lists = requests(LIST);
        Path sample = place.folder().resolve("constant.json");
        Answer first = answer(child, lists.get(0));
        Files.write(sample, first.body());
        report.add(Figure.of("newest 50 as JSON, size" + when, first.body().length, "bytes"));
        try (ServerChild constant =
                ServerChild.start(
                        Files.createDirectories(place.folder().resolve("constant")),
                        place.constantMain(),
                        List.of("server"),
                        "/constant")) {
            json(child, constant, lists, when);
        }
        deep(child, lists, when);
        html(child, when);
        report.add(
                Figure.atMost(
                        "resident memory after all of this" + when,
                        child.residentMegabytes(),
                        "MB",
                        400));
    }

    private List<byte[]> requests(String path) {
        List<byte[]> requests = new ArrayList<>();
        try (BenchHouse house = place.house().get()) {
            for (String token : house.patientTokens(hospital, world.mrns(READERS))) {
                requests.add(
                        HttpConnection.request(
                                "GET", path, "Authorization: Bearer " + token + "\r\n", ""));
            }
        }
        return requests;
    }

    private static Answer answer(ServerChild child, byte[] request) throws IOException {
        try (HttpConnection connection = new HttpConnection(child.port())) {
            Answer answer = connection.send(request);
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.status() + ": " + answer.text());
            }
            return answer;
        }
    }

    private void json(ServerChild child, ServerChild constant, List<byte[]> lists, String when) {
        byte[] floor = HttpConnection.request("GET", "/constant", "", "");
        report.progress("warming both servers");
        Load.during(child.port(), CONNECTIONS, options.warmUp(), i -> pick(lists, i));
        Load.during(constant.port(), CONNECTIONS, options.warmUp(), i -> floor);
        double[] rate = new double[options.rounds()];
        double[] p50 = new double[options.rounds()];
        double[] p99 = new double[options.rounds()];
        double[] bare = new double[options.rounds()];
        double[] bare99 = new double[options.rounds()];
        for (int round = 0; round < options.rounds(); round++) {
            Driven real =
                    Load.during(child.port(), CONNECTIONS, options.measure(), i -> pick(lists, i));
            rate[round] = real.perSecond();
            p50[round] = real.latencies().millis(0.5);
            p99[round] = real.latencies().millis(0.99);
            Driven plain = Load.during(constant.port(), CONNECTIONS, options.measure(), i -> floor);
            bare[round] = plain.perSecond();
            bare99[round] = plain.latencies().millis(0.99);
            report.progress(
                    String.format(
                            Locale.ROOT,
                            "newest 50: %.0f/s, p50 %.2f, p99 %.2f ms; constant page: %.0f/s, p99"
                                    + " %.2f ms",
                            rate[round],
                            p50[round],
                            p99[round],
                            bare[round],
                            bare99[round]));
        }
        report.add(
                Figure.ratio(
                        "newest 50 as JSON, 8 connections" + when,
                        BenchReport.median(rate),
                        "requests/s",
                        BenchReport.median(bare),
                        0.25));
        report.add(
                Figure.of(
                        "the constant page beside it, p99" + when,
                        BenchReport.median(bare99),
                        "ms"));
        report.add(Figure.of("newest 50 as JSON, p50" + when, BenchReport.median(p50), "ms"));
        report.add(
                Figure.atMost("newest 50 as JSON, p99" + when, BenchReport.median(p99), "ms", 10));
    }

    private static byte[] pick(List<byte[]> requests, int i) {
        return requests.get(i % requests.size());
    }

    /** Reads page 1 and page 20 of one list, one connection, and compares their medians. */
    private void deep(ServerChild child, List<byte[]> lists, String when) throws IOException {
        String cursor = "";
        byte[] request = lists.get(0);
        String token = token(request);
        for (int page = 1; page < DEEP; page++) {
            Matcher next = NEXT.matcher(answer(child, request).text());
            if (!next.find()) {
                report.progress("the list ends before page " + DEEP);
                return;
            }
            cursor = next.group(1);
            request = HttpConnection.request("GET", LIST + "&cursor=" + cursor, token, "");
        }
        byte[] last = request;
        double first =
                Load.during(child.port(), 1, options.measure(), i -> lists.get(0))
                        .latencies()
                        .millis(0.5);
        double deep =
                Load.during(child.port(), 1, options.measure(), i -> last).latencies().millis(0.5);
        report.add(
                Figure.atMost("page 20 by cursor, to page 1" + when, deep / first, "times", 1.2));
    }

    private static String token(byte[] request) {
        String text = new String(request, java.nio.charset.StandardCharsets.UTF_8);
        int at = text.indexOf("Authorization");
        return text.substring(at, text.indexOf("\r\n", at) + 2);
    }

    private void html(ServerChild child, String when) throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (BenchHouse house = place.house().get()) {
            for (String cookie : house.patientCookies(hospital, world.mrns(READERS))) {
                pages.add(HttpConnection.request("GET", PAGE, "Cookie: " + cookie + "\r\n", ""));
            }
        }
        if (pages.isEmpty()) {
            return;
        }
        Answer first = answer(child, pages.get(0));
        report.add(Figure.of("newest 50 as a page, size" + when, first.body().length, "bytes"));
        Load.during(child.port(), CONNECTIONS, options.warmUp(), i -> pick(pages, i));
        double[] rate = new double[options.rounds()];
        double[] p99 = new double[options.rounds()];
        for (int round = 0; round < options.rounds(); round++) {
            Driven driven =
                    Load.during(child.port(), CONNECTIONS, options.measure(), i -> pick(pages, i));
            rate[round] = driven.perSecond();
            p99[round] = driven.latencies().millis(0.99);
        }
        report.add(Figure.of("newest 50 as a page" + when, BenchReport.median(rate), "requests/s"));
        report.add(
                Figure.atMost(
                        "newest 50 as a page, p99" + when, BenchReport.median(p99), "ms", 20));
    }
}
