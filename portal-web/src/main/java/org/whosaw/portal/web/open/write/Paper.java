package org.whosaw.portal.web.open.write;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.web.session.Cookies;

/** Finds the paper that a browser has open. */
public final class Paper {
    private Paper() {}

    /** Returns what opens it; empty when none is open. */
    public static Optional<CodeKey> of(ContainerRequestContext request, ComplaintDesk desk) {
        return desk.ofToken(Cookies.PAPER.read(request.getCookies()));
    }

    /** Returns what keeps it open until the browser closes. */
    public static NewCookie open(CodeKey key) {
        return Cookies.PAPER.untilClose(key.token());
    }
}
