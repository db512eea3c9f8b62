package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.hospital.FieldChecks;

/** {@code portal hospital add}: adds a hospital that this portal serves. */
final class HospitalCommand extends SpokenCommand {
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
                .help("short code: 1 to 40 letters of a to z, digits and dashes");
        subparser.addArgument("--name").required(true).help("name that patients know");
        subparser.addArgument("--name-en").help("its English name");
        subparser.addArgument("--office").help("the desk that answers patients");
        subparser.addArgument("--phone").help("the desk's phone, shown on every page");
        super.configure(subparser);
    }

    private static void demandClean(String option, @Nullable String text) {
        if (text == null) {
            return;
        }
        int longest = option.equals("phone") ? FieldChecks.CODE : FieldChecks.NAME;
        if (text.isBlank() || text.length() > longest || !FieldChecks.isClean(text)) {
            throw new Refusal(
                    "--" + option.replace('_', '-') + " takes 1 to " + longest + " characters.");
        }
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        if (!options.getString("code").matches("[A-Za-z0-9][A-Za-z0-9-]{0,39}")) {
            throw new Refusal("--code takes 1 to 40 letters of a to z, digits and dashes.");
        }
        for (String each : List.of("name", "name_en", "office", "phone")) {
            demandClean(each, options.getString(each));
        }
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
