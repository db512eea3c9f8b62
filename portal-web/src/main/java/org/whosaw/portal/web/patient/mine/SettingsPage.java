package org.whosaw.portal.web.patient.mine;

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
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.session.Sessions;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Languages;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Look;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.session.Cookies;
import org.whosaw.portal.web.session.Looks;
import org.whosaw.portal.web.session.SignedIn;
import org.whosaw.portal.web.session.WebPage;

/** Keeps language, size and theme on this device, and family-phone mode in the session. */
@Path("/settings")
@WebPage
@Produces(MediaType.TEXT_HTML)
public final class SettingsPage {
    private static final Duration ABSOLUTE = Duration.ofHours(12);

    private final Sessions sessions;

    public SettingsPage(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Shows what is set. */
    @GET
    public PageView show(@Auth SignedIn who, @QueryParam("note") @Nullable String note) {
        Words words = who.words();
        Look look = who.visit().look();
        List<SettingsUiState.Group> groups = new ArrayList<>();
        groups.add(language(words));
        groups.add(size(words, look));
        groups.add(theme(words, look));
        groups.add(family(words, who.family()));
        Note saved =
                "saved".equals(note)
                        ? new Note(Icon.CHECK, Tone.GOOD, words.get("settings.saved"))
                        : null;
        return new PageView(
                "patient/settings",
                who.frame().chrome(words.get("settings.headline"), Place.MINE),
                new SettingsUiState(saved, groups));
    }

    private static SettingsUiState.Group language(Words words) {
        List<Choice> choices = new ArrayList<>();
        for (Language each : Language.values()) {
            String name = Languages.ownName(each);
            choices.add(choice("language", each.tag(), name, null, each == words.language()));
        }
        return new SettingsUiState.Group(words.get("settings.language"), choices);
    }

    private static SettingsUiState.Group size(Words words, Look look) {
        String large = words.get("settings.size.large");
        String detail = words.get("settings.size.large.detail");
        String normal = words.get("settings.size.normal");
        return new SettingsUiState.Group(
                words.get("settings.size"),
                List.of(
                        choice("size", "normal", normal, null, !look.large()),
                        choice("size", "large", large, detail, look.large())));
    }

    private static SettingsUiState.Group theme(Words words, Look look) {
        List<Choice> choices = new ArrayList<>();
        for (Look.Theme each : Look.Theme.values()) {
            String name = Looks.name(each);
            String label = words.get("settings.theme." + name);
            choices.add(choice("theme", name, label, null, each == look.theme()));
        }
        return new SettingsUiState.Group(words.get("settings.theme"), choices);
    }

    private static SettingsUiState.Group family(Words words, boolean on) {
        String detail = words.get("settings.family.on.detail");
        return new SettingsUiState.Group(
                words.get("settings.family"),
                List.of(
                        choice("family", "no", words.get("settings.family.off"), null, !on),
                        choice("family", "yes", words.get("settings.family.on"), detail, on)));
    }

    private static Choice choice(
            String name, String value, String label, @Nullable String detail, boolean checked) {
        return new Choice(name + "-" + value, name, value, label, detail, checked);
    }

    /** Keeps what she chose. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @Auth SignedIn who,
            @FormParam("language") @DefaultValue("") String language,
            @FormParam("size") @DefaultValue("") String size,
            @FormParam("theme") @DefaultValue("") String theme,
            @FormParam("family") @DefaultValue("") String family) {
        Look now = who.visit().look();
        Look wished =
                new Look(
                        Languages.parse(language).orElse(now.language()),
                        themeOf(theme, now.theme()),
                        size.isEmpty() ? now.large() : size.equals("large"));
        boolean familyPhone = family.isEmpty() ? who.family() : family.equals("yes");
        if (familyPhone != who.family()) {
            sessions.setFamilyPhone(who.patient(), familyPhone);
        }
        String cookie = who.visit().cookie();
        NewCookie session =
                familyPhone
                        ? Cookies.SESSION.untilClose(cookie)
                        : Cookies.SESSION.keptFor(cookie, ABSOLUTE);
        return Response.seeOther(URI.create("/settings?note=saved"))
                .cookie(Looks.cookie(wished), session)
                .build();
    }

    private static Look.Theme themeOf(String name, Look.Theme otherwise) {
        for (Look.Theme each : Look.Theme.values()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each;
            }
        }
        return otherwise;
    }
}
