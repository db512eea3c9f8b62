package org.whosaw.portal.app;

import java.util.Objects;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.decision.Coverings;
import org.whosaw.portal.consent.decision.Coverings.Found;
import org.whosaw.portal.disclosure.ConsentCovering;
import org.whosaw.portal.disclosure.ConsentCovering.Covering;

/** Tells the room of provisions what the room of consent knows. */
final class ConsentWiring {
    private ConsentWiring() {}

    /** Returns what a provision rested on, as the grants and the register have it. */
    static ConsentCovering covering(Coverings coverings) {
        return (tx, person, recipient, purpose, elements, at) ->
                covering(coverings.at(tx, person, recipient, purpose, elements, at));
    }

    private static Covering covering(Found found) {
        Grant covered = found.covered();
        Grant stopped = found.stopped();
        String article = found.article();
        if (article != null) {
            return Covering.otherBasis(article);
        }
        if (covered != null) {
            return Covering.covered(covered.number(), covered.givenAt());
        }
        return stopped == null
                ? Covering.none()
                : Covering.afterStop(stopped.number(), Objects.requireNonNull(stopped.revokedAt()));
    }
}
