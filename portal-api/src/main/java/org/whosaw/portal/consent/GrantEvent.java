package org.whosaw.portal.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One step of a grant's history. */
public record GrantEvent(
        long grantId, GrantStep step, ConsentActor actor, @Nullable Long actorId, Instant at) {}
