package org.whosaw.portal.consent.decision;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.whosaw.portal.consent.ConsentBook;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.crypto.Sealer;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.IdSource;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Tx;

/**
 * Makes and takes tokens that are good for one giving. A token is sealed and kept nowhere; that it
 * was shown is a row, so that whoever comes second finds it there, on whatever node. One is good
 * only as long as the decision that it came with still stands: not after a stop. Safe for threads.
 */
public final class Tokens {
    private static final String CONTEXT = "consent.token";
    private static final int PARTS = 7;
    private static final int LONGEST = 600;
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final ConsentBook book;
    private final Sealer sealer;
    private final IdSource ids;
    private final Clock clock;
    private volatile Instant forgotten = Instant.EPOCH;

    public Tokens(Database database, ConsentBook book, Sealer sealer, IdSource ids, Clock clock) {
        this.database = database;
        this.book = book;
        this.sealer = sealer;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What a token was made for.
     *
     * @param grant that covers, or 0 with another basis
     */
    private record Made(
            long id,
            long recipient,
            long person,
            Purpose purpose,
            long elements,
            Instant before,
            long grant) {}

    /**
     * What is about to be given.
     *
     * @param client the system that gives
     */
    public record Giving(
            HospitalId hospital,
            long recipientId,
            PersonId person,
            Set<Element> elements,
            long client) {}

    /** Returns the token of a yes. */
    public String issue(Question question, Decision.Permit permit) {
        Long grant = permit.grantId();
        String text =
                String.join(
                        " ",
                        Long.toString(ids.next()),
                        Long.toString(question.recipientId()),
                        Long.toString(question.person().value()),
                        question.purpose().code(),
                        Long.toString(Element.toBits(permit.elements())),
                        Long.toString(Micros.of(permit.before())),
                        Long.toString(grant == null ? 0 : grant));
        byte[] sealed = sealer.seal(context(question.hospital()), text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    private static String context(HospitalId hospital) {
        return CONTEXT + "." + hospital.value();
    }

    /**
     * Takes a token for what is about to be given.
     *
     * @return until when it would have been good
     * @throws PortalException when it is none, is for something else, was shown before, or what it
     *     rests on has ended
     */
    public Instant take(String token, Giving giving) {
        Made made = open(token, giving.hospital());
        long bits = Element.toBits(giving.elements());
        if (made.recipient() != giving.recipientId()
                || made.person() != giving.person().value()
                || bits == 0
                || (bits & ~made.elements()) != 0) {
            throw new PortalException(ConsentError.TOKEN_UNKNOWN);
        }
        Instant now = clock.instant();
        if (!now.isBefore(made.before())) {
            throw new PortalException(ConsentError.TOKEN_OVER);
        }
        long expires = Micros.of(made.before().plus(KEPT));
        database.write(
                tx -> {
                    TokenDao dao = tx.dao(TokenDao.class);
                    if (dao.use(made.id(), giving.client(), Micros.of(now), expires) == 0) {
                        throw new PortalException(ConsentError.TOKEN_USED);
                    }
                    if (!stands(tx, made, now)) {
                        throw new PortalException(ConsentError.TOKEN_OVER);
                    }
                });
        return made.before();
    }

    private Made open(String token, HospitalId hospital) {
        try {
            byte[] sealed =
                    Base64.getUrlDecoder().decode(token.length() > LONGEST ? "" : token.strip());
            String text =
                    new String(sealer.openBytes(context(hospital), sealed), StandardCharsets.UTF_8);
            String[] part = text.split(" ", PARTS);
            return new Made(
                    Long.parseLong(part[0]),
                    Long.parseLong(part[1]),
                    Long.parseLong(part[2]),
                    Coded.parse(Purpose.class, part[3]).orElseThrow(),
                    Long.parseLong(part[4]),
                    Micros.instant(Long.parseLong(part[5])),
                    Long.parseLong(part[6]));
        } catch (PortalException | IllegalArgumentException e) {
            throw new PortalException(ConsentError.TOKEN_UNKNOWN);
        }
    }

    /** Says whether the same question would be answered with yes now, or was for the one time. */
    private boolean stands(Tx tx, Made made, Instant now) {
        DecisionReading.Facts facts =
                DecisionReading.read(tx, made.person(), made.recipient(), made.purpose(), now);
        Set<Element> elements = Element.fromBits(made.elements());
        Duration holds = Duration.between(now, made.before());
        if (DecisionRule.decide(facts.use(), facts.grants(), elements, null, now, holds)
                .permits()) {
            return true;
        }
        return facts.use() != null
                && DecisionRule.isInForce(facts.use(), now)
                && book.find(tx, made.grant()).filter(grant -> holds(grant, now)).isPresent();
    }

    private static boolean holds(Grant grant, Instant now) {
        Instant until = grant.holdsUntil();
        return grant.mode() == GrantMode.ONCE
                && grant.state() == GrantState.USED
                && until != null
                && now.isBefore(until);
    }

    /** Forgets tokens that nobody could show any more. */
    public void tick() {
        Instant now = clock.instant();
        if (now.isAfter(forgotten.plus(KEPT))) {
            database.write(tx -> tx.dao(TokenDao.class).forget(Micros.of(now)));
            forgotten = now;
        }
    }
}
