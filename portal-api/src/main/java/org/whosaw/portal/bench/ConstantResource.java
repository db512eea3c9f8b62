package org.whosaw.portal.bench;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.kernel.Page;

/** Serves one page again and again; only the benchmark's floor knows it. */
@Path("/constant")
public final class ConstantResource {
    private final Page<Access> page;

    public ConstantResource(Page<Access> page) {
        this.page = page;
    }

    /** Returns the page. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Open("it holds invented entries and runs in no server")
    public Page<Access> page() {
        return page;
    }
}
