package org.whosaw.portal.web.patient.mine;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.whosaw.portal.hospital.HospitalRegistry;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.identity.session.Sessions.PageSession;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.ComeBack;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.Visit;
import org.whosaw.portal.web.session.WebPage;

/** Lets her choose whose list to open, after the password. */
@Path("/choose")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class ChoosePage {
    private final PersonDirectory persons;
    private final HospitalRegistry hospitals;

    public ChoosePage(PersonDirectory persons, HospitalRegistry hospitals) {
        this.persons = persons;
        this.hospitals = hospitals;
    }

    /** Shows the persons, a child that died last and without a name for its age. */
    @GET
    public PageView show(@Context ContainerRequestContext request, @Auth PageSession session) {
        Visit visit = Visit.of(request);
        Words words = visit.words();
        List<Subject> subjects = session.patient().subjects();
        Map<PersonId, PersonCard> cards =
                persons.find(subjects.stream().map(Subject::person).toList()).stream()
                        .collect(Collectors.toMap(PersonCard::id, Function.identity()));
        String chosen = Cookies.SUBJECT.read(request.getCookies());
        List<ChooseUiState.Person> people =
                subjects.stream()
                        .sorted((a, b) -> Boolean.compare(died(a, cards), died(b, cards)))
                        .flatMap(subject -> person(words, subject, cards, chosen).stream())
                        .toList();
        Frame frame =
                new Frame(
                        visit.look(),
                        visit.path(),
                        visit.csrf(),
                        null,
                        session.familyPhone(),
                        false,
                        null,
                        visit.demo());
        return new PageView(
                "patient/choose",
                frame.chrome(words.get("choose.headline"), null),
                new ChooseUiState(people));
    }

    private static boolean died(Subject subject, Map<PersonId, PersonCard> cards) {
        PersonCard card = cards.get(subject.person());
        return card != null && card.deceasedAt() != null;
    }

    private Optional<ChooseUiState.Person> person(
            Words words,
            Subject subject,
            Map<PersonId, PersonCard> cards,
            @org.jspecify.annotations.Nullable String chosen) {
        PersonCard card = cards.get(subject.person());
        if (card == null) {
            return Optional.empty();
        }
        String kind = !subject.guarded() ? "self" : died(subject, cards) ? "child" : "newborn";
        String label = subject.guarded() ? words.get("choose.person." + kind) : card.maskedName();
        Icon icon = kind.equals("newborn") ? Icon.BABY : Icon.PERSON;
        String code = subject.person().code();
        return Optional.of(
                new ChooseUiState.Person(
                        code,
                        icon,
                        label,
                        words.get("choose." + kind, "hospital", hospital(subject, words)),
                        code.equals(chosen)));
    }

    private String hospital(Subject subject, Words words) {
        return hospitals
                .find(subject.hospital())
                .map(each -> words.language().named(each.name(), each.nameEn()))
                .orElse("");
    }

    /** Opens the list of one of them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @Context ContainerRequestContext request,
            @Auth PageSession session,
            @FormParam("subject") @DefaultValue("") String subject) {
        boolean hers =
                session.patient().subjects().stream()
                        .anyMatch(each -> each.person().code().equals(subject));
        if (!hers) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return Response.seeOther(URI.create(ComeBack.or(request.getCookies(), "/overview")))
                .cookie(Cookies.SUBJECT.untilClose(subject), Cookies.SCANNED.gone())
                .build();
    }
}
