package org.whosaw.portal.web.session;

import java.time.Duration;
import java.util.Map;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.i18n.Words;

/** Says beside the field what a room refused, in words for the one who typed. */
public final class FormProblems {
    private static final Map<String, String> KEYS =
            Map.of(
                    "sign-in.phone-unreadable", "form.phone",
                    "sign-in.binding-code-mistyped", "form.binding",
                    "sign-in.binding-code-not-valid", "form.binding",
                    "sign-in.one-time-password-wrong", "form.code",
                    "sign-in.challenge-over", "form.code",
                    "second-factor.wrong", "form.step-up");

    private FormProblems() {}

    /** Returns the sentence. */
    public static String text(Words words, PortalException refusal) {
        String key = KEYS.get(refusal.errorCode().code());
        if (key != null) {
            return words.get(key);
        }
        if (refusal.errorCode().status() == 429) {
            Duration wait = refusal.retryAfter();
            long minutes = wait == null ? 10 : Math.max(1, (wait.toSeconds() + 59) / 60);
            return words.get("form.wait", "minutes", minutes);
        }
        throw refusal;
    }

    /** Returns the status of the page with the sentence. */
    public static int status(PortalException refusal) {
        return refusal.errorCode().status() == 429 ? 429 : 422;
    }

    /** Says whether the binding code is at fault rather than the number. */
    public static boolean isOfCode(PortalException refusal) {
        return refusal.errorCode().code().startsWith("sign-in.binding-code");
    }
}
