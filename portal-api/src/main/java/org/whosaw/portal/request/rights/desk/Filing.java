package org.whosaw.portal.request.rights.desk;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;

/**
 * What somebody files.
 *
 * @param subject about whom, or with a relative or an agent her own list under which it is kept
 * @param eventId the line of the list that it is about, or null
 * @param colleague whether she says that she works in the hospital, so that only two see it
 */
public record Filing(
        Subject subject,
        Capacity capacity,
        RequestKind kind,
        RightsScope scope,
        RightsWords words,
        @Nullable Long eventId,
        boolean colleague) {
    @Override
    public String toString() {
        return "Filing[" + kind + "]";
    }
}
