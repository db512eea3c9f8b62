package org.whosaw.portal.web.patient.timeline;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Lists who looked, and shows one look in full. */
@Path("/accesses")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class AccessesPage {
    private final TimelineStates timeline;
    private final EntryStates entries;

    public AccessesPage(TimelineStates timeline, EntryStates entries) {
        this.timeline = timeline;
        this.entries = entries;
    }

    /** Shows one page of the list; a whole entry number leads to the entry. */
    @GET
    public Response list(@Auth SignedIn who, @BeanParam AccessQuery query) {
        OptionalLong entry = number(query.entry());
        if (entry.isPresent()) {
            String address = "/accesses/" + Ids.format(IdPrefix.ACCESS, entry.getAsLong());
            return Response.seeOther(URI.create(address)).build();
        }
        Words words = who.words();
        return Response.ok(
                        new PageView(
                                "patient/timeline",
                                who.frame().chrome(words.get("nav.accesses"), Place.ACCESSES),
                                timeline.of(who, query)))
                .build();
    }

    private static OptionalLong number(@Nullable String typed) {
        if (typed == null) {
            return OptionalLong.empty();
        }
        String text = typed.toLowerCase(Locale.ROOT).startsWith("ae_") ? typed.substring(3) : typed;
        return Ids.parse(IdPrefix.ACCESS, "ae_" + text.strip());
    }

    /** Shows one entry of hers; anybody else's is not found. */
    @GET
    @Path("/{id}")
    public PageView entry(@Auth SignedIn who, @PathParam("id") String id) {
        OptionalLong event = Ids.parse(IdPrefix.ACCESS, id);
        if (event.isEmpty()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return new PageView(
                "patient/entry",
                who.frame().chrome(who.words().get("nav.accesses"), Place.ACCESSES),
                entries.of(who, event.getAsLong()));
    }
}
