package org.whosaw.portal.web.session;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.session.Sessions.PageSession;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Frame;
import org.whosaw.portal.web.page.Look;

/**
 * Holds what a request to a page brings along: the look, the form's token, and the session if there
 * is one.
 *
 * @param path the address without its query
 * @param cookie what the form's token is tied to
 */
public record Visit(
        Look look,
        String path,
        String cookie,
        String csrf,
        @Nullable PageSession session,
        boolean demo) {
    private static final String PROPERTY = Visit.class.getName();

    /** Returns the visit of a request to a page. */
    public static Visit of(ContainerRequestContext request) {
        if (request.getProperty(PROPERTY) instanceof Visit visit) {
            return visit;
        }
        throw new IllegalStateException("not a page: the class is not marked @WebPage");
    }

    void keepIn(ContainerRequestContext request) {
        request.setProperty(PROPERTY, this);
    }

    /** Returns the words of the language in use. */
    public Words words() {
        return Words.of(look.language());
    }

    /** Returns the frame of a page for a visitor whom we do not know. */
    public Frame frame() {
        return new Frame(look, path, csrf, null, false, false, null, demo);
    }

    @Override
    public String toString() {
        return "Visit[" + path + "]";
    }
}
