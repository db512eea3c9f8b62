package org.whosaw.portal.app;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import org.whosaw.portal.access.why.CareFacts;
import org.whosaw.portal.hospital.BlindKeys;
import org.whosaw.portal.hospital.care.CareFact;
import org.whosaw.portal.hospital.care.CareFactKind;
import org.whosaw.portal.hospital.care.StaffKey;
import org.whosaw.portal.hospital.counter.CounterVisits;
import org.whosaw.portal.hospital.counter.CounterVisits.Visit;
import org.whosaw.portal.hospital.doubt.OwnDoubts;
import org.whosaw.portal.identity.account.BoundPhones;
import org.whosaw.portal.identity.staff.StaffLogins;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.request.OwnCases;
import org.whosaw.portal.store.Tx;

/**
 * Gathers from every room what this portal's own desks have to do with a person, so that their
 * looks at her are explained as others' are. Safe for threads.
 */
final class DeskCases implements CareFacts {
    private final BlindKeys keys;
    private final Cache<Long, StaffKey> clerks = Caffeine.newBuilder().maximumSize(10_000).build();

    DeskCases(BlindKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<CareFact> of(Tx tx, PersonId person, long since, long until) {
        List<CareFact> all = new ArrayList<>(OwnCases.of(tx, person));
        all.addAll(OwnDoubts.of(tx, person));
        for (Visit visit : CounterVisits.of(tx, person)) {
            all.add(act(CareFactKind.COUNTER, visit.id(), visit.at(), clerk(tx, visit)));
        }
        for (long bound : BoundPhones.of(tx, person)) {
            all.add(act(CareFactKind.BINDING, bound, bound, List.of()));
        }
        return all;
    }

    private List<StaffKey> clerk(Tx tx, Visit visit) {
        StaffKey known = clerks.getIfPresent(visit.staffUserId());
        if (known != null) {
            return List.of(known);
        }
        return StaffLogins.of(tx, visit.staffUserId())
                .map(
                        login -> {
                            StaffKey key =
                                    StaffKey.of(
                                            keys.account(
                                                    login.hospital(),
                                                    CounterWiring.SYSTEM,
                                                    login.login()));
                            clerks.put(visit.staffUserId(), key);
                            return List.of(key);
                        })
                .orElse(List.of());
    }

    private static CareFact act(CareFactKind kind, long id, long at, List<StaffKey> staff) {
        return new CareFact(id, kind, at, at, null, null, staff);
    }
}
