package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.authority.directory.Places;
import org.whosaw.portal.hospital.FieldChecks;
import org.whosaw.portal.kernel.Region;

/** {@code portal hospital add}, {@code hospital seat}: the hospitals that this portal serves. */
final class HospitalCommand extends SpokenCommand {
    private final Clock clock;

    HospitalCommand(Clock clock) {
        super(
                "hospital",
                "hospital add|seat: adds a hospital that this portal serves, says where it sits.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("add", "seat").help("what to do");
        subparser
                .addArgument("--code")
                .required(true)
                .help("short code: 1 to 40 letters of a to z, digits and dashes");
        subparser.addArgument("--name").help("name that patients know; add demands it");
        subparser
                .addArgument("--region")
                .help("city or province of its seat: complaints go to the offices there");
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
        @Nullable Region seat = seat(options);
        if (options.getString("action").equals("seat")) {
            seat(options, configuration, seat);
            return;
        }
        if (options.getString("name") == null) {
            throw new Refusal("--name: say what patients call it.");
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
            if (seat != null) {
                rooms.hospital().hospitals().setSeat(options.getString("code"), seat);
            }
        }
        Terminal.say(
                "Hospital "
                        + options.getString("code")
                        + " added. Next: java -jar portal.jar staff add --hospital "
                        + options.getString("code")
                        + " --login NAME --roles privacy-officer,counter");
    }

    private static @Nullable Region seat(Namespace options) {
        String given = options.getString("region");
        return given == null ? null : Places.shipped().demand(given).region();
    }

    private void seat(Namespace options, PortalConfiguration configuration, @Nullable Region seat) {
        if (seat == null) {
            throw new Refusal("--region: name the city, for example 杭州市 or 330100.");
        }
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            rooms.hospital().hospitals().setSeat(options.getString("code"), seat);
            Terminal.say(
                    "Complaints about "
                            + options.getString("code")
                            + " go to the offices of "
                            + rooms.authorities().places().fullName(seat).in(Terminal.language())
                            + ".");
        }
    }
}
