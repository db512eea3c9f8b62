package org.whosaw.portal.web.guard;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;

/**
 * Puts on every answer what keeps it in place: no script or style of others, no frames, no address
 * told to others, nothing stored unless the answer says so itself.
 */
public final class SecurityHeaders implements ContainerResponseFilter {
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

    private final boolean https;

    /**
     * @param https whether people reach us by https, so that browsers may insist on it
     */
    public SecurityHeaders(boolean https) {
        this.https = https;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        MediaType type = response.getMediaType();
        boolean html = type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
        headers.putSingle("Content-Security-Policy", html ? PAGE_POLICY : DATA_POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "no-referrer");
        headers.putSingle("X-Frame-Options", "DENY");
        headers.putSingle("Cross-Origin-Opener-Policy", "same-origin");
        headers.putSingle("Cross-Origin-Resource-Policy", "same-origin");
        headers.putSingle(
                "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
        if (https) {
            headers.putSingle("Strict-Transport-Security", "max-age=31536000");
        }
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, java.util.List.of("no-store"));
        if (html) {
            headers.add(HttpHeaders.VARY, "Cookie, Accept-Language");
        }
    }
}
