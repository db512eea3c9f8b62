package org.whosaw.portal.web;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.store.Migrator;

/** {@code portal db}: brings the database to the newest step. */
final class DbCommand extends ConfiguredCommand<PortalConfiguration> {
    DbCommand() {
        super("db", "Brings the database to the newest step; running it again changes nothing.");
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace namespace,
            PortalConfiguration configuration) {
        Opening.createFolder(configuration);
        Migrator.migrate(configuration.database());
        Terminal.say("The database is up to date.");
    }
}
