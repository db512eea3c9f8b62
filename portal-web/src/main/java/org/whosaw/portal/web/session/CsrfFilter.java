package org.whosaw.portal.web.session;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.jersey.server.ContainerRequest;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Lets a form through only with the token that belongs to its cookie. A form that lay too long is
 * sent back to its page; one that another site sent is refused.
 */
@WebPage
@Priority(Priorities.AUTHORIZATION)
public final class CsrfFilter implements ContainerRequestFilter {
    /** Takes files as a stream and so checks the token itself, before it takes any. */
    public static final String STREAMED = "/write/proof";

    private final Sessions sessions;

    public CsrfFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getMethod().equals("POST")) {
            return;
        }
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new PortalException(KernelError.FORBIDDEN);
        }
        Visit visit = Visit.of(request);
        MediaType type = request.getMediaType();
        if (visit.path().equals(STREAMED)
                && type != null
                && type.isCompatible(MultipartForm.TYPE)) {
            return;
        }
        if (!sessions.isCsrfToken(visit.cookie(), token(request))) {
            request.abortWith(Response.seeOther(back(visit)).build());
        }
    }

    private static URI back(Visit visit) {
        if (visit.path().equals("/desk") || visit.path().startsWith("/desk/")) {
            return URI.create("/desk?note=stale");
        }
        if (visit.path().equals("/recipient") || visit.path().startsWith("/recipient/")) {
            return URI.create("/recipient?note=stale");
        }
        if (visit.path().startsWith("/write") || visit.path().startsWith("/track")) {
            return URI.create(visit.path().startsWith("/write") ? "/write" : "/track");
        }
        if (visit.path().startsWith("/letter/")) {
            return URI.create(visit.path());
        }
        return URI.create(visit.session() == null ? "/sign-in?note=stale" : "/mine");
    }

    private static String token(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        if (type == null || !(request instanceof ContainerRequest jersey)) {
            return "";
        }
        if (type.isCompatible(MultipartForm.TYPE)) {
            jersey.bufferEntity();
            return MultipartForm.of(type, jersey.readEntity(byte[].class)).text("csrf");
        }
        if (!type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
            return "";
        }
        jersey.bufferEntity();
        String token = jersey.readEntity(Form.class).asMap().getFirst("csrf");
        return token == null ? "" : token;
    }
}
