package org.whosaw.portal.authority.dossier;

import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.RouteAnswer;
import org.whosaw.portal.text.Bilingual;

/**
 * All that one package is made of, without the bytes of the evidence.
 *
 * @param packageId {@code pk_…}; who receives it twice has it once
 * @param authority whom she chose
 * @param route what the table proposes and on which law
 * @param place the region in words
 */
public record Dossier(
        String packageId,
        FiledComplaint filed,
        Authority authority,
        RouteAnswer route,
        Bilingual place) {
    @Override
    public String toString() {
        return "Dossier[" + packageId + "]";
    }
}
