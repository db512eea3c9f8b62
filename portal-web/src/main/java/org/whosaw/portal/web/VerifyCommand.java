package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.verify.VerdictWords;

/** {@code portal verify FILE}: says whether a receipt holds, without any server or key of ours. */
final class VerifyCommand extends Command {
    private final Clock clock;

    VerifyCommand(Clock clock) {
        super("verify", "verify FILE: says whether a receipt holds, and which entry does not.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("file").help("the receipt as it was downloaded");
        subparser
                .addArgument("--key")
                .help("the ledger's key as you kept it, or the file that holds it");
        subparser.addArgument("--subject").help("whose list it must be, pt_…");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace options) {
        NoteKey trusted = key(options.getString("key"));
        ReceiptCheck check = new ReceiptCheck(trusted, options.getString("subject"));
        ReceiptCheck.Verdict verdict = check.check(read(options.getString("file")));
        Words words = Words.of(Terminal.language());
        VerdictWords said = new VerdictWords(words, clock);
        Terminal.say(said.headline(verdict));
        said.sentences(verdict).forEach(Terminal::say);
        NoteKey used = verdict.key();
        if (trusted == null && used != null) {
            Terminal.say(words.get("verify.own-key"));
            Terminal.say("  " + used.text());
        }
        if (!verdict.holds()) {
            throw new Refusal(said.headline(verdict));
        }
    }

    @Override
    public void onError(Cli cli, Namespace namespace, Throwable e) {
        if (!Refusal.isSpokenOf(e)) {
            super.onError(cli, namespace, e);
        }
    }

    private static @Nullable NoteKey key(@Nullable String given) {
        if (given == null) {
            return null;
        }
        String text =
                given.contains("+")
                        ? given
                        : new String(read(given), StandardCharsets.UTF_8).strip();
        try {
            return NoteKey.parse(text);
        } catch (PortalException e) {
            Terminal.refuse(e);
            throw e;
        }
    }

    private static byte[] read(String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > ReceiptFile.LARGEST) {
                throw new Refusal(file + " is too large for a receipt.");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Refusal("Cannot read " + file + ".");
        }
    }
}
