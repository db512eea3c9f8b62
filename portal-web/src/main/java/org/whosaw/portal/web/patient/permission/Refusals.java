package org.whosaw.portal.web.patient.permission;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Texts;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Frame.Place;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;

/** Says a refusal of the room of consent on a page of its own, calmly. */
public final class Refusals {
    private static final Texts TEXTS = Texts.load();

    private Refusals() {}

    /** Returns whether a refusal is one that a page says in its own words. */
    public static boolean isSaid(PortalException refusal) {
        return refusal.errorCode().code().startsWith("consent.");
    }

    /** Returns the sentence of a refusal. */
    public static String text(Words words, PortalException refusal) {
        return TEXTS.get(
                words.language(),
                "problem." + refusal.errorCode().code() + ".detail",
                args(refusal));
    }

    private static Object[] args(PortalException refusal) {
        return Arrays.stream(refusal.args()).map(String::valueOf).toArray();
    }

    /**
     * Returns the page of a refusal.
     *
     * @param signedIn whether the button leads to her own lists
     */
    public static Response page(Frame frame, PortalException refusal, boolean signedIn) {
        if (!isSaid(refusal)) {
            throw refusal;
        }
        Words words = frame.words();
        String title =
                TEXTS.get(
                        words.language(),
                        "problem." + refusal.errorCode().code() + ".title",
                        args(refusal));
        Tab back =
                new Tab(
                        words.get(signedIn ? "allow.back" : "allow.home"),
                        signedIn ? "/given" : "/",
                        true);
        MessageUiState state =
                new MessageUiState(
                        Icon.INFO,
                        Tone.NEUTRAL,
                        title,
                        text(words, refusal),
                        null,
                        List.of(back),
                        null);
        return Response.status(refusal.errorCode().status())
                .entity(
                        new PageView(
                                "open/message",
                                frame.chrome(
                                        words.get("allow.title"), signedIn ? Place.GIVEN : null),
                                state))
                .build();
    }
}
