package org.whosaw.portal.web.recipient;

import java.security.Principal;
import java.time.Clock;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Chrome;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.session.Visit;

/** Somebody of a recipient at its own pages. */
public record Guest(
        Visit visit,
        RecipientPrincipal principal,
        RecipientCard card,
        Hospital hospital,
        Clock clock)
        implements Principal {
    public Words words() {
        return visit.words();
    }

    /** Returns the writer of times. */
    public Times times() {
        return new Times(words(), clock);
    }

    /** Returns the chrome of a page. */
    public Chrome chrome(String title, String path) {
        return new Frame(
                        visit.look(),
                        path,
                        visit.csrf(),
                        null,
                        false,
                        false,
                        hospital.phone(),
                        visit.demo())
                .deskChrome(title);
    }

    /** Returns what stands above. */
    public GuestBar bar() {
        return new GuestBar(
                words().language().named(card.name(), card.nameEn()),
                words().get(
                                "guest.house",
                                "name",
                                words().language().named(hospital.name(), hospital.nameEn())),
                true);
    }

    @Override
    public String getName() {
        return principal.getName();
    }

    @Override
    public String toString() {
        return "Guest[" + getName() + "]";
    }
}
