package org.whosaw.portal.web;

import io.dropwizard.configuration.ConfigurationException;
import java.net.BindException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import org.whosaw.portal.kernel.PortalException;

/** Refuses to go on, in words for whoever typed the command; no trace is printed. */
final class Refusal extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String text;

    Refusal(String text) {
        super(text);
        this.text = text;
    }

    /** Says whether the application itself tells the user about {@code e}, so no trace is due. */
    static boolean isSpokenOf(Throwable e) {
        return e instanceof PortalException || wordsFor(e).isPresent();
    }

    /** Returns what to tell whoever typed the command, when it is something she can mend. */
    static Optional<String> wordsFor(Throwable e) {
        if (e instanceof Refusal refusal) {
            return Optional.of(refusal.text);
        }
        if (e instanceof ConfigurationException wrong) {
            return Optional.of(Objects.toString(wrong.getMessage(), "").strip());
        }
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof BindException) {
                return Optional.of(
                        "The port is taken: stop what listens there, or set PORTAL_PORT and"
                                + " PORTAL_ADMIN_PORT.");
            }
            if (each instanceof SQLException && isOpening(e)) {
                return Optional.of(
                        "The database cannot be opened: is it running, and are PORTAL_DB_URL,"
                                + " PORTAL_DB_USER and PORTAL_DB_PASSWORD right? It says: "
                                + each.getMessage());
            }
        }
        return Optional.empty();
    }

    private static boolean isOpening(Throwable e) {
        String message = e.getMessage();
        return message != null && message.startsWith("cannot open the database");
    }
}
