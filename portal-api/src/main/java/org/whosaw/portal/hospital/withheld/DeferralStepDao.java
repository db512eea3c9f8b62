package org.whosaw.portal.hospital.withheld;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Reads and writes the steps of deferrals; none is ever changed. */
interface DeferralStepDao {
    /** That it was looked at again and goes on; every other step is the state that it led to. */
    String REVIEWED = "reviewed";

    /**
     * A row of {@code deferral_event}.
     *
     * @param step the code of the state it led to, or {@value DeferralStepDao#REVIEWED}
     * @param reviewAt when someone looks at it next, as this step left it
     * @param salt of its leaf
     */
    record Step(
            long id,
            long deferralId,
            String step,
            @Nullable Long actorId,
            long happenedAt,
            long reviewAt,
            byte[] salt) {
        @Override
        public String toString() {
            return "Step[" + id + "]";
        }
    }

    @SqlUpdate(
            """
            INSERT INTO deferral_event (id, deferral_id, step, actor_id, happened_at, review_at,
                salt)
            VALUES (:id, :deferralId, :step, :actorId, :happenedAt, :reviewAt, :salt)\
            """)
    void add(@BindMethods Step step);

    @SqlQuery("SELECT * FROM deferral_event WHERE deferral_id = :deferral ORDER BY id")
    List<Step> of(long deferral);

    @SqlQuery("SELECT * FROM deferral ORDER BY id")
    List<DeferralRow> everything();

    @SqlQuery("SELECT * FROM deferral WHERE id = :id")
    Optional<DeferralRow> find(long id);
}
