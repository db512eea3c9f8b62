package org.whosaw.portal.ingest.fhir.rest;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.HospitalId;

/** Answers what FHIR events leave open and only the hospital's directory knows. */
public interface FhirDirectory {
    /** Returns the system that the client is, empty when it speaks for several. */
    Optional<String> ownSystem(SystemPrincipal client);

    /** Returns the code of the hospital's system that has one of these codes, else names. */
    Optional<String> system(HospitalId hospital, List<String> names);

    /**
     * Returns the code of the recipient that has one of these names, codes or credit codes; a card
     * of the first name is made when there is none, so that no provision is lost.
     */
    String recipient(HospitalId hospital, List<String> names);

    /** Returns those of the keys under which somebody is registered. */
    Set<SubjectKey> registered(HospitalId hospital, Collection<SubjectKey> keys);
}
