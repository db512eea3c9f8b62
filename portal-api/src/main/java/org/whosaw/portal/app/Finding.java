package org.whosaw.portal.app;

/**
 * Says whether one thing about this installation is sound.
 *
 * @param sound whether it is
 * @param demanded whether {@code server} refuses to start without it
 * @param text what was found; when not sound, also the key, file or command that mends it
 */
public record Finding(boolean sound, boolean demanded, String text) {
    static Finding sound(String text) {
        return new Finding(true, false, text);
    }

    /** Returns what an operator should know, though nothing is wrong with it. */
    static Finding note(String text) {
        return new Finding(true, false, "Note: " + text);
    }

    /** Returns a fault that {@code check} reports and {@code server} may live with. */
    static Finding fault(String text) {
        return new Finding(false, false, text);
    }

    /** Returns a fault that keeps {@code server} from starting. */
    static Finding refusal(String text) {
        return new Finding(false, true, text);
    }
}
