package org.whosaw.portal.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;

/** Installs the room: our mappers instead of Dropwizard's, which repeat messages. */
public final class ProblemFeature {
    private ProblemFeature() {}

    /** Registers the mappers; call it while the application runs its set-up. */
    public static void install(
            ServerFactory server, Environment environment, ProblemResponses responses) {
        if (!(server instanceof AbstractServerFactory factory)) {
            throw new IllegalArgumentException("server.type must be default or simple");
        }
        factory.setRegisterDefaultExceptionMappers(false);
        // A typo in a field's name is the sender's mistake; ingest lines have their own reader.
        environment.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        ProblemMappers.all(responses).forEach(environment.jersey()::register);
    }
}
