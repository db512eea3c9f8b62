package org.whosaw.portal.consent;

import org.jspecify.annotations.Nullable;

/** Who takes a step, by id where there is one. */
public record ConsentBy(ConsentActor actor, @Nullable Long id) {
    /** The clock. */
    public static final ConsentBy CLOCK = new ConsentBy(ConsentActor.CLOCK, null);

    /** The hospital. */
    public static final ConsentBy HOSPITAL = new ConsentBy(ConsentActor.HOSPITAL, null);

    /** Returns an account, for its own record or as a guardian. */
    public static ConsentBy account(long account, boolean guardian) {
        return new ConsentBy(guardian ? ConsentActor.GUARDIAN : ConsentActor.PATIENT, account);
    }

    /** Returns a member of the staff. */
    public static ConsentBy staff(long staffUser) {
        return new ConsentBy(ConsentActor.STAFF, staffUser);
    }

    /** Returns a hospital's system. */
    public static ConsentBy system(long client) {
        return new ConsentBy(ConsentActor.SYSTEM, client);
    }
}
