package org.whosaw.portal.consent.asking;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.ConsentSettings;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.crypto.Pseudonymizer;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.PortalException;

/**
 * Makes and reads the codes that recipients show: which use, until which day, sealed by the
 * hospital's key. A code names nobody. Safe for threads.
 */
public final class RecipientCodes {
    private static final String DOMAIN = "consent.code";
    private static final int BODY = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int SEAL = 11;
    private static final int LONGEST = 64;

    private final RecipientRegister register;
    private final Pseudonymizer pseudonymizer;
    private final int days;
    private final Clock clock;

    public RecipientCodes(
            RecipientRegister register,
            Pseudonymizer pseudonymizer,
            ConsentSettings settings,
            Clock clock) {
        this.register = register;
        this.pseudonymizer = pseudonymizer;
        this.days = settings.codeHoldsDays();
        this.clock = clock;
    }

    /** Returns a code for a use, good from today on for the days of the settings. */
    public String issue(RecipientUse use) {
        byte[] body =
                ByteBuffer.allocate(BODY)
                        .putLong(use.id())
                        .putInt(use.codeNumber())
                        .putInt((int) today().plusDays(days).toEpochDay())
                        .array();
        byte[] seal = Arrays.copyOf(pseudonymizer.authenticate(DOMAIN, body), SEAL);
        byte[] whole = ByteBuffer.allocate(BODY + SEAL).put(body).put(seal).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * Returns the use that a code is for.
     *
     * @throws PortalException when the hospital did not make it, or its time is over
     */
    public RecipientUse read(String code) {
        byte[] whole = bytes(code);
        byte[] body = Arrays.copyOf(whole, BODY);
        byte[] seal = Arrays.copyOfRange(whole, BODY, BODY + SEAL);
        if (!pseudonymizer.isAuthentic(DOMAIN, body, seal)) {
            throw new PortalException(ConsentError.CODE_FORGED);
        }
        ByteBuffer in = ByteBuffer.wrap(body);
        RecipientUse use =
                register.find(in.getLong())
                        .orElseThrow(() -> new PortalException(ConsentError.CODE_OLD));
        boolean replaced = in.getInt() != use.codeNumber();
        if (replaced || in.getInt() < today().toEpochDay()) {
            throw new PortalException(ConsentError.CODE_OLD);
        }
        return use;
    }

    private static byte[] bytes(String code) {
        try {
            byte[] whole =
                    code.length() > LONGEST ? new byte[0] : Base64.getUrlDecoder().decode(code);
            String again = Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
            if (whole.length == BODY + SEAL && again.equals(code)) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            throw new PortalException(ConsentError.CODE_FORGED);
        }
        throw new PortalException(ConsentError.CODE_FORGED);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ChinaTime.ZONE);
    }
}
