package org.whosaw.portal.health;

import io.dropwizard.core.setup.Environment;
import java.nio.file.Path;
import org.whosaw.portal.store.Database;

/** Installs the room. */
public final class HealthFeature {
    private HealthFeature() {}

    /** Registers the checks over the database and the folder it lies in. */
    public static void install(Database database, Path folder, Environment environment) {
        environment.healthChecks().register("database", new DatabaseHealth(database));
        environment.healthChecks().register("disk", new DiskHealth(folder));
    }
}
