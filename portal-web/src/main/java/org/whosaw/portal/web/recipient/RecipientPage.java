package org.whosaw.portal.web.recipient;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.stop.RecipientStops;
import org.whosaw.portal.consent.stop.StopError;
import org.whosaw.portal.identity.staff.StaffSessions;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.WebPage;

/** Shows a recipient what it was asked to stop and to delete, and takes its word. */
@Path("/recipient")
@WebPage
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public final class RecipientPage {
    private static final Set<String> NOTES =
            Set.of("stopped", "deleted", "declared", "went-on", "stale");

    private final RecipientStops stops;
    private final StaffSessions sessions;

    public RecipientPage(RecipientStops stops, StaffSessions sessions) {
        this.stops = stops;
        this.sessions = sessions;
    }

    /** Shows what it owes. */
    @GET
    @Consumes(MediaType.WILDCARD)
    public PageView show(@Auth Guest guest, @QueryParam("note") @Nullable String note) {
        return page(guest, said(guest.words(), note), Field.EMPTY, Field.EMPTY, false);
    }

    private static @Nullable Note said(Words words, @Nullable String note) {
        if (note == null || !NOTES.contains(note)) {
            return null;
        }
        boolean good = !note.equals("went-on") && !note.equals("stale");
        return new Note(
                good ? Icon.CHECK : Icon.INFO,
                good ? Tone.GOOD : Tone.NEUTRAL,
                words.get("guest.note." + note));
    }

    private PageView page(Guest guest, @Nullable Note note, Field name, Field detail, boolean use) {
        Words words = guest.words();
        TaskStates states = new TaskStates(words, guest.times());
        List<TaskStates.Item> items =
                stops.of(guest.principal()).stream().map(states::item).toList();
        List<TaskStates.Item> open = items.stream().filter(TaskStates.Item::isOpen).toList();
        List<RecipientUiState.Declared> declared =
                stops.statements(guest.principal().recipientId()).stream()
                        .map(
                                each ->
                                        new RecipientUiState.Declared(
                                                words.get(
                                                        each.subRecipient()
                                                                ? "guest.declared.party"
                                                                : "guest.declared.use"),
                                                each.name(),
                                                each.detail(),
                                                guest.times().moment(each.at())))
                        .toList();
        return new PageView(
                "recipient/home",
                guest.chrome(words.get("guest.title"), "/recipient"),
                new RecipientUiState(
                        guest.bar(),
                        words.get(
                                "guest.headline",
                                "count",
                                open.stream().map(TaskStates.Item::subject).distinct().count()),
                        words.get("guest.sub"),
                        note,
                        open,
                        items.stream().filter(each -> !each.isOpen()).toList(),
                        declared,
                        name,
                        detail,
                        use));
    }

    /** Takes its word that it has stopped, or deleted. */
    @POST
    @Path("/sign")
    public Response sign(
            @Auth Guest guest,
            @FormParam("task") @DefaultValue("") String task,
            @FormParam("what") @DefaultValue("") String what) {
        boolean deleted = what.equals("deleted");
        if (!deleted && !what.equals("stopped")) {
            return back("stale");
        }
        try {
            stops.sign(guest.principal(), task, deleted);
        } catch (PortalException e) {
            if (e.errorCode() == StopError.WENT_ON) {
                return back("went-on");
            }
            throw e;
        }
        return back(what);
    }

    /** Takes what it declares. */
    @POST
    @Path("/declare")
    public Response declare(
            @Auth Guest guest,
            @FormParam("kind") @DefaultValue("") String kind,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("detail") @DefaultValue("") String detail) {
        String plainName = name.replaceAll("\\R", " ").strip();
        String plainDetail = detail.replaceAll("\\R", " ").strip();
        boolean use = kind.equals("use");
        boolean nameWrong = plainName.isEmpty() || plainName.length() > RecipientStops.LONGEST_NAME;
        boolean detailWrong = plainDetail.length() > RecipientStops.LONGEST_DETAIL;
        if (nameWrong || detailWrong) {
            Words words = guest.words();
            return Response.status(422)
                    .entity(
                            page(
                                    guest,
                                    null,
                                    field(plainName, nameWrong, words),
                                    field(plainDetail, detailWrong, words),
                                    use))
                    .build();
        }
        stops.declare(guest.principal(), !use, plainName, plainDetail);
        return back("declared");
    }

    private static Field field(String text, boolean wrong, Words words) {
        String kept = text.length() > 600 ? text.substring(0, 600) : text;
        return new Field(kept, wrong ? words.get("guest.declare.wrong") : null);
    }

    /** Signs out. */
    @POST
    @Path("/sign-out")
    public Response signOut(@Auth Guest guest) {
        sessions.end(guest.principal());
        return Response.seeOther(URI.create("/recipient/sign-in?note=signed-out"))
                .cookie(Cookies.PARTY.gone(), Cookies.FORM.gone())
                .build();
    }

    private static Response back(String note) {
        return Response.seeOther(URI.create("/recipient?note=" + note)).build();
    }
}
