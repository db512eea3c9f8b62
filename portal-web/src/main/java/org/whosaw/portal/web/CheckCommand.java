package org.whosaw.portal.web;

import io.dropwizard.core.setup.Bootstrap;
import java.time.Clock;
import java.util.List;
import net.sourceforge.argparse4j.inf.Namespace;
import org.whosaw.portal.app.Finding;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Soundness;

/** {@code portal check}: proves the installation sound, or says what to change. */
final class CheckCommand extends SpokenCommand {
    private final Clock clock;

    CheckCommand(Clock clock) {
        super(
                "check",
                "Proves that logs are kept long enough and that keys, address, database and folder"
                    + " are sound, and every row of the register; says what to change where they"
                    + " are not.");
        this.clock = clock;
    }

    @Override
    protected void run(
            Bootstrap<PortalConfiguration> bootstrap,
            Namespace namespace,
            PortalConfiguration configuration) {
        List<Finding> findings = Soundness.of(configuration, clock);
        for (Finding each : findings) {
            Terminal.say((each.sound() ? "ok    " : "wrong ") + each.text());
        }
        long wrong = findings.stream().filter(each -> !each.sound()).count();
        if (wrong > 0) {
            throw new Refusal(wrong == 1 ? "1 thing is wrong." : wrong + " things are wrong.");
        }
        Terminal.say("All is well.");
    }
}
