package org.whosaw.portal.app;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/**
 * Tells the request log which route was asked for. The address itself stays out of it: people and
 * systems type numbers and names into addresses.
 */
public final class RouteForLog implements ContainerRequestFilter {
    /** The request attribute that {@code server.requestLog} writes. */
    public static final String ATTRIBUTE = "route";

    @Context
    @SuppressWarnings("NullAway.Init") // Jersey sets it before the first call
    private HttpServletRequest servlet;

    RouteForLog() {}

    @Override
    public void filter(ContainerRequestContext request) {
        UriInfo uri = request.getUriInfo();
        if (uri instanceof ExtendedUriInfo matched) {
            List<UriTemplate> templates = matched.getMatchedTemplates();
            StringBuilder route = new StringBuilder();
            for (int i = templates.size() - 1; i >= 0; i--) {
                route.append(templates.get(i).getTemplate());
            }
            servlet.setAttribute(ATTRIBUTE, route.toString());
        }
    }
}
