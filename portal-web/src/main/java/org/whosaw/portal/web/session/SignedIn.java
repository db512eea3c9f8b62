package org.whosaw.portal.web.session;

import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Frame.Owner;

/**
 * A patient at the pages, with the one person whose list is open.
 *
 * @param subject whose list is open: she herself or her child
 * @param person what the hospital has on record of that person
 * @param loss whether she lost a child, or the open list is of one who died
 * @param deskPhone the hospital's number, or null
 */
public record SignedIn(
        Visit visit,
        PatientPrincipal patient,
        boolean family,
        Subject subject,
        PersonCard person,
        boolean loss,
        @Nullable String deskPhone)
        implements Principal {

    /** Returns the open list as rooms ask for it. */
    public List<Subject> subjects() {
        return List.of(subject);
    }

    public Words words() {
        return visit.words();
    }

    /** Returns the frame of her pages. */
    public Frame frame() {
        return frame(visit.path());
    }

    /**
     * Returns the frame of a page that answers a form and so has no address of its own.
     *
     * @param path where its language link leads
     */
    public Frame frame(String path) {
        return new Frame(
                visit.look(), path, visit.csrf(), owner(), family, loss, deskPhone, visit.demo());
    }

    /** Returns whose list is open. */
    public Owner owner() {
        if (!subject.guarded()) {
            return Owner.MINE;
        }
        return loss ? Owner.CHILD : Owner.NEWBORN;
    }

    @Override
    public String getName() {
        return patient.getName();
    }

    @Override
    public String toString() {
        return "SignedIn[" + getName() + "]";
    }
}
