package org.whosaw.portal.web;

import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;

/** {@code portal hospital add}: adds a hospital that this portal serves. */
final class HospitalCommand extends ConfiguredCommand<PortalConfiguration> {
    private final Clock clock;

    HospitalCommand(Clock clock) {
        super("hospital", "hospital add: adds a hospital that this portal serves.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("add").help("what to do");
        subparser
                .addArgument("--code")
                .required(true)
                .help("short code, a to z, 0 to 9 and dashes");
        subparser.addArgument("--name").required(true).help("name that patients know");
        subparser.addArgument("--name-en").help("its English name");
        subparser.addArgument("--office").help("the desk that answers patients");
        subparser.addArgument("--phone").help("the desk's phone, shown on every page");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        try (Rooms rooms = Opening.server(configuration, clock)) {
            rooms.hospital()
                    .hospitals()
                    .add(
                            options.getString("code"),
                            options.getString("name"),
                            options.getString("name_en"),
                            options.getString("office"),
                            options.getString("phone"));
        }
        Terminal.say(
                "Hospital "
                        + options.getString("code")
                        + " added. Next: java -jar portal.jar staff add --hospital "
                        + options.getString("code")
                        + " --login NAME --roles privacy-officer,counter");
    }
}
