package org.whosaw.portal.retention.erasure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Coded;

/**
 * What a law keeps of an erased person, and how long. Nothing of it is processed any more but
 * stored and guarded (Personal Information Protection Law, article 47).
 */
public enum KeptKind implements Coded {
    /** Who opened her record and when: Cybersecurity Law, network logs. */
    ACCESS_LOG(Period.ofYears(3)),
    /** What was given outside: Network Data Security Regulations, article 12. */
    DISCLOSURE(Period.ofYears(3)),
    /** What she asked and that it was answered, without the words: Civil Code, article 188. */
    REQUEST(Period.ofYears(3)),
    /** That she asked to stop something, without the words: proof of consent and its end. */
    WISH(Period.ofYears(3)),
    /**
     * What she allowed, refused and stopped, and when: it must be provable (Personal Information
     * Protection Law, article 69), for the limitation of three years (Civil Code, article 188).
     */
    CONSENT(Period.ofYears(3));

    private final Period period;

    KeptKind(Period period) {
        this.period = period;
    }

    /** Returns the day until which it stays, seen from the last thing of its kind. */
    public LocalDate until(Instant last) {
        return LocalDate.ofInstant(last, ChinaTime.ZONE).plus(period);
    }
}
