package org.whosaw.portal.authority.route;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;

/**
 * Proves a table of routes whole: every combination on every day is decided, every row decides
 * something, every authority is there.
 */
public final class RouteCheck {
    private final AuthorityDirectory directory;
    private final RouteTable table;
    private final Set<LocalDate> days = new TreeSet<>();
    private final Set<Region> regions = new HashSet<>();

    private RouteCheck(AuthorityDirectory directory, RouteTable table) {
        this.directory = directory;
        this.table = table;
        regions.add(Region.COUNTRY);
        for (Route each : table.routes()) {
            regions.addAll(each.regions());
            days.add(each.from());
            LocalDate to = each.to();
            if (to != null) {
                days.add(to.plusDays(1));
            }
        }
    }

    /**
     * Passes when the table is whole.
     *
     * @throws PortalException naming the row, or the combination that none decides
     */
    public static void demandWhole(AuthorityDirectory directory, RouteTable table) {
        RouteCheck check = new RouteCheck(directory, table);
        check.demandAuthorities();
        check.demandNoRepeats();
        check.demandEveryCombination();
    }

    private void demandAuthorities() {
        for (Route each : table.routes()) {
            List<String> named = new ArrayList<>(each.copied());
            named.add(each.lead());
            if (new HashSet<>(named).size() < named.size()) {
                throw new PortalException(AuthorityError.LOOP, each.row());
            }
            LocalDate to = each.to();
            if (to != null && to.isBefore(each.from())) {
                throw new PortalException(AuthorityError.ROW_WRONG, each.row(), "to");
            }
            for (String code : named) {
                demandThere(each, code);
            }
        }
    }

    private void demandThere(Route route, String code) {
        Set<LocalDate> asked = new TreeSet<>(days);
        directory.all().stream()
                .filter(each -> each.code().equals(code))
                .flatMap(each -> Optional.ofNullable(each.to()).stream())
                .forEach(last -> asked.add(last.plusDays(1)));
        for (LocalDate day : asked) {
            if (route.holdsOn(day) && directory.find(code, day).isEmpty()) {
                throw new PortalException(AuthorityError.ROW_DANGLING, route.row(), code);
            }
        }
    }

    private void demandNoRepeats() {
        List<Route> routes = table.routes();
        for (int i = 0; i < routes.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (routes.get(i).repeats(routes.get(j))) {
                    throw new PortalException(
                            AuthorityError.ROWS_OVERLAP, routes.get(i).row(), routes.get(j).row());
                }
            }
        }
    }

    private void demandEveryCombination() {
        Set<Route> alive = new HashSet<>();
        for (LocalDate day : days) {
            for (Topic topic : Topic.values()) {
                for (RespondentKind respondent : RespondentKind.values()) {
                    for (Severity severity : Severity.values()) {
                        for (Region region : regions) {
                            alive.add(
                                    decided(
                                            new ComplaintFacts(topic, respondent, region, severity),
                                            day));
                        }
                    }
                }
            }
        }
        for (Route each : table.routes()) {
            if (!alive.contains(each)) {
                throw new PortalException(AuthorityError.ROW_DEAD, each.row());
            }
        }
    }

    private Route decided(ComplaintFacts facts, LocalDate day) {
        return table.decide(facts, day)
                .orElseThrow(
                        () ->
                                new PortalException(
                                        AuthorityError.GAP,
                                        facts.topic().code(),
                                        facts.respondent().code(),
                                        facts.severity().code(),
                                        facts.region().code(),
                                        day.toString()));
    }
}
