package org.whosaw.portal.disclosure.end;

import java.time.Instant;

/**
 * What a recipient stated.
 *
 * @param id {@code es_…}
 * @param provisions how many provisions it is about
 * @param signature detached JWS over the statement's text
 */
public record Statement(
        String id,
        StatementKind kind,
        String doneOn,
        Instant saidAt,
        int provisions,
        String signature) {}
