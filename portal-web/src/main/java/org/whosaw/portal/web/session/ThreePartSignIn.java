package org.whosaw.portal.web.session;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.IdentityError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;

/** What staff and recipients read who sign in with login, password and one-time code. */
public final class ThreePartSignIn {
    private static final List<String> NOTES = List.of("over", "signed-out");
    private static final int LONGEST_LOGIN = 40;

    private ThreePartSignIn() {}

    /** Returns what is said above the form, by the address's {@code note}. */
    public static @Nullable Note said(Visit visit, @Nullable String note) {
        return note == null || !NOTES.contains(note)
                ? null
                : new Note(Icon.INFO, Tone.NEUTRAL, visit.words().get("desk.sign-in." + note));
    }

    /** Returns what is said of a refusal: never which of the three was wrong. */
    public static Note wrong(Visit visit, PortalException refusal) {
        return new Note(Icon.ALERT, Tone.STOP, text(visit.words(), refusal));
    }

    /** Returns the status of a refusal: a wrong form is 422. */
    public static int status(PortalException refusal) {
        return refusal.errorCode() == IdentityError.STAFF_SIGN_IN_WRONG
                ? 422
                : refusal.errorCode().status();
    }

    /** Returns as much of a login as is shown again. */
    public static String kept(String login) {
        return login.substring(0, Math.min(login.length(), LONGEST_LOGIN));
    }

    private static String text(Words words, PortalException refusal) {
        if (refusal.errorCode() == IdentityError.STAFF_LOCKED) {
            Duration wait = refusal.retryAfter();
            long minutes = wait == null ? 1 : Math.max(1, (wait.toSeconds() + 59) / 60);
            return words.get("desk.error.locked", "minutes", minutes);
        }
        return words.get(
                switch (refusal.errorCode().status()) {
                    case 429 -> "desk.error.too-many";
                    case 503 -> "desk.error.busy";
                    default -> "desk.error.wrong";
                });
    }
}
