package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;

/** {@code portal keys new}: makes the key file that {@code server} demands. */
final class KeysCommand extends SpokenCommand {
    KeysCommand() {
        super("keys", "keys new: makes the key file; only its owner can read it.");
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("new").help("what to do");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace namespace,
            PortalConfiguration configuration) {
        Opening.createFolder(configuration);
        Keyring.generate(new RandomSource(), false).write(configuration.keyFile());
        Terminal.say(
                "Keys written to "
                        + configuration.keyFile()
                        + ". Keep a copy apart from the database: without them nothing can be"
                        + " read.");
    }
}
