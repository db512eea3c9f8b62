package org.whosaw.portal.app;

import io.dropwizard.core.setup.Environment;
import org.whosaw.portal.app.openapi.OpenApiFeature;

/** Hangs the rooms' resources and workers into the server, in the order of the import rules. */
public final class ApiFeatures {
    private ApiFeatures() {}

    /** Installs every room. */
    public static void install(Rooms rooms, Environment environment) {
        environment.lifecycle().manage(new ClosingRooms(rooms));
        OpenApiFeature.install(environment);
        // One line a room: new AccessFeature(rooms).install(environment) …
    }
}
