package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.RetentionWiring;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.retention.pruning.Pruning;
import org.whosaw.portal.retention.pruning.Pruning.Status;
import org.whosaw.portal.retention.pruning.RetentionRule;

/** {@code portal retention}: says how long what is kept and how far the pruning is, or prunes. */
final class RetentionCommand extends SpokenCommand {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ChinaTime.ZONE);

    private final Clock clock;

    RetentionCommand(Clock clock) {
        super(
                "retention",
                "retention status|run: says how long what is kept and what was pruned, or prunes"
                        + " what is due now.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("status", "run").help("what to do");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            Pruning pruning = RetentionWiring.pruning(rooms, configuration);
            if (options.getString("action").equals("run")) {
                Terminal.say("Pruned " + pruning.run() + " lines and entries.");
            }
            tell(configuration, pruning);
        }
    }

    private static void tell(PortalConfiguration configuration, Pruning pruning) {
        for (RetentionRule rule : configuration.retention().rules()) {
            Terminal.say(
                    "  %s: %d days, %s %s%s%s"
                            .formatted(
                                    rule.kind().code(),
                                    rule.days(),
                                    rule.law(),
                                    rule.article() == null ? "" : rule.article(),
                                    rule.from() == null ? "" : ", from " + rule.from(),
                                    rule.to() == null ? "" : ", to " + rule.to()));
        }
        pruning.status()
                .forEach((kind, status) -> Terminal.say("  " + kind.code() + ": " + said(status)));
        Terminal.say("  legal holds that stand: " + pruning.holds());
    }

    private static String said(Status status) {
        if (status.began() == null) {
            return "never pruned yet.";
        }
        String when =
                status.ended() == null
                        ? "under way since " + MOMENT.format(status.began())
                        : "last pass ended " + MOMENT.format(status.ended());
        return when
                + ", pruned "
                + status.pruned()
                + "; "
                + status.stones()
                + " places of the ledger say so.";
    }
}
