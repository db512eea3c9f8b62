package org.whosaw.portal.web.page;

import java.util.List;
import java.util.Set;
import org.whosaw.portal.web.i18n.Words;

/** Makes the page that says what went wrong and what to do now. */
public final class HtmlErrors {
    private static final Set<Integer> TOLD = Set.of(400, 401, 403, 404, 429, 503);

    private HtmlErrors() {}

    /** Returns the page of a status. */
    public static PageView page(Frame frame, int status) {
        Words words = frame.words();
        boolean ours = status >= 500 && status != 503;
        int told = ours ? 500 : TOLD.contains(status) ? status : 400;
        String key = "error." + told;
        boolean signedIn = frame.owner() != null;
        Parts.Tab way =
                told == 401
                        ? new Parts.Tab(words.get("error.sign-in"), "/sign-in", true)
                        : new Parts.Tab(
                                words.get("error.home"), signedIn ? "/overview" : "/", true);
        MessageUiState state =
                new MessageUiState(
                        told == 404 ? Icon.SEARCH : told == 429 ? Icon.CLOCK : Icon.ALERT,
                        ours ? Tone.ATTENTION : Tone.NEUTRAL,
                        words.get(key),
                        words.get(key + ".text"),
                        null,
                        List.of(way),
                        null);
        return new PageView("open/message", frame.chrome(words.get("error.title"), null), state);
    }
}
