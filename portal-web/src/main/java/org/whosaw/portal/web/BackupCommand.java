package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.backup.Backup;
import org.whosaw.portal.app.backup.BackupError;

/** {@code portal backup DIR}: copies the database of one moment while the server goes on. */
final class BackupCommand extends SpokenCommand {
    private final Clock clock;

    BackupCommand(Clock clock) {
        super("backup", "backup DIR: copies everything of one moment, while the server goes on.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("folder").metavar("DIR").help("where backups lie");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            Backup.Made made =
                    new Backup(
                                    configuration.database(),
                                    rooms.ledger().reader()::newest,
                                    configuration.keyCopies(),
                                    Duration.ofDays(configuration.keepKeysDays()),
                                    clock)
                            .make(Path.of(options.getString("folder")));
            Terminal.say(
                    "Backed up "
                            + made.rows()
                            + " rows to "
                            + made.folder()
                            + ": without data keys.");
            Terminal.say("The data keys lie apart, in " + made.keyCopy() + ".");
            Terminal.say(
                    "Copies of keys are destroyed after "
                            + configuration.keepKeysDays()
                            + " days ("
                            + made.destroyed()
                            + " now). Keep the key file "
                            + configuration.keyFile()
                            + " yourself, elsewhere.");
        } catch (BackupError e) {
            throw new Refusal(e.said());
        }
    }
}
