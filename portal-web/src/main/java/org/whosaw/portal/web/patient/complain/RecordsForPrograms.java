package org.whosaw.portal.web.patient.complain;

import java.util.List;
import org.whosaw.portal.app.complaint.MyComplaintResource;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.Visit;

/** Takes the same extracts for a program as the pages take: a package has one wording. */
public final class RecordsForPrograms implements MyComplaintResource.Extracts {
    private final OwnExtracts extracts;
    private final PersonDirectory persons;
    private final boolean demo;

    public RecordsForPrograms(OwnExtracts extracts, PersonDirectory persons, boolean demo) {
        this.extracts = extracts;
        this.persons = persons;
        this.demo = demo;
    }

    @Override
    public List<Attached> of(
            PatientPrincipal patient, Subject subject, Language language, String reference) {
        PersonCard card =
                persons.find(List.of(subject.person())).stream()
                        .findFirst()
                        .orElseThrow(() -> new PortalException(KernelError.NOT_FOUND));
        boolean loss = card.loss() || card.deceasedAt() != null;
        Look look = new Look(language, Look.Theme.AUTO, false);
        Visit visit = new Visit(look, "/", "", "", null, demo);
        return extracts.of(
                new SignedIn(visit, patient, false, subject, card, loss, null), reference);
    }
}
