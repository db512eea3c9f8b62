package org.whosaw.portal.app;

import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.authority.route.RouteCheck;
import org.whosaw.portal.authority.route.RouteFile;
import org.whosaw.portal.authority.route.RouteTable;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.problem.Problem;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Judges the directory of authorities and the table of routes. */
final class RouteFindings {
    private RouteFindings() {}

    static Finding shipped() {
        try {
            AuthorityDirectory directory = AuthorityDirectory.shipped();
            RouteTable table = RouteFile.shipped();
            RouteCheck.demandWhole(directory, table);
            return Finding.sound(
                    "Every complaint has a competent authority: "
                            + table.routes().size()
                            + " routes to "
                            + directory.all().size()
                            + " authorities.");
        } catch (PortalException e) {
            Problem problem = new ProblemTexts(Texts.load()).of(e, Language.EN);
            return Finding.refusal(problem.title() + ": " + problem.detail());
        }
    }
}
