package org.whosaw.portal.identity;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;

/**
 * A signed-in patient or guardian.
 *
 * <p>Own persons come first in {@code subjects}, then those she is guardian of now.
 *
 * @param secondFactorPerson whose protected entries the second factor opens, or null
 * @param secondFactorUntil when the second factor ends, or null
 */
public record PatientPrincipal(
        long accountId,
        long sessionId,
        List<Subject> subjects,
        @Nullable PersonId secondFactorPerson,
        @Nullable Instant secondFactorUntil)
        implements Principal {
    public PatientPrincipal {
        subjects = List.copyOf(subjects);
    }

    /** Returns her own persons, without those she is guardian of. */
    public List<Subject> own() {
        return subjects.stream().filter(subject -> !subject.guarded()).toList();
    }

    /** Returns the persons she is guardian of. */
    public List<Subject> guarded() {
        return subjects.stream().filter(Subject::guarded).toList();
    }

    /** Returns the subject when this principal may read it. */
    public Optional<Subject> subject(PersonId person) {
        return subjects.stream().filter(subject -> subject.person().equals(person)).findFirst();
    }

    /**
     * Returns the subjects a request means: the one named by {@code ?subject=}, or all her own.
     *
     * @throws PortalException not found, for a subject that is not hers or does not exist
     */
    public List<Subject> chosen(@Nullable String subject) {
        if (subject == null || subject.isEmpty()) {
            return own();
        }
        return subjects.stream()
                .filter(each -> each.person().code().equals(subject))
                .findFirst()
                .map(List::of)
                .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    /**
     * Says whether her second factor opens the protected entries of {@code person} at {@code now}.
     * A guardian's view never opens them.
     */
    public boolean hasSecondFactor(PersonId person, Instant now) {
        return person.equals(secondFactorPerson)
                && secondFactorUntil != null
                && now.isBefore(secondFactorUntil)
                && subject(person).filter(subject -> !subject.guarded()).isPresent();
    }

    /** Returns those of {@code some} whose protected entries her second factor opens now. */
    public Set<PersonId> opened(List<Subject> some, Instant now) {
        return some.stream()
                .map(Subject::person)
                .filter(person -> hasSecondFactor(person, now))
                .collect(Collectors.toSet());
    }

    @Override
    public String getName() {
        return "account:" + Ids.encode(accountId);
    }
}
