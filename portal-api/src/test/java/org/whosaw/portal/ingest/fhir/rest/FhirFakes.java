package org.whosaw.portal.ingest.fhir.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.access.AccessError;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.SystemPrincipal;
import org.whosaw.portal.kernel.HospitalId;

/** Stands in for the directory, the recorders and sign-in. */
final class FhirFakes {
    static final HospitalId HOSPITAL = new HospitalId(7);
    static Set<Scope> scopes = Set.of(Scope.INGEST);

    private FhirFakes() {}

    /** Signs every request in as one client. */
    static final class SignedIn implements ContainerRequestFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            SecurityContext before = request.getSecurityContext();
            request.setSecurityContext(
                    new SecurityContext() {
                        @Override
                        public Principal getUserPrincipal() {
                            return new SystemPrincipal(1, HOSPITAL, scopes);
                        }

                        @Override
                        public boolean isUserInRole(String role) {
                            return false;
                        }

                        @Override
                        public boolean isSecure() {
                            return before.isSecure();
                        }

                        @Override
                        public String getAuthenticationScheme() {
                            return "Bearer";
                        }
                    });
        }
    }

    /** Keeps what it is given; same id and other content is a conflict. */
    static final class FakeSink implements FhirSink {
        final List<Item> items = new ArrayList<>();
        final Map<String, AccessEvent> seen = new HashMap<>();

        @Override
        public List<Answer> record(HospitalId hospital, List<Item> batch, boolean together) {
            List<Answer> answers = new ArrayList<>();
            for (Item each : batch) {
                AccessEvent before = seen.get(each.event().sourceEventId());
                if (before == null) {
                    answers.add(new Answer(Status.ACCEPTED, 1234567L, null, null));
                } else if (before.equals(each.event())) {
                    answers.add(new Answer(Status.DUPLICATE, 1234567L, null, null));
                } else {
                    answers.add(new Answer(Status.REJECTED, null, AccessError.CONFLICT, null));
                }
            }
            boolean refused = answers.stream().anyMatch(each -> each.error() != null);
            if (!together || !refused) {
                for (int i = 0; i < batch.size(); i++) {
                    if (answers.get(i).error() == null) {
                        items.add(batch.get(i));
                        seen.put(batch.get(i).event().sourceEventId(), batch.get(i).event());
                    }
                }
            }
            return answers;
        }
    }

    /** A directory with one recipient. */
    static final class FakeDirectory implements FhirDirectory {
        Optional<String> own = Optional.of("his");
        Set<String> systems = Set.of();

        @Override
        public Optional<String> ownSystem(SystemPrincipal client) {
            return own;
        }

        @Override
        public Optional<String> system(HospitalId hospital, List<String> names) {
            return names.stream().filter(systems::contains).findFirst();
        }

        @Override
        public String recipient(HospitalId hospital, List<String> names) {
            return names.contains("演示保险") ? "insurer" : "made";
        }

        @Override
        public Set<SubjectKey> registered(HospitalId hospital, Collection<SubjectKey> keys) {
            return Set.of();
        }
    }
}
