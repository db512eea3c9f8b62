package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.bench.AtnaBench;
import org.whosaw.portal.bench.Bench;
import org.whosaw.portal.bench.Bench.BenchPlace;
import org.whosaw.portal.bench.BenchHouse;
import org.whosaw.portal.bench.BenchOptions;
import org.whosaw.portal.bench.DecideBench;
import org.whosaw.portal.bench.DeliveriesBench;
import org.whosaw.portal.bench.ExplainBench;
import org.whosaw.portal.bench.LedgerBench;
import org.whosaw.portal.bench.SheetBench;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.store.DatabaseSettings;
import org.whosaw.portal.webhook.WebhookFeature;
import org.whosaw.portal.webhook.send.WebhookSettings;

/** {@code portal bench}: measures this machine's portal beside its floors. */
final class BenchCommand extends SpokenCommand {
    private static final long EVENTS = 1_000_000;
    private static final long QUICK_EVENTS = 20_000;
    private static final long LEAVES = 10_000_000;
    private static final long QUICK_LEAVES = 200_000;
    private static final long DELIVERIES = 100_000;
    private static final long QUICK_DELIVERIES = 10_000;
    private static final int MESSAGES = 40_000;
    private static final int QUICK_MESSAGES = 6_000;
    private static final int RECIPIENTS = 1_000;
    private static final int QUICK_RECIPIENTS = 100;

    private final Clock clock;

