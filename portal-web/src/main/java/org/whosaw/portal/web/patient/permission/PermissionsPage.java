package org.whosaw.portal.web.patient.permission;

import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Proofs;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.asking.Choice;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.consent.asking.OwnConsents;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.ReceiptFile;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Her permissions: by recipient, by kind, refused, history; and each with its receipt. */
@Path("/permissions")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class PermissionsPage {
    private final PermissionsStates list;
    private final PermissionStates one;
    private final OwnConsents consents;
    private final ConsentDesk desk;
    private final Proofs proofs;

    public PermissionsPage(
            PermissionsStates list,
            PermissionStates one,
            OwnConsents consents,
            ConsentDesk desk,
            Proofs proofs) {
        this.list = list;
        this.one = one;
        this.consents = consents;
        this.desk = desk;
        this.proofs = proofs;
    }

    /** Shows the permission manager. */
    @GET
    public PageView list(@Auth SignedIn who, @QueryParam("view") @DefaultValue("") String view) {
        return new PageView(
                "patient/permissions",
                who.frame().chrome(who.words().get("permission.title"), Place.MINE),
                list.of(who, view));
    }

    /** Shows one. */
    @GET
    @Path("/{id}")
    public PageView one(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @QueryParam("note") @Nullable String note) {
        return page(who, hers(who, id), "given".equals(note), Field.EMPTY);
    }

    /** Lets it last until a day. */
    @POST
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response until(
            @Auth SignedIn who,
            @PathParam("id") String id,
            @FormParam("until") @DefaultValue("") String typed) {
        Permission permission = hers(who, id);
        Field field = new Field(typed.length() > 20 ? "" : typed, null);
        try {
            Grant grant =
                    desk.prolong(
                            who.patient(),
                            who.subject(),
                            permission.id(),
                            new Choice(
                                    GrantMode.UNTIL,
                                    Set.copyOf(permission.elements()),
                                    day(typed)));
            return Response.seeOther(URI.create("/permissions/" + grant.number() + "?note=given"))
                    .build();
        } catch (PortalException e) {
            if (e.errorCode() != ConsentError.TOO_LONG) {
                return Refusals.page(who.frame(), e, true);
            }
            String error = Refusals.text(who.words(), e);
            return Response.status(422)
                    .entity(page(who, permission, false, new Field(field.value(), error)))
                    .build();
        }
    }

    private static @Nullable LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            return null; // refused as no day within the year
        }
    }

    /** Gives the receipt's file. */
    @GET
    @Path("/{id}/file")
    public Response file(@Auth SignedIn who, @PathParam("id") String id) {
        byte[] file = ReceiptFile.write(proofs.entry(who.patient(), hers(who, id).id()));
        return Response.ok(file, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"receipt.json\"")
                .build();
    }

    private Permission hers(SignedIn who, String id) {
        Permission found = consents.permission(who.patient(), id);
        if (!found.subject().equals(who.subject().person().code())) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        return found;
    }

    private PageView page(SignedIn who, Permission permission, boolean fresh, Field typed) {
        return new PageView(
                "patient/permission",
                who.frame().chrome(who.words().get("permission.title"), Place.MINE),
                one.of(who, permission, fresh, typed));
    }
}
