package org.whosaw.portal.authority.route;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.complaint.ComplaintFacts;

/** The rows in their order; the first that fits decides. Immutable. */
public record RouteTable(String version, List<Route> routes) {
    public RouteTable {
        routes = List.copyOf(routes);
    }

    /** Returns the row that decides. */
    public Optional<Route> decide(ComplaintFacts facts, LocalDate on) {
        for (Route each : routes) {
            if (each.fits(facts, on)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns the first day on which a row holds. */
    public LocalDate begin() {
        return routes.stream().map(Route::from).min(LocalDate::compareTo).orElse(LocalDate.MAX);
    }
}
