package org.whosaw.portal.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
     * @param house opens the house over the database in that folder
     * @param serverMain the main class of the server, started with {@code server}
     * @param constantMain the main class of the constant page's server
     */
    public record BenchPlace(
            Path folder, Supplier<BenchHouse> house, String serverMain, String constantMain) {
        Path database() {
            return folder.resolve("portal.db");
        }
    }

    /** Runs everything and prints the table; says whether every bar was reached. */
    public boolean run() throws SQLException, IOException {
        HospitalId hospital = fill();
        sizes();
        if (options.part() != BenchOptions.Part.READING) {
            new IngestBench(options, place, world, report, hospital).run();
        }
        ReadBench read = new ReadBench(options, place, world, report, hospital);
        if (options.part() != BenchOptions.Part.WRITING) {
            read.run("");
        }
        if (options.growth()) {
            grow(hospital);
            read.run(" after growing tenfold");
        }
        report.print();
        return report.figures().stream().allMatch(Figure::reached);
    }

    private HospitalId fill() {
        try (BenchHouse house = place.house().get()) {
            HospitalFeature directory = house.hospital();
            HospitalId hospital = world.register(directory);
            Filling.of(house.access().recorder(), hospital, world, 0, options.events(), report);
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
