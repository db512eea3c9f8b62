package org.whosaw.portal.web;

import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.desk.FilingReceipt;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.note.NoteKey;
import org.whosaw.portal.ledger.receipt.ReceiptCheck;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.request.rights.clock.SilenceStatement;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.verify.VerdictWords;

/**
 * {@code portal verify FILE}: says whether a receipt or a package holds, without any server or key
 * of ours.
 */
final class VerifyCommand extends Command {
    private final Clock clock;

    VerifyCommand(Clock clock) {
        super(
                "verify",
                "verify FILE: says whether a receipt or a package holds, and what in it does not.");
        this.clock = clock;
    }

    @Override
    public void configure(Subparser subparser) {
        subparser.addArgument("file").help("the receipt or package as it was downloaded");
        subparser
                .addArgument("--key")
                .help(
                        "the ledger's or the package's key as you kept it, or the file that holds"
                                + " it");
        subparser.addArgument("--subject").help("whose list it must be, pt_…");
    }

    @Override
    public void run(Bootstrap<?> bootstrap, Namespace options) {
        if (PackageVerification.isPackage(options.getString("file"))) {
            PackageVerification.run(options.getString("file"), options.getString("key"));
            return;
        }
        NoteKey trusted = key(options.getString("key"));
        byte[] file = SmallFile.read(options.getString("file"), ReceiptFile.LARGEST, "receipt");
        if (FilingReceipt.looksLike(file)) {
            complaint(file, trusted);
            return;
        }
        if (SilenceStatement.looksLike(file)) {
            silence(file, trusted);
            return;
        }
        ReceiptCheck check = new ReceiptCheck(trusted, options.getString("subject"));
        ReceiptCheck.Verdict verdict = check.check(file);
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

    private void complaint(byte[] file, @Nullable NoteKey trusted) {
        Words words = Words.of(Terminal.language());
        FilingReceipt receipt = FilingReceipt.check(file, trusted).orElse(null);
        if (receipt == null) {
            Terminal.say(words.get("verify.said.no"));
            throw new Refusal(words.get("verify.said.no"));
        }
        Terminal.say(words.get("verify.said.yes"));
        Terminal.say(
                words.get(
                        "verify.complaint",
                        "number",
                        receipt.number(),
                        "when",
                        new Times(words, clock).moment(receipt.filedAt()),
                        "hash",
                        receipt.contentHash()));
        if (trusted == null) {
            Terminal.say(words.get("verify.own-key"));
            Terminal.say("  " + receipt.key().text());
        }
    }

    private void silence(byte[] file, @Nullable NoteKey trusted) {
        Words words = Words.of(Terminal.language());
        SilenceStatement said = SilenceStatement.check(file, trusted).orElse(null);
        if (said == null) {
            Terminal.say(words.get("verify.said.no"));
            throw new Refusal(words.get("verify.said.no"));
        }
        Times times = new Times(words, clock);
        Terminal.say(words.get("verify.said.yes"));
        Terminal.say(
                words.get(
                        "verify.silence",
                        "hospital",
                        said.hospital(),
                        "number",
                        said.request(),
                        "kind",
                        words.get("right.kind." + said.kind()),
                        "filed",
                        times.moment(said.filedAt()),
                        "due",
                        times.day(Times.dayOf(said.dueAt().minusSeconds(1))),
                        "stated",
                        times.moment(said.statedAt())));
        if (trusted == null) {
            Terminal.say(words.get("verify.own-key"));
            Terminal.say("  " + said.key().text());
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
                        : new String(
                                        SmallFile.read(given, ReceiptFile.LARGEST, "receipt"),
                                        StandardCharsets.UTF_8)
                                .strip();
        try {
            return NoteKey.parse(text);
        } catch (PortalException e) {
            Terminal.refuse(e);
            throw e;
        }
    }
}
