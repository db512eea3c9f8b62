package org.whosaw.portal.ingest.fhir.rest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.DirectoryCards.SystemCard;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.HospitalId;

/** Answers from the hospital room's directory. */
public final class KnownNames implements FhirDirectory {
    private final HospitalFeature hospital;
    private final Function<SystemPrincipal, Optional<String>> ownSystem;

    /**
     * @param ownSystem which system of its hospital a client is, empty when it speaks for several
     */
    public KnownNames(
            HospitalFeature hospital, Function<SystemPrincipal, Optional<String>> ownSystem) {
        this.hospital = hospital;
        this.ownSystem = ownSystem;
    }

    @Override
    public Optional<String> ownSystem(SystemPrincipal client) {
        return ownSystem.apply(client);
    }

    @Override
    public Optional<String> system(HospitalId id, List<String> names) {
        for (String each : names) {
            if (hospital.lookup().system(id, each).isPresent()) {
                return Optional.of(each);
            }
        }
        return hospital.lookup().systems(id).stream()
                .filter(
                        card ->
                                names.stream()
                                        .anyMatch(
                                                each ->
                                                        each.equals(card.name())
                                                                || each.equals(card.nameEn())))
                .map(SystemCard::code)
                .findFirst();
    }

    @Override
    public String recipient(HospitalId id, List<String> names) {
        List<RecipientCard> all = hospital.lookup().recipients(id);
        for (String name : names) {
            for (RecipientCard card : all) {
                if (name.equals(card.code())
                        || name.equals(card.name())
                        || name.equals(card.nameEn())
                        || name.equals(card.uscc())) {
                    return card.code();
                }
            }
        }
        long made = hospital.directory().recipientOfEmployer(id, names.get(0), null);
        return hospital.lookup().recipient(made).map(RecipientCard::code).orElseThrow();
    }

    @Override
    public Set<SubjectKey> registered(HospitalId id, Collection<SubjectKey> keys) {
        return hospital.persons().resolve(id, keys).keySet();
    }
}
