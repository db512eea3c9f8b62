package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.ServerCommand;
import io.dropwizard.core.setup.Bootstrap;
import net.sourceforge.argparse4j.inf.Namespace;
import org.whosaw.portal.app.PortalConfiguration;

/** {@code portal server}: serves, or says in words why it does not. */
final class ServeCommand extends ServerCommand<PortalConfiguration> {
    ServeCommand(WhoSawApplication application) {
        super(application, "server", "Serves pages and API; refuses what \"check\" calls unsafe.");
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace namespace,
            PortalConfiguration configuration)
            throws Exception {
        Ports.demandFree(configuration);
        super.run(bootstrap, namespace, configuration);
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!Refusal.isSpokenOf(e)) {
            super.onError(cli, namespace, e);
        }
    }
}