    BenchCommand(Clock clock) {
        super("bench", "Measures writing and reading beside their floors; prints ratios.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser
                .addArgument("--explain")
                .action(Arguments.storeTrue())
                .help("how well and how fast looks are explained; also: bench explain");
        subparser
                .addArgument("--atna")
                .action(Arguments.storeTrue())
                .help("ATNA over TLS, and what a kill loses; also: bench atna");
        subparser
                .addArgument("--sheet")
                .action(Arguments.storeTrue())
                .help("spreadsheets of 100,000 rows, and their memory; also: bench sheet");
        subparser
                .addArgument("--ledger")
                .action(Arguments.storeTrue())
                .help("the append-only memory alone, --events leaves; also: bench ledger");
        subparser
                .addArgument("--deliveries")
                .action(Arguments.storeTrue())
                .help("signed calls, --events pending (100,000); also: bench deliveries");
        subparser
                .addArgument("--decide")
                .action(Arguments.storeTrue())
                .help("may-I questions at --events grants; also: bench decide");
        subparser.addArgument("--seed").type(Long.class).help("explain: of the world");
        subparser
                .addArgument("--events")
                .type(Long.class)
                .help("how many lie there before measuring (1,000,000; quick 20,000)");
        subparser.addArgument("--patients").type(Integer.class).help("default: events / 500");
        subparser.addArgument("--quick").action(Arguments.storeTrue()).help("one short round");
        subparser
                .addArgument("--growth")
                .action(Arguments.storeTrue())
                .help("grow tenfold at the end and read again");
        subparser
                .addArgument("--rounds")
                .type(Integer.class)
                .help("how often each figure is taken; the median is told (3; quick 1)");
        subparser
                .addArgument("--only")
                .choices("writing", "reading")
                .help("measure this part alone");
        subparser
                .addArgument("--postgresql")
                .metavar("URL")
                .help("take batches of 1,000 in there instead: an empty database, user in the URL");
        subparser
                .addArgument("--folder")
                .help("where the database comes to lie (a new folder in the temporary one)");
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration)
            throws Exception {
        String wished = options.getString("folder");
        Path folder =
                wished == null
                        ? Files.createTempDirectory("whosaw-bench")
                        : Files.createDirectories(Path.of(wished));
        Keyring keyring = Keyring.generate(new RandomSource(), false);
        keyring.write(folder.resolve("keys"));
        String url = options.getString("postgresql");
        DatabaseSettings database =
                new DatabaseSettings(
                        url == null ? "jdbc:sqlite:" + folder.resolve("portal.db") : url,
                        "",
                        "",
                        8);
        BenchPlace place =
                new BenchPlace(
                        folder,
                        url,
                        () -> OpenedHouse.open(configuration, database, keyring, clock),
                        WhoSawApplication.class.getName(),
                        ConstantServer.class.getName());
        Terminal.say("Measuring in " + folder + "; server flags -Xmx256m -XX:+UseSerialGC.");
        try {
            boolean reached = measured(options, place);
            Terminal.say(reached ? "Every bar is reached." : "Not every bar is reached.");
        } finally {
            if (wished == null) {
                delete(folder);
            }
        }
    }

    private boolean sheet(BenchPlace place) throws Exception {
        try (BenchHouse house = place.house().get()) {
            return new SheetBench(house, place.folder(), clock, Terminal::say).run();
        }
    }

    private boolean atna(Namespace options, BenchPlace place) throws Exception {
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        Integer rounds = options.getInt("rounds");
        return new AtnaBench(
                        place,
                        quick ? QUICK_MESSAGES : MESSAGES,
                        rounds != null ? Math.max(1, rounds) : quick ? 1 : 3,
                        clock,
                        Terminal::say)
                .run();
    }

    private boolean measured(Namespace options, BenchPlace place) throws Exception {
        if (asks(options, "explain")) {
            return explain(options, place);
        }
        if (asks(options, "atna")) {
            return atna(options, place);
        }
        if (asks(options, "sheet")) {
            return sheet(place);
        }
        if (asks(options, "deliveries")) {
            return deliveries(options, place);
        }
        if (asks(options, "decide")) {
            return decide(options, place);
        }
        if (asks(options, "ledger")) {
            return ledger(options, place);
        }
        return new Bench(wanted(options), place, clock, Terminal::say).run();
    }

    private static boolean decide(Namespace options, BenchPlace place) {
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        Long events = options.getLong("events");
        long grants = events != null ? events : quick ? QUICK_EVENTS : EVENTS;
        return new DecideBench(
                        place,
                        BareServer.class.getName(),
                        wanted(options),
                        Math.toIntExact(grants),
                        quick ? QUICK_RECIPIENTS : RECIPIENTS,
                        Terminal::say)
                .run();
    }

    private static boolean asks(Namespace options, String part) {
        return Boolean.TRUE.equals(options.getBoolean(part));
    }

    private boolean ledger(Namespace options, BenchPlace place) throws InterruptedException {
        Long events = options.getLong("events");
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        long leaves = events != null ? events : quick ? QUICK_LEAVES : LEAVES;
        try (OpenedHouse house = (OpenedHouse) place.house().get()) {
            return new LedgerBench(
                            house.database(), house.rooms().ledger(), leaves, clock, Terminal::say)
                    .run();
        }
    }

    private boolean deliveries(Namespace options, BenchPlace place) throws Exception {
        Long events = options.getLong("events");
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        long pending = events != null ? events : quick ? QUICK_DELIVERIES : DELIVERIES;
        try (OpenedHouse house = (OpenedHouse) place.house().get()) {
            Rooms rooms = house.rooms();
            WebhookFeature webhooks =
                    new WebhookFeature(
                            house.database(),
                            rooms.sealer(),
                            rooms.random(),
                            rooms.ids(),
                            clock,
                            WebhookSettings.DEFAULTS.withInside());
            return new DeliveriesBench(
                            house.database(), webhooks, Math.toIntExact(pending), Terminal::say)
                    .run();
        }
    }

    private boolean explain(Namespace options, BenchPlace place) {
        Long events = options.getLong("events");
        Long seed = options.getLong("seed");
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        try (BenchHouse house = place.house().get()) {
            return new ExplainBench(
                            house,
                            events != null ? events : quick ? QUICK_EVENTS : EVENTS,
                            seed == null ? DemoOptions.DEFAULT_SEED : seed,
                            clock,
                            Terminal::say)
                    .run();
        }
    }

    private static BenchOptions wanted(Namespace options) {
        boolean quick = Boolean.TRUE.equals(options.getBoolean("quick"));
        Long events = options.getLong("events");
        Integer patients = options.getInt("patients");
        String only = options.getString("only");
        BenchOptions wanted =
                BenchOptions.of(
                        events != null ? events : quick ? QUICK_EVENTS : EVENTS,
                        patients == null ? 0 : patients,
                        quick,
                        Boolean.TRUE.equals(options.getBoolean("growth")),
                        only == null
                                ? BenchOptions.Part.ALL
                                : BenchOptions.Part.valueOf(only.toUpperCase(Locale.ROOT)));
        Integer rounds = options.getInt("rounds");
        return rounds == null ? wanted : wanted.withRounds(Math.max(1, rounds));
    }

    private static void delete(Path folder) throws java.io.IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : files) {
            Files.delete(each);
        }
    }
}
