package org.whosaw.portal.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.whosaw.portal.app.Finding;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.RegisterFindings;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.app.Soundness;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.demo.DemoMarks;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Migrator;

/** Opens the house for a command: folder, keys, database, rooms, in that order. */
final class Opening {
    private Opening() {}

    /** Opens for {@code server}: keys must be there and must not be those of a demo. */
    static Rooms server(PortalConfiguration configuration, Clock clock) {
        demandSoundness(configuration, false);
        Rooms rooms = rooms(configuration, Keyring.read(configuration.keyFile()), clock, false);
        demandRegister(rooms);
        return rooms;
    }

    /**
     * Names every row of the register that does not stand; on one that may not be there, closes.
     */
    private static void demandRegister(Rooms rooms) {
        List<Finding> faults =
                RegisterFindings.of(rooms.consent().register()).stream()
                        .filter(each -> !each.sound())
                        .toList();
        if (faults.stream().anyMatch(Finding::demanded)) {
            rooms.close();
            throw new Refusal(faults.stream().map(Finding::text).collect(Collectors.joining("\n")));
        }
        faults.forEach(each -> Terminal.say(each.text()));
    }

    /** Opens whatever world is there, a demo or a real one, for work beside its server. */
    static Rooms existing(PortalConfiguration configuration, Clock clock) {
        Keyring keyring = Keyring.read(configuration.keyFile());
        demandSoundness(configuration, keyring.isDemo());
        return rooms(configuration, keyring, clock, keyring.isDemo());
    }

    /**
     * Passes when nothing keeps the server from starting.
     *
     * @throws Refusal with every fault and what mends it
     */
    static void demandSoundness(PortalConfiguration configuration, boolean demo) {
        List<Finding> refusals = Soundness.refusals(configuration, demo);
        if (!refusals.isEmpty()) {
            throw new Refusal(
                    refusals.stream().map(Finding::text).collect(Collectors.joining("\n")));
        }
    }

    /** Migrates and opens the database, and builds the rooms over it. */
    static Rooms rooms(
            PortalConfiguration configuration, Keyring keyring, Clock clock, boolean demo) {
        createFolder(configuration);
        Migrator.migrate(configuration.database());
        Database database = Database.open(configuration.database());
        if (!demo) {
            demandReal(database);
        }
        return new Rooms(configuration, database, keyring, clock, demo);
    }

    /** Passes when the database does not hold a demo; closes it otherwise. */
    private static void demandReal(Database database) {
        try {
            DemoMarks.demandUnmarked(database);
        } catch (PortalException e) {
            database.close();
            throw e;
        }
    }

    static void createFolder(PortalConfiguration configuration) {
        try {
            Files.createDirectories(configuration.dataFolder());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the data folder; is PORTAL_DATA right?", e);
        }
    }
}
