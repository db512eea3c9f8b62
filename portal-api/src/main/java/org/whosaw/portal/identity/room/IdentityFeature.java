package org.whosaw.portal.identity.room;

import io.dropwizard.auth.PolymorphicAuthDynamicFeature;
import io.dropwizard.auth.PolymorphicAuthValueFactoryProvider;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.identity.patient.BindingCodeResource;
import org.whosaw.portal.identity.patient.SignInResource;
import org.whosaw.portal.identity.session.DeviceResource;
import org.whosaw.portal.identity.session.SecondFactorResource;
import org.whosaw.portal.identity.staff.StaffTokenResource;
import org.whosaw.portal.identity.token.BearerFilter;

/** Hangs identity into a server: the filters behind {@code @Auth}, and its resources. */
public final class IdentityFeature {
    private IdentityFeature() {}

    /** Registers everything. */
    public static void install(IdentityRoom room, Environment environment) {
        JerseyEnvironment jersey = environment.jersey();
        Map<Class<? extends Principal>, ContainerRequestFilter> filters =
                Map.of(
                        PatientPrincipal.class,
                        BearerFilter.of(
                                PatientPrincipal.class, room.clientSessions()::authenticate),
                        SystemPrincipal.class,
                        BearerFilter.of(
                                SystemPrincipal.class, room.clientPrincipals()::authenticate),
                        StaffPrincipal.class,
                        BearerFilter.of(StaffPrincipal.class, room.staffTokens()::authenticate),
                        RecordReader.class,
                        BearerFilter.of(RecordReader.class, token -> reader(room, token)));
        jersey.register(new PolymorphicAuthDynamicFeature<>(filters));
        jersey.register(new PolymorphicAuthValueFactoryProvider.Binder<>(filters.keySet()));
        resources(room).forEach(jersey::register);
        environment.lifecycle().manage(new Housekeeping(room));
    }

    private static Optional<RecordReader> reader(IdentityRoom room, String token) {
        return room.clientSessions()
                .authenticate(token)
                .map(RecordReader::of)
                .or(() -> room.staffTokens().authenticate(token).map(RecordReader::of));
    }

    /** Returns the resources, for the server and for the API description. */
    public static List<Object> resources(IdentityRoom room) {
        return List.of(
                room.tokenResource(),
                new SignInResource(room.signIn(), room.clientSessions(), room.limits()),
                new StaffTokenResource(room.staffTokens()),
                new BindingCodeResource(room.bindingDesk()),
                new DeviceResource(room.devices()),
                new SecondFactorResource(room.secondFactor()));
    }
}
