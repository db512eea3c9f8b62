package org.whosaw.portal.web;

import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.time.Clock;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.bench.BareResource;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.identity.room.IdentityFeature;
import org.whosaw.portal.problem.ProblemFeature;

/**
 * The floor of decisions: the same HTTP stack, Jackson and authentication over the same keys and
 * database, and no decision. Started by {@code bench} alone.
 */
final class BareServer extends Application<PortalConfiguration> {
    private final Clock clock;

    private BareServer(Clock clock) {
        this.clock = clock;
    }

    /** Serves until it is stopped. */
    public static void main(String[] args) throws Exception {
        new BareServer(WhoSawApplication.systemClock()).run(CommandLine.complete(args));
    }

    @Override
    public void initialize(Bootstrap<PortalConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(
                new SubstitutingSourceProvider(
                        new FileOrEmbeddedSource(), new EnvironmentVariableSubstitutor(false)));
    }

    @Override
    public void run(PortalConfiguration configuration, Environment environment) {
        ProblemFeature.configure(environment.getObjectMapper());
        Rooms rooms =
                Opening.rooms(configuration, Keyring.read(configuration.keyFile()), clock, false);
        IdentityFeature.install(rooms.identity(), environment);
        environment.jersey().register(new BareResource());
    }
}
