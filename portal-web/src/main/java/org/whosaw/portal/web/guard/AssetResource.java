package org.whosaw.portal.web.guard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.web.page.Assets;

/** Serves style, script and icon under their hashed names, to be kept for ever. */
@Path("/assets/{name}")
@Open("they hold nothing of anyone")
public final class AssetResource {
    /** Returns one file. */
    @GET
    public Response file(@PathParam("name") String name) {
        Assets.Asset asset = Assets.packed().find(name).orElseThrow(NotFoundException::new);
        return Response.ok(asset.bytes(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
