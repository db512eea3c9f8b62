package org.whosaw.portal.consent.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.RegisterDao.NoticeRow;
import org.whosaw.portal.consent.register.RegisterDao.UseRow;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.kernel.Purpose;

/** Turns rows of the register into what they stand for. */
final class RegisterRows {
    private RegisterRows() {}

    static RecipientUse use(UseRow row) {
        return new RecipientUse(
                row.id(),
                new HospitalId(row.hospitalId()),
                row.recipientId(),
                Coded.parse(Purpose.class, row.purpose()).orElse(Purpose.UNKNOWN),
                Coded.parse(LegalBasis.class, row.basis()).orElse(LegalBasis.NOT_STATED),
                row.article(),
                Element.fromBits(row.elements()),
                row.method(),
                row.retention(),
                row.necessity(),
                row.impact(),
                contract(row),
                row.assessment(),
                Coded.parse(UseRole.class, row.role()).orElseThrow(),
                row.crossBorder(),
                row.oneTimeToken() != 0,
                Coded.parse(UseState.class, row.state()).orElseThrow(),
                row.noticeId(),
                row.codeNumber(),
                Micros.instant(row.updatedAt()));
    }

    private static @Nullable Contract contract(UseRow row) {
        String number = row.contractNumber();
        String from = row.contractFrom();
        String end = row.contractEnd();
        return number == null || from == null || end == null
                ? null
                : new Contract(number, LocalDate.parse(from), LocalDate.parse(end));
    }

    static NoticeVersion notice(NoticeRow row) {
        return new NoticeVersion(
                row.id(),
                row.useId(),
                row.number(),
                NoticeContent.read(row.body()),
                row.body(),
                row.hash(),
                Micros.instant(row.publishedAt()));
    }

    static UseRow row(RecipientUse use) {
        Contract contract = use.contract();
        return new UseRow(
                use.id(),
                use.hospital().value(),
                use.recipientId(),
                use.purpose().code(),
                use.basis().code(),
                use.article(),
                Element.toBits(use.elements()),
                use.method(),
                use.retention(),
                use.necessity(),
                use.impact(),
                contract == null ? null : contract.number(),
                contract == null ? null : contract.from().toString(),
                contract == null ? null : contract.end().toString(),
                use.assessment(),
                use.role().code(),
                use.crossBorder(),
                use.oneTimeToken() ? 1 : 0,
                use.state().code(),
                use.noticeId(),
                use.codeNumber(),
                Micros.of(use.updatedAt()));
    }
}
