package org.whosaw.portal.app.openapi;

import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.glassfish.jersey.server.ResourceConfig;

/** Installs {@code /openapi.json} over whatever resources the server has. */
public final class OpenApiFeature {
    private static final String PAGES = "org.whosaw.portal.web";

    private OpenApiFeature() {}

    /** Registers the document; it is built at the first request, so the order does not matter. */
    public static void install(Environment environment) {
        environment
                .jersey()
                .register(
                        new OpenApiResource(
                                () -> resources(environment.jersey().getResourceConfig())));
    }

    private static Set<Class<?>> resources(ResourceConfig config) {
        Set<Class<?>> resources = new TreeSet<>(Comparator.comparing(Class::getName));
        Stream.concat(
                        config.getClasses().stream(),
                        config.getInstances().stream().map(Object::getClass))
                .filter(type -> type.isAnnotationPresent(Path.class))
                .filter(type -> !type.getName().startsWith(PAGES))
                .forEach(resources::add);
        return resources;
    }
}
