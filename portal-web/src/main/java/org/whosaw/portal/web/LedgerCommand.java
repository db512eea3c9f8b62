package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.ledger.AuditFinding;
import org.whosaw.portal.ledger.LedgerAudit;
import org.whosaw.portal.text.Texts;

/** {@code portal ledger verify}: works the ledger out anew and names what does not fit. */
final class LedgerCommand extends SpokenCommand {
    private static final long LARGEST = 1 << 18;
    private static final long TELL_EVERY = 1_000_000;

    private final Clock clock;

    LedgerCommand(Clock clock) {
        super("ledger", "ledger verify: works the ledger out anew and names what does not fit.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("action").choices("verify").help("what to do");
        subparser
                .addArgument("--checkpoint")
                .help("a checkpoint that someone outside kept: shows what was cut off or put back");
        subparser
                .addArgument("--tree-only")
                .action(Arguments.storeTrue())
                .help("leaves out holding the rows of the database against their entries");
        super.configure(subparser);
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace options,
            PortalConfiguration configuration) {
        String file = options.getString("checkpoint");
        byte[] outside = file == null ? null : SmallFile.read(file, LARGEST, "checkpoint");
        try (Rooms rooms = Opening.existing(configuration, clock)) {
            LedgerAudit audit =
                    rooms.ledger()
                            .audit(options.getBoolean("tree_only") ? List.of() : rooms.provable());
            tell(audit.check(outside, LedgerCommand::progress), outside);
        }
    }

    private static void progress(long checked) {
        if (checked % TELL_EVERY == 0) {
            Terminal.say("  … " + checked + " entries");
        }
    }

    private static void tell(LedgerAudit.Report report, byte @Nullable [] outside) {
        Texts texts = Texts.load();
        for (AuditFinding each : report.findings()) {
            Terminal.say(
                    texts.get(
                            Terminal.language(),
                            each.kind().textKey(),
                            String.valueOf(each.first()),
                            String.valueOf(each.second()),
                            each.name()));
        }
        if (!report.findings().isEmpty()) {
            throw new Refusal(
                    "The ledger does not hold: "
                            + report.findings().size()
                            + " findings in "
                            + report.size()
                            + " entries.");
        }
        Terminal.say(
                "The ledger holds: "
                        + report.size()
                        + " entries are what was signed, "
                        + report.rows()
                        + " rows are what they say"
                        + (outside == null ? "." : ", and begin with what was kept outside."));
        if (outside == null) {
            Terminal.say(
                    "A cut-off end or an old backup shows only against a checkpoint kept outside:"
                            + " --checkpoint FILE.");
        }
    }
}
