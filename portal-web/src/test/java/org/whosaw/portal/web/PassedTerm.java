package org.whosaw.portal.web;

import java.sql.SQLException;
import java.time.Instant;
import org.whosaw.portal.kernel.Micros;

/** Lets the term of what a recipient owes after a stop be over, and the clock look. */
final class PassedTerm {
    private PassedTerm() {}

    /** Puts {@code column} of all that {@code party} owes an hour into the past. */
    static void of(TwoHospitals world, String column, String party) {
        long card =
                world.rooms().hospital().lookup().recipient(world.first, party).orElseThrow().id();
        long past = Micros.of(Instant.now().minusSeconds(3600));
        world.rooms()
                .database()
                .inTransaction(
                        tx -> {
                            try {
                                return tx.statement(
                                                "UPDATE stop_target SET "
                                                        + column
                                                        + " = "
                                                        + past
                                                        + " WHERE recipient_id = "
                                                        + card)
                                        .executeUpdate();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        world.rooms().stops().recipients().tick();
    }
}
