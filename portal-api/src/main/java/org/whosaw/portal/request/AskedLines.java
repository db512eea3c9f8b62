package org.whosaw.portal.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.store.Tx;

/** What requests must know of the lines that are asked about; the room of accesses answers. */
public interface AskedLines {
    /** Returns the line on the first of these lists that has it, when she may read it now. */
    Optional<Own> own(PatientPrincipal patient, List<Subject> lists, long eventId);

    /** Says whether this patient may read that person's line now, a protected one while opened. */
    boolean mayRead(PatientPrincipal patient, PersonId person, long eventId);

    /** Returns a line of a person in a hospital. */
    Optional<Line> find(HospitalId hospital, PersonId person, long eventId);

    /** Draws a line since a time by lot, for a routine review. */
    Optional<Drawn> draw(HospitalId hospital, Instant since);

    /** Marks the session of a look as perhaps another person's, in the caller's transaction. */
    void doubt(Tx tx, HospitalId hospital, long eventId);

    /** A line of hers and when it was. */
    record Own(Subject subject, Instant at) {}

    /** A line that was drawn. */
    record Drawn(PersonId person, long eventId) {}

    /**
     * A look as the desk and the one who looked may know it.
     *
     * @param accessorKey blind index of the person or account behind it
     * @param personal whether one person holds the account, as far as the hospital has said
     * @param action the action's code
     * @param persons how many persons the look was about
     */
    record Line(
            Instant at,
            byte[] accessorKey,
            boolean personal,
            @Nullable String maskedName,
            @Nullable String role,
            @Nullable String department,
            String system,
            @Nullable String systemEn,
            @Nullable String place,
            @Nullable String placeEn,
            String action,
            Set<Element> elements,
            int persons) {
        public Line {
            elements = Set.copyOf(elements);
        }

        @Override
        public String toString() {
            return "Line[" + action + "]";
        }
    }
}
