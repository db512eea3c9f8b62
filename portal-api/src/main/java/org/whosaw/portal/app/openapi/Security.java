package org.whosaw.portal.app.openapi;

import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.identity.Open;
import org.whosaw.portal.identity.RecordReader;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.SystemPrincipal;

/** Says who may call an operation, as its {@code @Auth} parameter or {@code @Open} mark says. */
final class Security {
    static final String PATIENT = "patient";
    static final String SYSTEM = "system";
    static final String STAFF = "staff";

    private Security() {}

    static void describe(Components components) {
        components.addSecuritySchemes(
                PATIENT,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("The access token that `/api/v1/sign-in/verify` hands out."));
        components.addSecuritySchemes(
                SYSTEM,
                new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .description("A hospital system's client credentials.")
                        .flows(new OAuthFlows().clientCredentials(clientCredentials())));
        components.addSecuritySchemes(
                STAFF,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("The access token that `/api/v1/staff/session` hands out."));
    }

    private static OAuthFlow clientCredentials() {
        Scopes scopes = new Scopes();
        scopes.addString(Scope.INGEST.code(), "Sends access events and disclosures.");
        scopes.addString(Scope.DIRECTORY.code(), "Keeps the directory, asks for binding codes.");
        scopes.addString(Scope.DECIDE.code(), "Asks whether data may be given.");
        scopes.addString(Scope.RECEIVE.code(), "Says what a recipient received.");
        return new OAuthFlow().tokenUrl("/oauth/token").scopes(scopes);
    }

    static boolean isOpen(Method method) {
        return method.isAnnotationPresent(Open.class)
                || method.getDeclaringClass().isAnnotationPresent(Open.class);
    }

    static void require(Operation operation, Method method, String path) {
        if (isOpen(method)) {
            operation.setSecurity(new ArrayList<>());
            return;
        }
        principal(method).ifPresent(type -> operation.setSecurity(requirements(type, path)));
    }

    private static Optional<Class<?>> principal(Method method) {
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(Auth.class)) {
                return Optional.of(parameter.getType());
            }
        }
        return Optional.empty();
    }

    private static List<SecurityRequirement> requirements(Class<?> principal, String path) {
        return principal == RecordReader.class
                ? List.of(
                        new SecurityRequirement().addList(PATIENT),
                        new SecurityRequirement().addList(STAFF))
                : List.of(requirement(principal, path));
    }

    private static SecurityRequirement requirement(Class<?> principal, String path) {
        if (principal == SystemPrincipal.class) {
            Scope scope =
                    path.startsWith("/api/v1/receipts")
                            ? Scope.RECEIVE
                            : path.startsWith("/access/") || path.startsWith("/api/v1/stops")
                                    ? Scope.DECIDE
                                    : path.contains("/directory") ? Scope.DIRECTORY : Scope.INGEST;
            return new SecurityRequirement().addList(SYSTEM, List.of(scope.code()));
        }
        return new SecurityRequirement()
                .addList(principal == StaffPrincipal.class ? STAFF : PATIENT);
    }
}
