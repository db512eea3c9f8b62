package org.whosaw.portal.web;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.JarLocation;
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
    private Runnable registerMetrics = () -> {};

    /** Creates the application on the system's clock. */
    public WhoSawApplication() {
        this(systemClock());
    }

    WhoSawApplication(Clock clock) {
        this.clock = clock;
    }

    /** Returns the one clock that is not given from outside. */
    static Clock systemClock() {
        return Clock.systemUTC();
    }

    /**
     * Runs one command; without a config file, {@code config.yml} or the one in the jar is read.
     */
    public static void main(String[] args) throws Exception {
        if (CommandLine.asksForHelp(args)) {
            Terminal.say(CommandLine.help());
            return;
        }
        if (CommandLine.serves(args)) {
            EarlyClasses.load();
        }
        new WhoSawApplication().run(CommandLine.complete(args));
    }

    /**
     * As Dropwizard runs a command, but the figures of the Java machine and their JMX reporter wait
     * until a server serves: they cost a twentieth of the start and nobody reads them before.
     */
    @Override
    public void run(String... arguments) throws Exception {
        Bootstrap<PortalConfiguration> bootstrap = new Bootstrap<>(this);
        addDefaultCommands(bootstrap);
        initialize(bootstrap);
        registerMetrics = bootstrap::registerMetrics;
        new Cli(new JarLocation(getClass()), bootstrap, Terminal.out(), Terminal.err())
                .run(arguments)
                .ifPresent(this::onFatalError);
    }

    @Override
    public String getName() {
        return "portal";
    }

    @Override
    public void initialize(Bootstrap<PortalConfiguration> bootstrap) {
        bootstrap.setObjectMapper(PlainJackson.mapper());
        bootstrap.setConfigurationSourceProvider(
                new SubstitutingSourceProvider(
                        new FileOrEmbeddedSource(), new EnvironmentVariableSubstitutor(false)));
        bootstrap.setConfigurationFactoryFactory(
                (shape, validator, mapper, overrides) ->
                        new ConfigurationReader(validator, mapper, overrides));
        bootstrap.addCommand(new AuthorityCommand(clock));
        bootstrap.addCommand(new BenchCommand(clock));
        bootstrap.addCommand(new CalendarCommand(clock));
        bootstrap.addCommand(new CheckCommand(clock));
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
        bootstrap.addCommand(new GuardianCommand(clock));
        bootstrap.addCommand(new RecipientCommand(clock));
        bootstrap.addCommand(new SystemCommand(clock));
        bootstrap.addCommand(new RouteCommand(clock));
        bootstrap.addCommand(new StatesCommand());
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
        environment.lifecycle().addServerLifecycleListener(server -> registerMetrics.run());
        if (world != null) {
            DemoCommand.announce(environment, world.file());
        }
    }

    private record Demo(Rooms rooms, DemoFile file) {}
}
