package org.whosaw.portal.web;

import com.fasterxml.jackson.core.type.TypeReference;
import io.dropwizard.configuration.EnvironmentVariableSubstitutor;
import io.dropwizard.configuration.SubstitutingSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import java.io.IOException;
import java.nio.file.Path;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.bench.ConstantResource;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.problem.ProblemFeature;

/**
 * The floor of reading: the same HTTP stack and Jackson, serving one page of the same records that
 * the benchmark left beside its folder. Started by {@code bench} alone.
 */
final class ConstantServer extends Application<PortalConfiguration> {
    /** Serves until it is stopped. */
    public static void main(String[] args) throws Exception {
        new ConstantServer().run(CommandLine.complete(args));
    }

    @Override
    public void initialize(Bootstrap<PortalConfiguration> bootstrap) {
        bootstrap.setConfigurationSourceProvider(
                new SubstitutingSourceProvider(
                        new FileOrEmbeddedSource(), new EnvironmentVariableSubstitutor(false)));
    }

    @Override
    public void run(PortalConfiguration configuration, Environment environment) throws IOException {
        ProblemFeature.configure(environment.getObjectMapper());
        Path sample = configuration.dataFolder().resolveSibling("constant.json");
        Page<Access> page =
                environment
                        .getObjectMapper()
                        .readValue(sample.toFile(), new TypeReference<Page<Access>>() {});
        environment.jersey().register(new ConstantResource(page));
    }
}
