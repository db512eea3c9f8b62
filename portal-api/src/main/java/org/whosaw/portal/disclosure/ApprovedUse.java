package org.whosaw.portal.disclosure;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * What the hospital's register approves a recipient for, as its card shows it.
 *
 * @param state draft, active, suspended or ended; only an active one permits anything
 * @param role entrusted, independent or joint
 * @param contract its number, or null; {@code contractFrom} and {@code contractEnd} are days
 * @param assessment the number of the impact assessment, or null
 * @param crossBorder the file that allows it to leave the country, or null
 */
public record ApprovedUse(
        String id,
        Purpose purpose,
        String state,
        LegalBasis basis,
        @Nullable String article,
        Set<Element> elements,
        String method,
        String retention,
        String role,
        @Nullable String contract,
        @Nullable String contractFrom,
        @Nullable String contractEnd,
        @Nullable String assessment,
        @Nullable String crossBorder) {}
