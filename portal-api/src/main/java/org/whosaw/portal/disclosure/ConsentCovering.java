package org.whosaw.portal.disclosure;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/** Says what a provision rested on at the instant it was made: her permission, or what else. */
@FunctionalInterface
public interface ConsentCovering {
    /** Knows of no permission and no register: what the hospital itself states is all there is. */
    ConsentCovering NOTHING = (tx, person, recipient, purpose, elements, at) -> Covering.none();

    /**
     * Answers for one person and one provision, from what is on record.
     *
     * @param recipient the row id of the outside party
     * @param at when it was given
     */
    Covering at(
            Tx tx,
            PersonId person,
            long recipient,
            Purpose purpose,
            Set<Element> elements,
            Instant at);

    /** How a provision stands to her permission. */
    enum State implements Coded {
        /** Every element was covered by a permission of hers that was live at that instant. */
        COVERED,
        /** The hospital's register of approved uses names a ground other than consent. */
        OTHER_BASIS,
        /** The register knows no such ground, and no permission of hers is on record. */
        NONE,
        /** She had stopped it before. */
        AFTER_STOP
    }

    /**
     * One answer.
     *
     * @param grant {@code gr_…} of the permission that covered it or that she had stopped, or null
     * @param article law and article of the other ground, or null
     * @param since when the permission was given, or when it was stopped, or null
     */
    record Covering(
            State state,
            @Nullable String grant,
            @Nullable String article,
            @Nullable Instant since) {
        /** Returns that a live permission covered it. */
        public static Covering covered(String grant, Instant given) {
            return new Covering(State.COVERED, grant, null, given);
        }

        /** Returns that the register names another ground. */
        public static Covering otherBasis(String article) {
            return new Covering(State.OTHER_BASIS, null, article, null);
        }

        /** Returns that nothing is on record. */
        public static Covering none() {
            return new Covering(State.NONE, null, null, null);
        }

        /** Returns that she had stopped it. */
        public static Covering afterStop(@Nullable String grant, Instant stopped) {
            return new Covering(State.AFTER_STOP, grant, null, stopped);
        }
    }
}
