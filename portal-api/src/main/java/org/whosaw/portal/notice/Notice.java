package org.whosaw.portal.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One notice as it stands on the wire.
 *
 * @param id {@code ms_…}
 * @param kind what it is about; {@code protected} for a specially protected entry, which nothing
 *     names
 * @param happenedAt when what it tells of happened
 * @param toldAt when it came into the inbox
 * @param access the look it is about, {@code ae_…}, or null
 * @param disclosure the provision it is about, {@code ds_…}, or null
 * @param request the request it is about, {@code rq_…}, or null
 * @param permission the permission it is about, {@code gr_…}, or null
 * @param stop the stop it is about, {@code st_…}, or null
 * @param recipient the party it is about, {@code rc_…}, or null
 * @param looks of a digest: how many looks there were, else null; {@code provisions} likewise
 * @param subject whose list it is about, {@code pt_…}
 * @param atOnce whether a message told of it at once
 * @param fresh whether it came since she last opened the inbox
 */
public record Notice(
        String id,
        String kind,
        Instant happenedAt,
        Instant toldAt,
        @Nullable String access,
        @Nullable String disclosure,
        @Nullable String request,
        @Nullable String permission,
        @Nullable String stop,
        @Nullable String recipient,
        @Nullable Integer looks,
        @Nullable Integer provisions,
        String subject,
        boolean atOnce,
        boolean fresh) {
    /** The kind of a notice that names nothing. */
    public static final String PROTECTED = "protected";
}
