package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ConfiguredCommand;
import net.sourceforge.argparse4j.inf.Namespace;
import org.whosaw.portal.app.PortalConfiguration;

/** A command that says in words what whoever typed it can mend, and prints no trace for that. */
abstract class SpokenCommand extends ConfiguredCommand<PortalConfiguration> {
    SpokenCommand(String name, String description) {
        super(name, description);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!Refusal.isSpokenOf(e)) {
            super.onError(cli, namespace, e);
        }
    }
}
