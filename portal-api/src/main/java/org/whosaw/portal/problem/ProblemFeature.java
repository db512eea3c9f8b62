package org.whosaw.portal.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
        configure(environment.getObjectMapper());
        environment.jersey().register(new BodyLimit());
        ProblemMappers.all(responses).forEach(environment.jersey()::register);
    }

    /** Makes a mapper write and read as the API does: times in RFC 3339, no unknown fields. */
    public static void configure(ObjectMapper mapper) {
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        // A typo in a field's name is the sender's mistake; ingest lines have their own reader.
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
