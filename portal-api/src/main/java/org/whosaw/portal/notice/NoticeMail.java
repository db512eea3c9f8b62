package org.whosaw.portal.notice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.outbox.Envelope;
import org.whosaw.portal.outbox.Outbox;
import org.whosaw.portal.outbox.mail.MailAddress;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Keeps the e-mail address at which an account wishes to be told. It is sealed, and used only once
 * the code that was sent there came back; whoever types a wrong one five times asks anew. Safe for
 * threads.
 */
public final class NoticeMail {
    static final String SEAL = "notice_choice.email";

    private static final int DIGITS = 6;
    private static final int TRIES = 5;
    private static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final Duration APART = Duration.ofMinutes(2);

    private final Ground on;
    private final boolean isOn;

    /** What it stands on. */
    public record Ground(
            Database database,
            Sealer sealer,
            Pseudonymizer pseudonymizer,
            RandomSource random,
            Outbox outbox,
            Clock clock) {}

    /**
     * @param isOn whether this portal sends mail at all
     */
    public NoticeMail(Ground on, boolean isOn) {
        this.on = on;
        this.isOn = isOn;
    }

    /** Says whether this portal sends mail at all. */
    public boolean isOn() {
        return isOn;
    }

    /** Names what became of what she asked. */
    public enum Outcome {
        CODE_SENT,
        CONFIRMED,
        REMOVED,
        NO_ADDRESS,
        /** A code left a moment ago. */
        TOO_SOON,
        WRONG_CODE,
        /** The code is over, was tried too often, or none was asked for. */
        ASK_ANEW
    }

    /**
     * Where an account stands.
     *
     * @param address masked, or null without one
     */
    public record State(@Nullable String address, boolean confirmed) {
        @Override
        public String toString() {
            return "State[" + confirmed + "]";
        }
    }

    /** Returns where her account stands. */
    public State of(PatientPrincipal patient) {
        return row(patient.accountId())
                .filter(row -> row.email() != null)
                .map(row -> new State(masked(open(row)), row.emailGood() != null))
                .orElse(new State(null, false));
    }

    private Optional<ChoiceDao.MailRow> row(long account) {
        return on.database().read(tx -> tx.dao(ChoiceDao.class).mail(account));
    }

    private String open(ChoiceDao.MailRow row) {
        byte[] sealed = row.email();
        return sealed == null ? "" : on.sealer().open(SEAL, sealed);
    }

    /** Returns the address that messages of an account go to, or empty. */
    public Optional<String> confirmed(long account) {
        return isOn
                ? row(account)
                        .filter(row -> row.email() != null && row.emailGood() != null)
                        .map(this::open)
                : Optional.empty();
    }

    private static String masked(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "" : address.charAt(0) + "***" + address.substring(at);
    }

    /** Sends a code to an address; the one before is not used from now on. */
    public Outcome ask(PatientPrincipal patient, String typed, String language) {
        String address = typed.strip();
        if (!isOn || !MailAddress.isWhole(address)) {
            return Outcome.NO_ADDRESS;
        }
        Instant now = on.clock().instant();
        long account = patient.accountId();
        String code = on.random().text(DIGITS, "0123456789");
        byte[] sealed = on.sealer().seal(SEAL, address);
        Consumer<Tx> letter =
                on.outbox()
                        .prepare(
                                new Envelope(
                                        Envelope.MAIL,
                                        "notice-code." + language,
                                        address,
                                        Map.of("code", code),
                                        GOOD_FOR));
        boolean sent =
                on.database()
                        .inTransaction(
                                tx -> {
                                    NoticeChoices.open(tx, account);
                                    int asked =
                                            tx.dao(ChoiceDao.class)
                                                    .askMail(
                                                            account,
                                                            sealed,
                                                            hash(account, code),
                                                            Micros.of(now),
                                                            Micros.of(now.minus(APART)));
                                    if (asked == 1) {
                                        letter.accept(tx);
                                    }
                                    return asked == 1;
                                });
        if (sent) {
            on.outbox().wake();
        }
        return sent ? Outcome.CODE_SENT : Outcome.TOO_SOON;
    }

    private byte[] hash(long account, String code) {
        return on.pseudonymizer().index("notice.mail-code", Long.toString(account), code);
    }

    /** Takes the code that came by mail. */
    public Outcome confirm(PatientPrincipal patient, String typed) {
        Instant now = on.clock().instant();
        long account = patient.accountId();
        byte[] given = hash(account, typed.replaceAll("\\s", ""));
        return on.database()
                .inTransaction(
                        tx -> {
                            ChoiceDao dao = tx.dao(ChoiceDao.class);
                            ChoiceDao.MailRow row = dao.mail(account).orElse(null);
                            Long asked = row == null ? null : row.emailAsked();
                            // The try is counted first: nobody guesses in parallel.
                            if (row == null
                                    || row.emailCode() == null
                                    || asked == null
                                    || Micros.instant(asked).plus(GOOD_FOR).isBefore(now)
                                    || dao.tryMail(account, TRIES) == 0) {
                                return Outcome.ASK_ANEW;
                            }
                            if (!Arrays.equals(row.emailCode(), given)) {
                                return Outcome.WRONG_CODE;
                            }
                            dao.confirmMail(account, given, Micros.of(now));
                            return Outcome.CONFIRMED;
                        });
    }

    /** Forgets her address. */
    public Outcome remove(PatientPrincipal patient) {
        on.database()
                .write(
                        tx ->
                                tx.dao(ChoiceDao.class)
                                        .removeMail(
                                                patient.accountId(),
                                                Micros.of(on.clock().instant())));
        return Outcome.REMOVED;
    }
}
