package org.whosaw.portal.authority.route;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/**
 * One row of the table of routes.
 *
 * @param regions where it counts; the whole country counts everywhere
 */
public record Route(
        String row,
        Set<Topic> topics,
        Set<RespondentKind> respondents,
        Set<Region> regions,
        Set<Severity> severities,
        LocalDate from,
        @Nullable LocalDate to,
        String lead,
        List<String> copied,
        Bilingual reason,
        Bilingual law) {
    public Route {
        topics = Set.copyOf(topics);
        respondents = Set.copyOf(respondents);
        regions = Set.copyOf(regions);
        severities = Set.copyOf(severities);
        copied = List.copyOf(copied);
    }

    /** Says whether this row decides these facts on that day, if none before it does. */
    public boolean fits(ComplaintFacts facts, LocalDate on) {
        return topics.contains(facts.topic())
                && respondents.contains(facts.respondent())
                && severities.contains(facts.severity())
                && holdsOn(on)
                && facts.region().outward().stream().anyMatch(regions::contains);
    }

    public boolean holdsOn(LocalDate on) {
        return !on.isBefore(from) && (to == null || !on.isAfter(to));
    }

    /** Says whether both hold on some day and ask for the very same facts. */
    boolean repeats(Route other) {
        boolean isSame =
                topics.equals(other.topics)
                        && respondents.equals(other.respondents)
                        && regions.equals(other.regions)
                        && severities.equals(other.severities);
        boolean meets =
                (to == null || !other.from.isAfter(to))
                        && (other.to == null || !from.isAfter(other.to));
        return meets && (isSame || row.equals(other.row));
    }
}
