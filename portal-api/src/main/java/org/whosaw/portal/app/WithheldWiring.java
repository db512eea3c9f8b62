package org.whosaw.portal.app;

import java.util.Map;
import org.whosaw.portal.hospital.withheld.DeferralBook;
import org.whosaw.portal.hospital.withheld.EntryKind;
import org.whosaw.portal.hospital.withheld.WithheldDesk;
import org.whosaw.portal.hospital.withheld.WithheldKeeper;

/** Builds what holds notices back that a law puts off. */
public final class WithheldWiring {
    private WithheldWiring() {}

    /** Returns the desk over built rooms. */
    public static WithheldDesk desk(Rooms rooms) {
        return new WithheldDesk(
                rooms.database(),
                book(rooms),
                rooms.hospital().persons(),
                Map.of(
                        EntryKind.ACCESS,
                        rooms.access().entries(),
                        EntryKind.DISCLOSURE,
                        rooms.disclosure().entries()),
                rooms.ids(),
                rooms.clock());
    }

    /** Returns what writes deferrals down. */
    public static DeferralBook book(Rooms rooms) {
        return new DeferralBook(rooms.sealer(), rooms.ids(), rooms.leaves());
    }

    /** Returns what tells what is due. */
    static WithheldKeeper keeper(Rooms rooms) {
        return new WithheldKeeper(rooms.database(), book(rooms), rooms.clock());
    }
}
