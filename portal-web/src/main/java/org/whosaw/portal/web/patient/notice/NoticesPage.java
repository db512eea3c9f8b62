package org.whosaw.portal.web.patient.notice;

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
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.notice.Digest;
import org.whosaw.portal.notice.NoticeChoice;
import org.whosaw.portal.notice.NoticeFeature;
import org.whosaw.portal.notice.NoticeMail;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Shows what she was told, and takes how she wishes to be told. */
@Path("/notices")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class NoticesPage {
    private final NoticeFeature notices;
    private final NoticesStates states;

    public NoticesPage(NoticeFeature notices, NoticesStates states) {
        this.notices = notices;
        this.states = states;
    }

    /** Shows the inbox; what it shows is no longer new the next time. */
    @GET
    public PageView show(
            @Auth SignedIn who,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("note") @Nullable String note) {
        NoticesUiState state = states.inbox(who, cursor, note);
        notices.inbox().seen(who.patient(), who.subjects());
        return new PageView(
                "patient/notices",
                who.frame().chrome(who.words().get("notices.title"), Place.MINE),
                state);
    }

    /** Shows how she is told. */
    @GET
    @Path("/settings")
    public PageView how(@Auth SignedIn who, @QueryParam("note") @Nullable String note) {
        return new PageView(
                "patient/how-told",
                who.frame().chrome(who.words().get("told.headline"), Place.MINE),
                states.how(who, note));
    }

    /** Keeps what she chose; messages come in the language that she reads now. */
    @POST
    @Path("/settings")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @Auth SignedIn who,
            @FormParam("sms") @DefaultValue("") String sms,
            @FormParam("digest") @DefaultValue("") String digest,
            @FormParam("quiet") @DefaultValue("") String quiet,
            @FormParam("neutral") @DefaultValue("") String neutral,
            @FormParam("mail") @Nullable String mail,
            @FormParam("code") @Nullable String code,
            @FormParam("mail-off") @Nullable String off) {
        if (mail != null || code != null || off != null) {
            return mail(who, mail, code);
        }
        NoticeChoice now = notices.choices().of(who.patient());
        Quiet hours = Coded.parse(Quiet.class, quiet).orElse(Quiet.of(now));
        notices.choices()
                .choose(
                        who.patient(),
                        new NoticeChoice(
                                Coded.parse(Digest.class, digest).orElse(now.digest()),
                                quiet.isEmpty() ? now.quietFrom() : hours.from(),
                                quiet.isEmpty() ? now.quietTo() : hours.to(),
                                sms.isEmpty() ? now.sms() : sms.equals("yes"),
                                neutral.isEmpty() ? now.neutral() : neutral.equals("yes"),
                                who.words().language().tag(),
                                now.pausedUntil()));
        return Response.seeOther(URI.create("/notices/settings?note=saved")).build();
    }

    /** Takes an address, the code that was sent there, or that there is to be none. */
    private Response mail(SignedIn who, @Nullable String mail, @Nullable String code) {
        NoticeMail mails = notices.mail();
        NoticeMail.Outcome outcome =
                mail != null
                        ? mails.ask(who.patient(), mail, who.words().language().tag())
                        : code != null
                                ? mails.confirm(who.patient(), code)
                                : mails.remove(who.patient());
        String note = outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Response.seeOther(URI.create("/notices/settings?note=" + note)).build();
    }

    /** Sends nothing for now, or sends again. */
    @POST
    @Path("/pause")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response pause(@Auth SignedIn who, @FormParam("on") @DefaultValue("yes") String on) {
        boolean pause = on.equals("yes");
        notices.choices().pause(who.patient(), pause ? NoticeChoice.FOR_NOW : null);
        return Response.seeOther(URI.create("/notices?note=" + (pause ? "paused" : "resumed")))
                .build();
    }
}
