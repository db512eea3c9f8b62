package org.whosaw.portal.hospital.counter;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.PersonId;

/**
 * Names an opened person from one form to the next: signed, for ten minutes, and for the session
 * that opened her. So nobody comes to a person but by her exact number, which is on record.
 */
final class Openings {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String DOMAIN = "counter.opening";
    private static final int BODY_BYTES = 3 * Long.BYTES;
    private static final int CODE_BYTES = 16;

    private final Pseudonymizer pseudonymizer;
    private final Clock clock;

    Openings(Pseudonymizer pseudonymizer, Clock clock) {
        this.pseudonymizer = pseudonymizer;
        this.clock = clock;
    }

    String write(StaffPrincipal staff, PersonId person) {
        long until = clock.instant().plus(LIFETIME).getEpochSecond();
        byte[] body = body(person.value(), until, staff.sessionId());
        byte[] code = pseudonymizer.authenticate(DOMAIN, body);
        byte[] all = Arrays.copyOf(body, 2 * Long.BYTES + CODE_BYTES);
        System.arraycopy(code, 0, all, 2 * Long.BYTES, CODE_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    Optional<PersonId> read(StaffPrincipal staff, String opening) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(opening);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not one of ours
        }
        if (all.length != 2 * Long.BYTES + CODE_BYTES) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(all);
        long person = fields.getLong();
        long until = fields.getLong();
        byte[] code = Arrays.copyOfRange(all, 2 * Long.BYTES, all.length);
        boolean genuine =
                pseudonymizer.isAuthentic(DOMAIN, body(person, until, staff.sessionId()), code);
        return genuine && clock.instant().isBefore(Instant.ofEpochSecond(until))
                ? Optional.of(new PersonId(person))
                : Optional.empty();
    }

    private static byte[] body(long person, long until, long session) {
        return ByteBuffer.allocate(BODY_BYTES)
                .putLong(person)
                .putLong(until)
                .putLong(session)
                .array();
    }
}
