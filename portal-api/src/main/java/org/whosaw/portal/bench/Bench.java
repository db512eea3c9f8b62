package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.kernel.HospitalId;

/** Conducts one run: fills, measures writing and reading beside their floors, reports. */
public final class Bench {
    private static final int ROOM_TO_GROW = 12;
    private static final Duration STAY = Duration.ofDays(3);

    private final BenchOptions options;
    private final BenchPlace place;
    private final BenchWorld world;
    private final BenchReport report;

    /**
     * Creates a run.
     *
     * @param clock when "now" is: the newest event lies before it
     * @param out who hears of progress and gets the table
     */
    public Bench(BenchOptions options, BenchPlace place, Clock clock, Consumer<String> out) {
        this.options = options;
        this.place = place;
        long step = Math.max(1, STAY.toMillis() / Math.max(1, options.events()));
        long back = step * ROOM_TO_GROW * (options.events() + 40L * options.sent());
        this.world = new BenchWorld(options.patients(), clock.instant().minusMillis(back), step);
        this.report = new BenchReport(out);
    }

    /**
     * Where and how a run works.
     *
     * @param folder an empty folder; the run's database, keys and logs come to lie there
     * @param url of an empty PostgreSQL database, or null for SQLite in the folder
     * @param house opens the house over the database in that folder
     * @param serverMain the main class of the server, started with {@code server}
     * @param constantMain the main class of the constant page's server
     */
    public record BenchPlace(
            Path folder,
            @Nullable String url,
            Supplier<BenchHouse> house,
            String serverMain,
            String constantMain) {
        Path database() {
            return folder.resolve("portal.db");
        }

        Map<String, String> environment() {
            return url == null ? Map.of() : Map.of("PORTAL_DB_URL", url);
        }
    }

    /**
     * Runs everything and prints the table; says whether every bar was reached. One server serves
     * the whole run, writing first, as a hospital's does; only after growing another is started.
     */
    public boolean run() throws SQLException, IOException {
        HospitalId hospital = fill();
        if (place.url() != null) {
            return onPostgresql(hospital);
        }
        sizes();
        IngestBench ingest = new IngestBench(options, place, world, report, hospital);
        ReadBench read = new ReadBench(options, place, world, report, hospital);
        boolean writing = options.part() != BenchOptions.Part.READING;
        if (writing) {
            ingest.prepare();
        }
        try (ServerChild child = server("")) {
            if (writing) {
                ingest.run(child);
            }
            if (options.part() != BenchOptions.Part.WRITING) {
                read.run(child, "");
            }
        }
        if (options.part() != BenchOptions.Part.WRITING) {
            cold(hospital);
        }
        if (writing) {
            ingest.runInProcess();
        }
        if (options.growth()) {
            grow(hospital);
            String when = " after growing tenfold";
            try (ServerChild child = server(when)) {
                read.run(child, when);
            }
        }
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    /** Takes batches in on a server of PostgreSQL; it has no floor beside it here. */
    private boolean onPostgresql(HospitalId hospital) throws SQLException {
        IngestBench ingest = new IngestBench(options, place, world, report, hospital);
        ingest.register();
        try (ServerChild child = server(" on PostgreSQL")) {
            ingest.runAlone(child, 1_000);
        }
        report.print();
        return true;
    }

    private void cold(HospitalId hospital) throws IOException {
        try (ServerChild child =
                ServerChild.start(place.folder(), place.serverMain(), List.of("server"), "/")) {
            new ColdBench(options, place, world, report, hospital).run(child);
        }
    }

    private ServerChild server(String when) {
        ServerChild child =
                ServerChild.start(
                        place.folder(),
                        place.serverMain(),
                        List.of("server"),
                        "/",
                        place.environment());
        double seconds = child.startSeconds();
        report.add(Figure.atMost("existing database to first page" + when, seconds, "s", 5));
        return child;
    }

    private HospitalId fill() {
        try (BenchHouse house = place.house().get()) {
            HospitalFeature directory = house.hospital();
            HospitalId hospital = world.register(directory);
            Filling.of(house.access().recorder(), hospital, world, 0, options.events(), report);
            house.settleLedger(); // a house that has been running has nothing left to sign
            return hospital;
        }
    }

    private void grow(HospitalId hospital) {
        // Numbers far above those that were sent over HTTP, so that none comes twice.
        long from = options.events() * 2 + 40L * options.sent();
        try (BenchHouse house = place.house().get()) {
            Filling.of(
                    house.access().recorder(),
                    hospital,
                    world,
                    from,
                    from + 9 * options.events(),
                    report);
            house.settleLedger();
        }
    }

    private void sizes() {
        try {
            double bytes = Files.size(place.database());
            report.add(
                    Figure.atMost(
                            "disk, all tables and indexes",
                            bytes / options.events(),
                            "bytes an event",
                            1_024));
            for (String each : List.of(System.getProperty("java.class.path").split(":", -1))) {
                if (each.endsWith("portal.jar")) {
                    double size = Files.size(Path.of(each)) / 1e6;
                    report.add(Figure.atMost("fat jar", size, "MB", 90));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
