package org.whosaw.portal.web.session;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.identity.session.Sessions.PageSession;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Languages;
import org.whosaw.portal.web.page.Look;

/**
 * Reads the cookies of a request to a page and makes its {@link Visit}; answers the links that
 * change language and size.
 */
@WebPage
@Priority(Priorities.AUTHENTICATION)
public final class VisitFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String FRESH = VisitFilter.class.getName() + ".fresh";

    private final Sessions sessions;
    private final RandomSource random;
    private final boolean demo;

    public VisitFilter(Sessions sessions, RandomSource random, boolean demo) {
        this.sessions = sessions;
        this.random = random;
        this.demo = demo;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Map<String, Cookie> cookies = request.getCookies();
        Look look = Looks.of(cookies, request.getAcceptableLanguages());
        Optional<Look> wished = wished(request, look);
        if (wished.isPresent()) {
            request.abortWith(turned(request, wished.get()));
            return;
        }
        String cookie = Cookies.SESSION.read(cookies);
        Optional<PageSession> session = sessions.find(cookie);
        Cookies house = houseOf("/" + request.getUriInfo().getPath());
        if (house != null) {
            cookie = house.read(cookies); // forms of a desk belong to its own session
        }
        if (cookie == null || session.isEmpty() && house == null) {
            cookie = formCookie(request, cookies);
        }
        new Visit(
                        look,
                        "/" + request.getUriInfo().getPath(),
                        cookie,
                        sessions.csrfToken(cookie),
                        session.orElse(null),
                        demo)
                .keepIn(request);
    }

    /** Returns the session to which the forms of the desk, or of recipients, belong. */
    private static @Nullable Cookies houseOf(String path) {
        if (path.equals("/desk") || path.startsWith("/desk/")) {
            return Cookies.DESK;
        }
        return path.equals("/recipient") || path.startsWith("/recipient/") ? Cookies.PARTY : null;
    }

    private String formCookie(ContainerRequestContext request, Map<String, Cookie> cookies) {
        String known = Cookies.FORM.read(cookies);
        if (known != null && known.length() <= 100) {
            return known;
        }
        String fresh = random.token();
        request.setProperty(FRESH, fresh);
        return fresh;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(FRESH) instanceof String fresh) {
            response.getHeaders().add(HttpHeaders.SET_COOKIE, Cookies.FORM.untilClose(fresh));
        }
    }

    private static Optional<Look> wished(ContainerRequestContext request, Look now) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        String size = query.getFirst("size");
        String tag = query.getFirst("lang");
        if (!request.getMethod().equals("GET") || size == null && tag == null) {
            return Optional.empty();
        }
        Language language =
                tag == null ? now.language() : Languages.parse(tag).orElse(now.language());
        boolean large = size == null ? now.large() : size.equals("large");
        return Optional.of(new Look(language, now.theme(), large));
    }

    /** Answers with the same address, without the wish, and remembers it. */
    private static Response turned(ContainerRequestContext request, Look look) {
        UriBuilder here =
                UriBuilder.fromPath("/" + request.getUriInfo().getPath(false))
                        .replaceQuery(request.getUriInfo().getRequestUri().getRawQuery())
                        .replaceQueryParam("lang")
                        .replaceQueryParam("size");
        return Response.seeOther(here.build()).cookie(Looks.cookie(look)).build();
    }
}
