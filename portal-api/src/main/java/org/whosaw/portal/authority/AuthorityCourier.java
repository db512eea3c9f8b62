package org.whosaw.portal.authority;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.authority.channel.GuidedForm;
import org.whosaw.portal.authority.channel.PackageOutbox;
import org.whosaw.portal.authority.dossier.Dossier;
import org.whosaw.portal.authority.dossier.DossierMaker;
import org.whosaw.portal.complaint.EvidenceSource;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.complaint.desk.AuthorityPost;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Texts;

/**
 * Takes a complaint that she confirmed to the authority that she chose: into the outbox where there
 * is a key to seal it to, else into her own hands.
 */
public final class AuthorityCourier {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.authority");

    private final AuthorityFeature room;
    private final DossierMaker maker;
    private final PackageOutbox outbox;
    private final GuidedForm form;

    AuthorityCourier(AuthorityFeature room, DossierMaker maker, PackageOutbox outbox, Texts texts) {
        this.room = room;
        this.maker = maker;
        this.outbox = outbox;
        this.form = new GuidedForm(texts);
    }

    /** Returns what the package of a complaint is made of. */
    public Dossier dossier(FiledComplaint filed) {
        return room.dossier(Ids.format(IdPrefix.DOSSIER, filed.errand()), filed);
    }

    /** Returns the fields of the authority's form, to be copied by her. */
    public List<GuidedForm.Field> form(FiledComplaint filed) {
        return form.of(dossier(filed));
    }

    /** Writes the package for her to keep and to hand over. */
    public void write(FiledComplaint filed, EvidenceSource evidence, OutputStream out)
            throws IOException {
        maker.write(dossier(filed), evidence, out);
    }

    /**
     * Makes ready what goes to its authority by itself; empty where she hands it over herself. What
     * cannot be made now is hers to hand over, and nothing keeps her from filing.
     */
    public Optional<AuthorityPost.Parcel> prepare(FiledComplaint filed, EvidenceSource evidence) {
        try {
            Dossier dossier = dossier(filed);
            if (dossier.authority().way() == HandoverWay.GUIDED) {
                return Optional.empty();
            }
            return Optional.of(
                    outbox.prepare(
                                    filed.errand(),
                                    dossier.authority(),
                                    out -> maker.write(dossier, evidence, out))
                            ::keep);
        } catch (PortalException | IOException e) {
            LOG.warn("a complaint stays to be handed over: {}", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /**
     * Sends a complaint where its authority takes packages from us; a complaint that was sent is
     * sent once.
     *
     * @return false when its authority is reached by her own hand only
     * @throws PortalException when the authority's key has run out; then she hands it over herself
     */
    public boolean send(FiledComplaint filed, EvidenceSource evidence) throws IOException {
        Dossier dossier = dossier(filed);
        if (dossier.authority().way() == HandoverWay.GUIDED) {
            return false;
        }
        outbox.put(filed.errand(), dossier.authority(), out -> maker.write(dossier, evidence, out));
        return true;
    }

    /** Returns how its package stands; one that was never sent neither waits nor arrived. */
    public PackageOutbox.Way way(FiledComplaint filed) {
        return outbox.way(filed.errand());
    }

    /** Takes back its package while nobody has taken it. */
    public void takeBack(FiledComplaint filed) {
        outbox.takeBack(filed.errand());
    }
}
