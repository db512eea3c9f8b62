package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.backup.BackupError;
import org.whosaw.portal.app.backup.Restore;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.SignedNote;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.DatabaseSettings;

/** {@code portal restore DIR}: puts a backup back, proven, unless the outside knows of more. */
final class RestoreCommand extends SpokenCommand {
    private static final long LARGEST = 1 << 18;

    private final Clock clock;

    RestoreCommand(Clock clock) {
        super("restore", "restore DIR: puts a backup back and proves its ledger first.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("folder").metavar("DIR").help("the backup, portal-…");
        subparser.addArgument("--keys").help("a copy of the data keys; by default the newest");
        subparser
                .addArgument("--checkpoint")
                .help(
                        "a checkpoint that someone outside holds; by default the last that was"
                                + " noted");
        subparser
                .addArgument("--although-older")
                .dest("reason")
                .help("why a backup is put back that is older than that; it is kept");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        Keyring keyring = Keyring.read(configuration.keyFile());
        Opening.createFolder(configuration);
        String keys = options.getString("keys");
        try {
            Restore.Done done =
                    new Restore(
                                    configuration.database(),
                                    configuration.keyCopies(),
                                    where -> opened(configuration, where, keyring),
                                    clock)
                            .run(
                                    new Restore.Asked(
                                            Path.of(options.getString("folder")),
                                            keys == null ? null : Path.of(keys),
                                            outside(options, configuration),
                                            options.getString("reason")));
            Terminal.say(
                    "Put back "
                            + done.rows()
                            + " rows as of "
                            + done.madeAt()
                            + "; its ledger holds: "
                            + done.treeSize()
                            + " entries. Data keys from "
                            + done.keyCopy()
                            + ".");
        } catch (BackupError e) {
            throw new Refusal(e.said());
        }
    }

    private Rooms opened(
            PortalConfiguration configuration, DatabaseSettings where, Keyring keyring) {
        return new Rooms(configuration, Database.open(where), keyring, clock, keyring.isDemo());
    }

    /** Returns how many entries the newest checkpoint has that is known outside. */
    private static long outside(Namespace options, PortalConfiguration configuration) {
        String named = options.getString("checkpoint");
        long known = named == null ? 0 : size(Path.of(named));
        Path noted = configuration.checkpointNote();
        return Math.max(known, Files.exists(noted) ? size(noted) : 0);
    }

    private static long size(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new Refusal(file + " is too large for a checkpoint.");
            }
            String text =
                    SignedNote.parse(Files.readString(file).getBytes(StandardCharsets.UTF_8))
                            .unverified();
            return Checkpoint.parse(text).size();
        } catch (IOException e) {
            throw new Refusal("Cannot read " + file + ".");
        } catch (PortalException e) {
            throw new Refusal(file + " is no checkpoint.");
        }
    }
}
