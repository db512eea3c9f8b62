package org.whosaw.portal.consent.decision;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.ConsentSettings;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.decision.Decision.Deny;
import org.whosaw.portal.consent.decision.Decision.Permit;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Answers whether a recipient may receive something now. Reads committed grants each time; a grant
 * for one time is used up in the transaction that permits by it. Safe for threads.
 */
public final class Decisions {
    private final Database database;
    private final ConsentBook book;
    private final AskedBook asked;
    private final Duration holds;
    private final Clock clock;

    public Decisions(
            Database database,
            ConsentBook book,
            AskedBook asked,
            ConsentSettings settings,
            Clock clock) {
        this.database = database;
        this.book = book;
        this.asked = asked;
        this.holds = Duration.ofMinutes(settings.answerHoldsMinutes());
        this.clock = clock;
    }

    /** Answers a question; a no is kept for her to see. */
    public Decision evaluate(Question question) {
        Instant now = clock.instant();
        Decision decision = database.read(tx -> read(tx, question, now));
        if (decision instanceof Permit permit && permit.once()) {
            decision = database.inTransaction(tx -> useUp(tx, question, permit, now));
        }
        if (decision instanceof Deny deny) {
            asked.refused(question, deny.reason(), now);
        }
        return decision;
    }

    private Decision read(Tx tx, Question question, Instant now) {
        DecisionReading.Facts facts =
                DecisionReading.read(
                        tx,
                        question.person().value(),
                        question.recipientId(),
                        question.purpose(),
                        now);
        return DecisionRule.decide(
                facts.use(), facts.grants(), question.elements(), question.method(), now, holds);
    }

    private Decision useUp(Tx tx, Question question, Permit permit, Instant now) {
        Long id = permit.grantId();
        Grant grant = id == null ? null : book.find(tx, id).orElse(null);
        boolean used =
                grant != null
                        && book.use(
                                tx,
                                grant,
                                ConsentBy.system(question.clientId()),
                                now,
                                permit.before());
        return used ? permit : Deny.of(DenyReason.NO_CONSENT);
    }
}
