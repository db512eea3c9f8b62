package org.whosaw.broken.portal.access;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.http.HttpClient;
import org.jdbi.v3.core.Jdbi;
import org.whosaw.broken.portal.disclosure.SecretDao;
import org.whosaw.broken.portal.kernel.ClockHelper;
import org.whosaw.broken.portal.web.Shown;

/**
 * Breaks endpointsAreAuthenticated, resourceNames, subjectRooms, daoStaysHome, jdbiBehindTheDoor,
 * apiNeverSeesWeb, outsideWorldFromWorkers.
 */
@Path("/naked")
public final class NakedEndpoint {
    @GET
    public String all() {
        return "everything";
    }

    SecretDao neighbour(
            SecretDao dao, Jdbi jdbi, HttpClient client, Shown shown, ClockHelper helper) {
        return dao;
    }
}
