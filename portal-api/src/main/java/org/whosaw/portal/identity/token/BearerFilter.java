package org.whosaw.portal.identity.token;

import io.dropwizard.auth.AuthFilter;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Reads {@code Authorization: Bearer} and nothing else: a token in an address would end up in logs.
 */
@Priority(Priorities.AUTHENTICATION)
public final class BearerFilter<P extends Principal> extends AuthFilter<String, P> {
    private static final String SCHEME = "Bearer";

    private BearerFilter() {}

    /** Returns a filter that turns tokens into principals; empty means 401. */
    public static <P extends Principal> BearerFilter<P> of(
            Class<P> type, Function<String, Optional<P>> principals) {
        return new Builder<P>(principals).buildAuthFilter();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String token = token(request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        if (token == null || !authenticate(request, token, SCHEME)) {
            throw new PortalException(KernelError.UNAUTHENTICATED);
        }
    }

    private static @Nullable String token(@Nullable String header) {
        if (header == null || header.length() < 8) {
            return null;
        }
        boolean bearer = header.substring(0, 7).toLowerCase(Locale.ROOT).equals("bearer ");
        return bearer ? header.substring(7).trim() : null;
    }

    /** Builds the filter the way Dropwizard wants it. */
    private static final class Builder<P extends Principal>
            extends AuthFilterBuilder<String, P, BearerFilter<P>> {
        Builder(Function<String, Optional<P>> principals) {
            setAuthenticator(principals::apply);
        }

        @Override
        protected BearerFilter<P> newInstance() {
            return new BearerFilter<>();
        }
    }
}
