package org.whosaw.portal.problem;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dropwizard.core.server.AbstractServerFactory;
import io.dropwizard.core.server.ServerFactory;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.util.DataSize;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.whosaw.portal.problem.ProblemResponses.ErrorPages;

/** Installs the room: our mappers instead of Dropwizard's, which repeat messages. */
public final class ProblemFeature {
    private ProblemFeature() {}

    /** Registers the mappers; call it while the application runs its set-up. */
    public static void install(
            ServerFactory server, Environment environment, ProblemTexts texts, ErrorPages pages) {
        if (!(server instanceof AbstractServerFactory factory)) {
            throw new IllegalArgumentException("server.type must be default or simple");
        }
        factory.setRegisterDefaultExceptionMappers(false);
        // The rooms unpack themselves: the server's unpacking hides that a body was cut off.
        factory.getGzipFilterFactory().setBufferSize(DataSize.bytes(0));
        configure(environment.getObjectMapper());
        below(environment, new RefusalsBelow(texts, pages, environment.getObjectMapper()));
        environment.jersey().register(new BodyLimit());
        ProblemMappers.all(new ProblemResponses(texts, pages))
                .forEach(environment.jersey()::register);
    }

    private static void below(Environment environment, RefusalsBelow refusals) {
        ErrorHandler handler = refusals.handler();
        environment.getApplicationContext().setErrorHandler(handler);
        environment.lifecycle().addServerLifecycleListener(each -> each.setErrorHandler(handler));
        environment
                .servlets()
                .addFilter("refusals-below", refusals.filter())
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
    }

    /** Makes a mapper write and read as the API does: times in RFC 3339, no unknown fields. */
    public static void configure(ObjectMapper mapper) {
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        // A typo in a field's name is the sender's mistake; ingest lines have their own reader.
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
