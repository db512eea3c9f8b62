package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.time.LocalDate;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.authority.AuthorityFeature;
import org.whosaw.portal.authority.channel.PackageOutbox;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.kernel.ChinaTime;

/** {@code portal authority import FILE}, {@code authority list}: who takes complaints where. */
final class AuthorityCommand extends SpokenCommand {
    /** The option that names the file; typed as the word after {@code import}. */
    static final String FILE = "--entries";

    private static final long LARGEST = 1 << 20;

    private final Clock clock;

    AuthorityCommand(Clock clock) {
        super(
                "authority",
                "authority import FILE|list|outbox|replay: who takes complaints, what waits.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser
                .addArgument("action")
                .choices("import", "list", "outbox", "replay")
                .help("what to do");
        subparser.addArgument(FILE).help("entries as portal-api/docs/authorities.md has them");
        subparser
                .addArgument("--region")
                .setDefault("000000")
                .help("city or province, or its code");
        subparser
                .addArgument("--code")
                .help("replay: the authority whose parked packages go again");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        @Nullable String file = options.getString("entries");
        boolean isImport = options.getString("action").equals("import");
        if (isImport && file == null) {
            throw new Refusal("Name the file: authority import FILE.");
        }
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            AuthorityFeature authorities = rooms.authorities();
            if (isImport && file != null) {
                authorities
                        .book()
                        .importEntries(SmallFile.read(file, LARGEST, "file of authorities"))
                        .forEach(AuthorityCommand::tell);
            } else if (!options.getString("action").equals("list")) {
                packages(authorities.outbox(), options);
            } else {
                LocalDate today = LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
                authorities
                        .book()
                        .get()
                        .choices(
                                authorities.places().demand(options.getString("region")).region(),
                                today)
                        .forEach(AuthorityCommand::tell);
            }
        }
    }

    private static void packages(PackageOutbox outbox, Namespace options) {
        if (options.getString("action").equals("replay")) {
            String code = options.getString("code");
            if (code == null) {
                throw new Refusal("--code: name the authority.");
            }
            Terminal.say(outbox.replay(code) + " packages go again.");
            return;
        }
        PackageOutbox.Load load = outbox.load();
        Terminal.say(load.waiting() + " packages wait, " + load.parked() + " are parked.");
        load.oldest().ifPresent(since -> Terminal.say("The oldest waits since " + since + "."));
    }

    private static void tell(Authority each) {
        Terminal.say(
                each.code()
                        + "  "
                        + each.region().code()
                        + "  "
                        + each.way().code()
                        + "  "
                        + each.name().in(Terminal.language()));
    }
}
