package org.whosaw.portal.ingest.fhir.search;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.access.AccessScroll.By;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;

/**
 * Decides whose list a reader may search. A patient: her own and those she is guardian of. An
 * auditor: one person of her own hospital, named, whose protected entries stay closed to her, and
 * on whose list the search itself then stands. Safe for threads.
 */
final class SearchDoor {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.audit");

    private final PersonDirectory persons;
    private final RateLimits limits;
    private final DeskLooks looks;
    private final Clock clock;

    SearchDoor(PersonDirectory persons, RateLimits limits, DeskLooks looks, Clock clock) {
        this.persons = persons;
        this.limits = limits;
        this.looks = looks;
        this.clock = clock;
    }

    /**
     * What a reader may search.
     *
     * @param named the person in the links, or null when she named none
     * @param by who looked, as this reader may ask for it
     */
    record Opened(
            List<Subject> subjects,
            Set<PersonId> opened,
            @Nullable String named,
            @Nullable By by,
            @Nullable PersonCard looked) {}

    /**
     * Returns what the reader may search of what she asks.
     *
     * @throws PortalException forbidden, not found or not named
     */
    Opened open(RecordReader reader, SearchQuery query) {
        PatientPrincipal patient = reader.patient();
        return patient != null
                ? toPatient(patient, query)
                : toAuditor(Objects.requireNonNull(reader.staff()), query);
    }

    /**
     * Returns whose single entry a reader may read: hers, or those of the person that an auditor
     * names.
     *
     * @param person as the entry's id names her, or null
     * @throws PortalException forbidden or not found
     */
    Opened openOne(RecordReader reader, @Nullable String person) {
        OptionalLong id =
                person == null ? OptionalLong.empty() : Ids.parse(IdPrefix.SUBJECT, person);
        PatientPrincipal patient = reader.patient();
        if (patient != null) {
            List<Subject> subjects =
                    patient.subjects().stream()
                            .filter(
                                    each ->
                                            person == null
                                                    || id.isPresent()
                                                            && each.person().value()
                                                                    == id.getAsLong())
                            .toList();
            return new Opened(
                    subjects, patient.opened(subjects, clock.instant()), null, null, null);
        }
        StaffPrincipal staff = Objects.requireNonNull(reader.staff());
        PersonCard her =
                admitted(
                        staff,
                        id.isEmpty()
                                ? Optional.empty()
                                : persons.find(new PersonId(id.getAsLong())));
        return ofPerson(her, null);
    }

    private Opened toPatient(PatientPrincipal patient, SearchQuery query) {
        if (query.identifier() != null) {
            throw SearchQuery.fault("patient:identifier"); // she is known by her token
        }
        List<Subject> subjects = patient.chosen(query.patient());
        return new Opened(
                subjects,
                patient.opened(subjects, clock.instant()),
                query.patient(),
                query.agent() == null ? null : new By(lastOf(query.agent()), null),
                null);
    }

    private Opened toAuditor(StaffPrincipal staff, SearchQuery query) {
        staff.require(StaffRole.AUDITOR);
        if ((query.patient() == null) == (query.identifier() == null)) {
            throw SearchQuery.fault("patient");
        }
        PersonCard her = admitted(staff, found(staff, query));
        return ofPerson(her, query.agent() == null ? null : ofStaff(query.agent()));
    }

    /** Passes an auditor to a person of her own hospital. */
    private PersonCard admitted(StaffPrincipal staff, Optional<PersonCard> found) {
        staff.require(StaffRole.AUDITOR);
        limits.spend(RateLimit.AUDIT_SEARCHES_PER_STAFF, Ids.encode(staff.staffUserId()));
        Optional<PersonCard> card =
                found.filter(each -> each.hospital().equals(staff.hospitalId()));
        LOG.info("audit search staff={} found={}", staff.getName(), card.isPresent());
        return card.orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
    }

    private static Opened ofPerson(PersonCard her, @Nullable By by) {
        return new Opened(
                List.of(new Subject(her.id(), her.hospital(), true)),
                Set.of(),
                her.id().code(),
                by,
                her);
    }

    private Optional<PersonCard> found(StaffPrincipal staff, SearchQuery query) {
        SubjectKey key = query.identifier();
        if (key != null) {
            PersonId person = persons.resolve(staff.hospitalId(), List.of(key)).get(key);
            return person == null ? Optional.empty() : persons.find(person);
        }
        OptionalLong id =
                Ids.parse(IdPrefix.SUBJECT, Objects.requireNonNullElse(query.patient(), ""));
        return id.isEmpty() ? Optional.empty() : persons.find(new PersonId(id.getAsLong()));
    }

    /** Puts an auditor's search on the person's list, durably; a patient's own leaves nothing. */
    void enter(RecordReader reader, Opened opened) {
        StaffPrincipal staff = reader.staff();
        if (staff != null && opened.looked() != null) {
            looks.record(staff, opened.looked(), false, Set.of());
        }
    }

    private static By ofStaff(String agent) {
        boolean byNumber = agent.startsWith("Practitioner/");
        return byNumber ? new By(null, lastOf(agent)) : new By(lastOf(agent), null);
    }

    private static String lastOf(String agent) {
        String code = agent.substring(agent.lastIndexOf('/') + 1);
        return code.substring(code.lastIndexOf('|') + 1);
    }
}
