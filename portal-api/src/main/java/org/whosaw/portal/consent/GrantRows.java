package org.whosaw.portal.consent;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantDao.EventRow;
import org.whosaw.portal.consent.GrantDao.GrantRow;
import org.whosaw.portal.consent.GrantDao.RefusalRow;
import org.whosaw.portal.identity.guardian.Relation;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;

/** Turns rows of grants into what they stand for. */
final class GrantRows {
    private static final HexFormat HEX = HexFormat.of();

    private GrantRows() {}

    static Grant grant(GrantRow row) {
        String relation = row.relation();
        return new Grant(
                row.id(),
                new HospitalId(row.hospitalId()),
                new PersonId(row.personId()),
                row.useId(),
                row.recipientId(),
                purpose(row.purpose()),
                row.commercial() != 0,
                row.noticeId(),
                HEX.formatHex(row.noticeHash()),
                Element.fromBits(row.elements()),
                Coded.parse(GrantMode.class, row.mode()).orElseThrow(),
                Micros.instant(row.givenAt()),
                Micros.instantOrNull(row.untilAt()),
                row.encounterId(),
                Coded.parse(ConsentActor.class, row.actor()).orElseThrow(),
                row.accountId(),
                relation == null ? null : Coded.parse(Relation.class, relation).orElse(null),
                state(row),
                Micros.instantOrNull(row.closedAt()),
                Micros.instantOrNull(row.revokedAt()),
                Micros.instantOrNull(row.holdsUntil()));
    }

    static GrantState state(GrantRow row) {
        return Coded.parse(GrantState.class, row.state()).orElseThrow();
    }

    static Purpose purpose(String code) {
        return Coded.parse(Purpose.class, code).orElse(Purpose.UNKNOWN);
    }

    static GrantRow row(Grant grant) {
        Relation relation = grant.relation();
        return new GrantRow(
                grant.id(),
                grant.hospital().value(),
                grant.person().value(),
                grant.useId(),
                grant.recipientId(),
                grant.purpose().code(),
                grant.commercial() ? 1 : 0,
                grant.noticeId(),
                HEX.parseHex(grant.noticeHash()),
                Element.toBits(grant.elements()),
                grant.mode().code(),
                Micros.of(grant.givenAt()),
                Micros.ofOrNull(grant.until()),
                grant.encounterId(),
                grant.actor().code(),
                grant.accountId(),
                relation == null ? null : relation.code(),
                grant.state().code(),
                null,
                null,
                null);
    }

    static GrantEvent event(EventRow row) {
        return new GrantEvent(
                row.grantId(),
                Coded.parse(GrantStep.class, row.step()).orElseThrow(),
                Coded.parse(ConsentActor.class, row.actor()).orElseThrow(),
                row.actorId(),
                Micros.instant(row.happenedAt()));
    }

    static Refusal refusal(RefusalRow row) {
        return new Refusal(
                row.id(),
                new HospitalId(row.hospitalId()),
                new PersonId(row.personId()),
                row.useId(),
                row.recipientId(),
                purpose(row.purpose()),
                Micros.instant(row.refusedAt()),
                Micros.instant(row.untilAt()));
    }

    static @Nullable Long account(ConsentBy by) {
        boolean account = by.actor() == ConsentActor.PATIENT || by.actor() == ConsentActor.GUARDIAN;
        return account ? by.id() : null;
    }
}
