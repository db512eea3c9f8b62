package org.whosaw.portal.web.session;

import io.dropwizard.auth.Auth;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.model.Parameter;
import org.glassfish.jersey.server.spi.internal.ValueParamProvider;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.session.Sessions.PageSession;

/**
 * Gives page methods their {@code @Auth} parameter: a {@link SignedIn}, or a {@link PageSession}
 * where no person need be chosen yet. Who is not signed in is led to the sign-in page, who has not
 * chosen to the choice.
 */
@Singleton
public final class SignedInProvider implements ValueParamProvider {
    private final PersonDirectory persons;
    private final HospitalRegistry hospitals;

    public SignedInProvider(PersonDirectory persons, HospitalRegistry hospitals) {
        this.persons = persons;
        this.hospitals = hospitals;
    }

    @Override
    public @Nullable Function<ContainerRequest, ?> getValueProvider(Parameter parameter) {
        if (!parameter.isAnnotationPresent(Auth.class)) {
            return null;
        }
        if (parameter.getRawType() == SignedIn.class) {
            return this::signedIn;
        }
        return parameter.getRawType() == PageSession.class ? this::session : null;
    }

    @Override
    public PriorityType getPriority() {
        return Priority.NORMAL;
    }

    private PageSession session(ContainerRequest request) {
        PageSession session = Visit.of(request).session();
        if (session == null || session.patient().subjects().isEmpty()) {
            boolean scanned = ComeBack.from(Visit.of(request).path()).isPresent();
            throw goTo(request, "/sign-in?note=" + (scanned ? "scanned" : "expired"));
        }
        return session;
    }

    private SignedIn signedIn(ContainerRequest request) {
        PageSession session = session(request);
        PatientPrincipal patient = session.patient();
        Subject subject = subject(request, patient);
        List<PersonCard> cards =
                persons.find(patient.subjects().stream().map(Subject::person).toList());
        PersonCard person =
                cards.stream()
                        .filter(card -> card.id().equals(subject.person()))
                        .findFirst()
                        .orElseThrow(() -> goTo(request, "/choose"));
        String phone =
                hospitals
                        .find(subject.hospital())
                        .map(HospitalRegistry.Hospital::phone)
                        .orElse(null);
        boolean loss = subject.guarded() ? person.deceasedAt() != null : lost(person, cards);
        return new SignedIn(
                Visit.of(request), patient, session.familyPhone(), subject, person, loss, phone);
    }

    private static boolean lost(PersonCard mother, List<PersonCard> cards) {
        return mother.loss()
                || cards.stream()
                        .anyMatch(
                                card ->
                                        mother.id().equals(card.mother())
                                                && card.deceasedAt() != null);
    }

    private static Subject subject(ContainerRequest request, PatientPrincipal patient) {
        String chosen = Cookies.SUBJECT.read(request.getCookies());
        List<Subject> own = patient.own();
        return patient.subjects().stream()
                .filter(each -> each.person().code().equals(chosen))
                .findFirst()
                .orElseGet(
                        () -> {
                            if (own.size() != 1) {
                                throw goTo(request, "/choose");
                            }
                            return own.get(0);
                        });
    }

    private static WebApplicationException goTo(ContainerRequest request, String address) {
        Response.ResponseBuilder answer = Response.seeOther(URI.create(address));
        ComeBack.from(Visit.of(request).path()).ifPresent(answer::cookie);
        return new WebApplicationException(answer.build());
    }
}
