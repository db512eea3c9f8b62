package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.store.Migrator;

/**
 * {@code portal db migrate|status}: brings the database to the newest step, or counts those left.
 */
final class DbCommand extends SpokenCommand {
    DbCommand() {
        super(
                "db",
                "db [migrate|status]: brings the database to the newest step, or says how far.");
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("migrate", "status")
                .help("migrate (when nothing is said), or status, which changes nothing");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace namespace,
            PortalConfiguration configuration) {
        if (namespace.getString("action").equals("status")) {
            int pending = Migrator.pending(configuration.database());
            Terminal.say(
                    pending == 0
                            ? "The database is at its newest step."
                            : "The database lacks "
                                    + pending
                                    + (pending == 1 ? " step" : " steps")
                                    + ": run \"java -jar portal.jar db migrate\".");
            return;
        }
        Opening.createFolder(configuration);
        Migrator.migrate(configuration.database());
        Terminal.say("The database is at its newest step.");
    }
}
