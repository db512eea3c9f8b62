package org.whosaw.portal.authority.route;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.whosaw.portal.authority.directory.Authority;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.RouteAnswer;

/** Answers from the table who is competent, and from the directory who that is at her place. */
public final class Routing implements Competence {
    private final Supplier<AuthorityDirectory> directories;
    private final RouteTable table;

    /**
     * Answers from a table and from the directory as it stands at each asking.
     *
     * @throws org.whosaw.portal.kernel.PortalException when the table is not whole
     */
    public Routing(Supplier<AuthorityDirectory> directories, RouteTable table) {
        RouteCheck.demandWhole(directories.get(), table);
        this.directories = directories;
        this.table = table;
    }

    @Override
    public RouteAnswer of(ComplaintFacts facts, LocalDate on) {
        AuthorityDirectory directory = directories.get();
        LocalDate day = on.isBefore(table.begin()) ? table.begin() : on;
        Route route = table.decide(facts, day).orElseThrow(); // proved whole
        AuthorityRef lead = near(directory, route.lead(), facts, day);
        return new RouteAnswer(
                lead,
                route.copied().stream()
                        .map(code -> near(directory, code, facts, day))
                        .filter(copy -> !copy.code().equals(lead.code()))
                        .toList(),
                route.reason(),
                route.law(),
                route.row(),
                directory.version() + "/" + table.version());
    }

    private static AuthorityRef near(
            AuthorityDirectory directory, String code, ComplaintFacts facts, LocalDate day) {
        return directory.near(code, facts.region(), day).orElseThrow().ref();
    }

    @Override
    public List<AuthorityRef> choices(ComplaintFacts facts, LocalDate on) {
        return directories.get().choices(facts.region(), on).stream().map(Authority::ref).toList();
    }

    @Override
    public Optional<AuthorityRef> find(String code, LocalDate on) {
        return directories.get().find(code, on).map(Authority::ref);
    }

    /** Returns the directory as it stands. */
    public AuthorityDirectory directory() {
        return directories.get();
    }

    /** Returns the table. */
    public RouteTable table() {
        return table;
    }
}
