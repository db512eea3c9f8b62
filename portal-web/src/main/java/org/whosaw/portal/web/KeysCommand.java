package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.crypto.CryptoSuite;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.vault.PersonKeys;

/**
 * {@code portal keys new|rotate|status}: makes the key file that {@code server} demands, changes
 * its keys while servers run, and says how it stands.
 */
final class KeysCommand extends SpokenCommand {
    private final Clock clock;

    KeysCommand(Clock clock) {
        super(
                "keys",
                "keys new: makes the key file; only its owner can read it. keys rotate: new keys"
                        + " that wrap and sign, while servers run. keys status: says how it"
                        + " stands.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("new", "rotate", "status").help("what to do");
        subparser
                .addArgument("--suite")
                .choices(Arrays.stream(CryptoSuite.values()).map(CryptoSuite::line).toList())
                .setDefault(CryptoSuite.INTERNATIONAL.line())
                .help("new: what is sealed and looked up with");
        subparser
                .addArgument("--ledger")
                .action(Arguments.storeTrue())
                .help("rotate: the key of the ledger alone; the old one signs beside it");
        subparser
                .addArgument("--ledger-done")
                .action(Arguments.storeTrue())
                .help("rotate: the old key of the ledger signs no more");
        subparser
                .addArgument("--wrapping-done")
                .action(Arguments.storeTrue())
                .help("rotate: wrapping keys that no data key is under any more are taken out");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        switch (options.getString("action")) {
            case "new" -> make(configuration, options.getString("suite"));
            case "rotate" -> rotate(configuration, options);
            default -> tell(configuration);
        }
    }

    private static void make(PortalConfiguration configuration, String line) {
        Opening.createFolder(configuration);
        CryptoSuite suite = CryptoSuite.parse(line).orElse(CryptoSuite.INTERNATIONAL);
        // The keys of the house are made with the database, and lie there wrapped.
        Keyring.generate(new RandomSource(), suite, false)
                .withoutHouse()
                .write(configuration.keyFile());
        Terminal.say(
                "Keys written to "
                        + configuration.keyFile()
                        + ". Keep a copy apart from the database: without them nothing can be"
                        + " read.");
    }

    private void rotate(PortalConfiguration configuration, Namespace options) {
        Path file = configuration.keyFile();
        Keyring before = Keyring.read(file);
        if (options.getBoolean("ledger")) {
            before.rotatedNotes(new RandomSource()).replace(file);
            Terminal.say(
                    "The ledger has a new key; the old one signs beside it. Publish /ledger/key,"
                            + " and when everybody who checks has it, run \"keys rotate"
                            + " --ledger-done\". Keep a copy of the key file apart.");
            return;
        }
        if (options.getBoolean("ledger_done")) {
            before.settledNotes(clock.instant()).replace(file);
            Terminal.say("The ledger is signed with its new key alone.");
            return;
        }
        if (options.getBoolean("wrapping_done")) {
            retire(configuration, before, file);
            return;
        }
        renewAll(configuration, before, file);
    }

    private void renewAll(PortalConfiguration configuration, Keyring before, Path file) {
        // Opened under the keys of before: those of the house are in the database from here on.
        Opening.existing(configuration, clock).close();
        before.rotated(new RandomSource(), clock.instant()).withoutHouse().replace(file);
        Terminal.say(
                "New keys written to "
                        + file
                        + "; running servers take them up within seconds. Where servers have a"
                        + " file each, copy it to all of them now. Keep a copy apart.");
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            long renewed = rooms.vault().keys().renew();
            Terminal.say(
                    renewed
                            + " data keys wrapped anew, the house's own among them. When all"
                            + " servers have the file, run \"keys rotate --wrapping-done\": then no"
                            + " older key file opens anything in this database.");
        }
    }

    private void retire(PortalConfiguration configuration, Keyring before, Path file) {
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            long renewed = rooms.vault().keys().renew();
            long behind = rooms.vault().keys().count().behind();
            if (behind > 0) {
                Terminal.say(
                        behind + " data keys are still under an older key: nothing taken out.");
                return;
            }
            Terminal.say(renewed + " data keys wrapped anew.");
        }
        before.withoutOldWrapping().withoutHouse().replace(file);
        Terminal.say(
                "The older wrapping keys are taken out of "
                        + file
                        + ". Copies of data keys made before today are still under them: keep a"
                        + " copy of the old key file apart until those are destroyed.");
    }

    private void tell(PortalConfiguration configuration) {
        Keyring keyring = Keyring.read(configuration.keyFile());
        Terminal.say("Suite: " + keyring.suite().line());
        Terminal.say("Wrapping keys: " + keyring.wrappingIds() + ", the last from now on.");
        Terminal.say(
                keyring.isChangingNotes()
                        ? "The ledger is signed with its new key and, beside it, the old one."
                        : "The ledger is signed with one key.");
        Terminal.say(
                keyring.isHouseInFile()
                        ? "The keys that seal for the house, find, and make staff codes lie in the"
                                + " key file too: \"keys rotate\" leaves them wrapped in the"
                                + " database alone."
                        : "The keys that seal for the house, find, and make staff codes lie wrapped"
                                + " in the database, and not in the key file.");
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            PersonKeys.Count count = rooms.vault().keys().count();
            Terminal.say(
                    "Data keys: "
                            + count.live()
                            + "; "
                            + count.behind()
                            + " still under an older wrapping key"
                            + (count.behind() == 0
                                    ? ""
                                    : " (servers wrap them anew while they run)")
                            + "; "
                            + count.destroyed()
                            + " destroyed.");
        }
    }
}
