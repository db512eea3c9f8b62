package org.whosaw.portal.complaint;

import org.whosaw.portal.kernel.Region;

/**
 * Holds all that decides which administration is competent.
 *
 * @param region where the respondent sits; for a hospital its seat
 */
public record ComplaintFacts(
        Topic topic, RespondentKind respondent, Region region, Severity severity) {}
