package org.whosaw.portal.web;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.ApiFeatures;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.kernel.PortalException;

/** The one application: a table of contents. */
public final class WhoSawApplication extends Application<PortalConfiguration> {
    private final Clock clock;
    private @Nullable Demo demo;

    /** Creates the application on the system's clock. */
    public WhoSawApplication() {
        this(Clock.systemUTC());
    }

    WhoSawApplication(Clock clock) {
        this.clock = clock;
    }

    /**
     * Runs one command; without a config file, {@code config.yml} or the one in the jar is read.
     */
    public static void main(String[] args) throws Exception {
        if (CommandLine.asksForHelp(args)) {
            Terminal.say(CommandLine.help());
            return;
        }
        new WhoSawApplication().run(CommandLine.complete(args));
    }

    @Override
    public String getName() {
        return "portal";
    }

    @Override
    public void initialize(Bootstrap<PortalConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(
                new SubstitutingSourceProvider(
                        new FileOrEmbeddedSource(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.addCommand(new BenchCommand(clock));
        bootstrap.addCommand(new CalendarCommand(clock));
        bootstrap.addCommand(new CheckCommand());
        bootstrap.addCommand(new DbCommand());
        bootstrap.addCommand(new DemoCommand(this, clock));
        bootstrap.addCommand(new IngestCommand(clock));
        bootstrap.addCommand(new KeysCommand(clock));
        bootstrap.addCommand(new LedgerCommand(clock));
        bootstrap.addCommand(new RetentionCommand(clock));
        bootstrap.addCommand(new BackupCommand(clock));
        bootstrap.addCommand(new RestoreCommand(clock));
        bootstrap.addCommand(new HospitalCommand(clock));
        bootstrap.addCommand(new StaffCommand(clock));
        bootstrap.addCommand(new SystemCommand(clock));
        bootstrap.addCommand(new VerifyCommand(clock));
    }

    @Override
    protected void onFatalError(Throwable error) {
        if (error instanceof PortalException refusal) {
            Terminal.refuse(refusal);
            System.exit(1);
        }
        Optional<String> words = Refusal.wordsFor(error);
        if (words.isPresent()) {
            Terminal.say(words.get());
            System.exit(1);
        }
        super.onFatalError(error);
    }

    @Override
    protected void addDefaultCommands(Bootstrap<PortalConfiguration> bootstrap) {
        bootstrap.addCommand(new ServeCommand(this));
    }

    /** Serves a demo world that a command has opened, and prints its links once it is served. */
    void serveDemo(Rooms rooms, DemoFile file) {
        demo = new Demo(rooms, file);
    }

    @Override
    public void run(PortalConfiguration configuration, Environment environment) {
        Demo world = demo;
        Rooms rooms = world == null ? Opening.server(configuration, clock) : world.rooms();
        ApiFeatures.install(
                rooms, configuration, environment, WebFeatures.errorPages(rooms), Terminal::say);
        WebFeatures.install(rooms, rooms.identity(), configuration, environment.jersey());
        if (world != null) {
            DemoCommand.announce(environment, world.file());
        }
    }

    private record Demo(Rooms rooms, DemoFile file) {}
}
