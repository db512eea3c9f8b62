package org.whosaw.portal.web.patient.complain;

import io.dropwizard.auth.Auth;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Begun;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.web.open.write.Paper;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Begins a complaint from a record of hers. */
@Path("/write/from")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class ComplainPage {
    private static final Pattern NUMBER = Pattern.compile("[a-z]{2}_.*");

    private final ComplaintDesk desk;
    private final OwnExtracts extracts;
    private final Function<HospitalId, ComplaintDraft.Hospital> hospitals;

    public ComplainPage(
            ComplaintDesk desk,
            OwnExtracts extracts,
            Function<HospitalId, ComplaintDraft.Hospital> hospitals) {
        this.desk = desk;
        this.extracts = extracts;
        this.hospitals = hospitals;
    }

    /**
     * Begins it, with the record along.
     *
     * @param reference the address of the page that she came from, or a number
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response begin(
            @Auth SignedIn who,
            @Context HttpServletRequest servlet,
            @FormParam("reference") @DefaultValue("") String reference) {
        String number = reference.substring(reference.lastIndexOf('/') + 1);
        List<Attached> records =
                NUMBER.matcher(number).matches() ? extracts.of(who, number) : List.of();
        Capacity capacity = who.subject().guarded() ? Capacity.GUARDIAN : Capacity.SELF;
        ComplaintDraft draft =
                ComplaintDraft.EMPTY
                        .with(new ComplaintDraft.To(true, false, null, Set.of(), capacity, "", ""))
                        .from(records, hospitals.apply(who.subject().hospital()));
        Begun begun = desk.begin(draft, who.words().language(), servlet.getRemoteAddr());
        return Response.seeOther(URI.create("/write")).cookie(Paper.open(begun.key())).build();
    }
}
