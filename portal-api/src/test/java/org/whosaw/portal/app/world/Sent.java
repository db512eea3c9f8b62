package org.whosaw.portal.app.world;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.whosaw.portal.access.AccessAction;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessorClaim;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.hospital.Directory.SystemEntry;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * One event or provision that a hospital sends.
 *
 * @param id its number there; the terminal or the article tells it again on the patient's list
 * @param minute when, back from now; few values, so that many fall together
 * @param staff who; the last one is another house's
 * @param subjects persons by their number; {@code PERSONS} more names them by another identifier
 */
record Sent(int id, boolean provision, int minute, int staff, int kind, Set<Integer> subjects) {
    private static final List<Set<Element>> SHOWN =
            List.of(
                    Set.of(Element.NAME),
                    Set.of(Element.PHONE, Element.DUE_DATE),
                    Set.of(Element.BILL),
                    Set.of(Element.INFECTION_STATUS));

    static SystemEntry system(String code) {
        return new SystemEntry(code, code, null, null, null, null, null, null);
    }

    /** Draws one; its id is set by whoever gathers them. */
    static Arbitrary<Sent> any() {
        return Combinators.combine(
                        Arbitraries.of(false, false, true),
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, SHOWN.size() - 1),
                        Arbitraries.integers()
                                .between(0, 2 * World.PERSONS - 1)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(4))
                .as(
                        (given, minute, who, kind, about) ->
                                new Sent(0, given, minute, who, kind, about));
    }

    Sent numbered(int number) {
        return new Sent(number, provision, minute, staff, kind, subjects);
    }

    Sent withMinute(int other) {
        return new Sent(id, provision, other, staff, kind, subjects);
    }

    private Instant at() {
        return World.NOW.minusSeconds(minute * 60L);
    }

    private List<SubjectKey> keys() {
        return subjects.stream().sorted().map(Sent::key).toList();
    }

    private static SubjectKey key(int number) {
        return number < World.PERSONS
                ? SubjectKey.mrn("P" + number)
                : new SubjectKey("urn:x", "x" + (number - World.PERSONS));
    }

    AccessEvent asAccess() {
        return new AccessEvent(
                "e" + id,
                null,
                at(),
                id % 4 == 0 ? "US" : "HIS",
                "T" + id,
                null,
                new AccessorClaim(null, "S" + staff, null, null, null, null, null, null),
                AccessAction.VIEW,
                Purpose.TREATMENT,
                kind == 2 ? Set.of(DataCategory.BILLING) : Set.of(),
                SHOWN.get(kind),
                false,
                null,
                null,
                AccessOutcome.SUCCESS,
                keys());
    }

    Provision asProvision() {
        return new Provision(
                "e" + id,
                null,
                at(),
                "HIS",
                "insurer",
                Purpose.INSURANCE_CLAIM,
                LegalBasis.CONTRACT,
                "article " + id,
                SHOWN.get(kind),
                "file",
                null,
                null,
                null,
                null,
                null,
                keys());
    }
}
