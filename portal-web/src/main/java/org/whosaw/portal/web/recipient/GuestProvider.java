package org.whosaw.portal.web.recipient;

import io.dropwizard.auth.Auth;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.HospitalFeature;
import org.whosaw.portal.identity.RecipientPrincipal;
import org.whosaw.portal.identity.staff.StaffSessions;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.Visit;

/** Gives recipients' pages their {@code @Auth} parameter; who is not signed in is led to do so. */
@Singleton
public final class GuestProvider implements ValueParamProvider {
    private final StaffSessions sessions;
    private final HospitalFeature hospital;
    private final Clock clock;

    public GuestProvider(StaffSessions sessions, HospitalFeature hospital, Clock clock) {
        this.sessions = sessions;
        this.hospital = hospital;
        this.clock = clock;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        boolean ours =
                parameter.isAnnotationPresent(Auth.class) && parameter.getRawType() == Guest.class;
        return ours ? this::guest : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.NORMAL;
    }

    private Guest guest(ContainerRequest request) {
        String token = Cookies.PARTY.read(request.getCookies());
        RecipientPrincipal principal =
                Optional.ofNullable(token)
                        .flatMap(sessions::recipient)
                        .orElseThrow(() -> goToSignIn(token != null));
        return new Guest(
                Visit.of(request),
                principal,
                hospital.lookup().recipient(principal.recipientId()).orElseThrow(),
                hospital.hospitals().find(principal.hospitalId()).orElseThrow(),
                clock);
    }

    private static WebApplicationException goToSignIn(boolean wasIn) {
        URI where = URI.create("/recipient/sign-in" + (wasIn ? "?note=over" : ""));
        return new WebApplicationException(
                Response.seeOther(where).cookie(Cookies.PARTY.gone()).build());
    }
}
