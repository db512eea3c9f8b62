package org.whosaw.portal.app;

import java.util.List;
import org.whosaw.portal.retention.pruning.HoldDesk;
import org.whosaw.portal.retention.pruning.Pruning;
import org.whosaw.portal.retention.pruning.StoneMason;

/** Builds what keeps and what prunes. */
public final class RetentionWiring {
    private RetentionWiring() {}

    /** Returns the work that prunes what is due. */
    public static Pruning pruning(Rooms rooms, PortalConfiguration configuration) {
        return new Pruning(
                rooms.database(),
                configuration.retention(),
                new StoneMason(rooms.ledger().seals()),
                List.of(rooms.outbox()::purge, rooms.webhooks().deliveries()::purge),
                rooms.clock());
    }

    /** Returns the desk of legal holds. */
    public static HoldDesk holds(Rooms rooms) {
        return new HoldDesk(
                rooms.database(),
                rooms.sealer(),
                rooms.hospital().persons(),
                rooms.ids(),
                rooms.clock());
    }
}
