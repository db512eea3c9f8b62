package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.DemoConsents;
import org.whosaw.portal.app.DemoQuestions;
import org.whosaw.portal.app.DemoRegister;
import org.whosaw.portal.app.DemoStops;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.demo.DemoKeys;
import org.whosaw.portal.demo.DemoLinks;
import org.whosaw.portal.demo.DemoMarks;
import org.whosaw.portal.demo.ProgressBar;
import org.whosaw.portal.demo.world.DemoOptions;
import org.whosaw.portal.text.Texts;

/** {@code portal demo}: makes the demo world or takes the one that is there, and serves it. */
final class DemoCommand extends ServerCommand<PortalConfiguration> {
    private final WhoSawApplication application;
    private final Clock clock;

    DemoCommand(WhoSawApplication application, Clock clock) {
        super(application, "demo", "Makes a demo world, serves it, prints sign-in links.");
        this.application = application;
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        super.configure(subparser);
        subparser.addArgument("--patients").type(Integer.class).help("how many mothers (60)");
        subparser.addArgument("--events").type(Long.class).help("about how many accesses (40,000)");
        subparser.addArgument("--seed").type(Long.class).help("what the world is drawn from");
        subparser.addArgument("--until").help("the day it ends, 2026-11-22 (today)");
        subparser
                .addArgument("--no-serve")
                .action(net.sourceforge.argparse4j.impl.Arguments.storeTrue())
                .help("only fill the database");
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration)
            throws Exception {
        if (!Boolean.TRUE.equals(options.getBoolean("no_serve"))) {
            Ports.demandFree(configuration);
        }
        Opening.createFolder(configuration);
        Keyring keyring = DemoKeys.open(configuration.keyFile(), new RandomSource());
        Opening.demandSoundness(configuration, true);
        Rooms rooms = Opening.rooms(configuration, keyring, clock, true);
        tellOfTheWorldThere(rooms);
        DemoFile file =
                rooms.demoWorld()
                        .open(
                                wanted(options),
                                configuration.baseUrl(),
                                configuration.dataFolder(),
                                new ProgressBar(Terminal::print, System.console() != null, clock));
        new DemoQuestions(rooms).ask(file);
        new DemoConsents(rooms).fill(file);
        new DemoRegister(rooms).write();
        new DemoStops(rooms).fill(file).write(configuration.dataFolder());
        if (Boolean.TRUE.equals(options.getBoolean("no_serve"))) {
            rooms.close();
            return;
        }
        application.serveDemo(rooms, file);
        super.run(bootstrap, options, configuration);
    }

    /** A world that is there is never made anew, whatever the options ask. */
    private static void tellOfTheWorldThere(Rooms rooms) {
        new DemoMarks(rooms.database(), rooms.pseudonymizer(), rooms.clock())
                .find()
                .filter(DemoMarks.Mark::isFilled)
                .map(DemoMarks.Mark::options)
                .ifPresent(
                        there ->
                                Terminal.say(
                                        "Taking the demo world that is there: "
                                                + there.patients()
                                                + " mothers, until "
                                                + there.until()
                                                + ". For another one, name an empty folder"
                                                + " (PORTAL_DATA)."));
    }

    private DemoOptions wanted(Namespace options) {
        String until = options.getString("until");
        return DemoOptions.of(
                clock,
                options.getLong("seed"),
                until == null ? null : day(until),
                options.getInt("patients"),
                options.getLong("events"));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refusal("--until takes a day such as 2026-11-22.");
        }
    }

    /** Prints the links once the pages are served. */
    static void announce(Environment environment, DemoFile file) {
        environment
                .lifecycle()
                .addServerLifecycleListener(
                        server -> DemoLinks.lines(file, Texts.load()).forEach(Terminal::say));
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!Refusal.isSpokenOf(e)) {
            super.onError(cli, namespace, e);
        }
    }
}
