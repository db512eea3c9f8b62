package org.whosaw.portal.web.hospital;

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
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.HospitalRegistry.Hospital;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.staff.StaffFeature;
import org.whosaw.portal.identity.staff.StaffRegistry.Staff;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.Visit;

/** Gives desk pages their {@code @Auth} parameter; who is not signed in is led to do so. */
@Singleton
public final class StaffAtDeskProvider implements ValueParamProvider {
    private final StaffFeature staff;
    private final HospitalRegistry hospitals;
    private final Clock clock;

    public StaffAtDeskProvider(StaffFeature staff, HospitalRegistry hospitals, Clock clock) {
        this.staff = staff;
        this.hospitals = hospitals;
        this.clock = clock;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        boolean ours =
                parameter.isAnnotationPresent(Auth.class)
                        && parameter.getRawType() == StaffAtDesk.class;
        return ours ? this::atDesk : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.NORMAL;
    }

    private StaffAtDesk atDesk(ContainerRequest request) {
        String token = Cookies.DESK.read(request.getCookies());
        StaffPrincipal principal =
                Optional.ofNullable(token)
                        .flatMap(staff.sessions()::principal)
                        .orElseThrow(() -> goToSignIn(token != null));
        Staff member = staff.registry().find(principal.staffUserId()).orElseThrow();
        Hospital hospital = hospitals.find(principal.hospitalId()).orElseThrow();
        return new StaffAtDesk(Visit.of(request), principal, member, hospital, clock);
    }

    private static WebApplicationException goToSignIn(boolean wasIn) {
        URI where = URI.create("/desk/sign-in" + (wasIn ? "?note=over" : ""));
        return new WebApplicationException(
                Response.seeOther(where).cookie(Cookies.DESK.gone()).build());
    }
}
