package org.whosaw.portal.app;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.whosaw.portal.consent.ConsentError;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.asking.Asking;
import org.whosaw.portal.consent.asking.Choice;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.consent.decision.Question;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.demo.DemoFile;
import org.whosaw.portal.demo.DemoFiller;
import org.whosaw.portal.demo.cast.DemoRecipient;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.identity.PatientPrincipal;
import org.whosaw.portal.identity.Subject;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Purpose;

/**
 * Puts the register and a few answers into the demo world through the doors that a hospital, a
 * mother and a system use: something allowed, something refused, something asked in vain.
 */
public final class DemoConsents {
    private static final int MOTHERS = 8;
    private static final int DAYS = 90;

    // Places in ROWS.
    private static final int AGENCY = 0;
    private static final int PHOTOGRAPHER = 1;
    private static final int INSURER = 2;

    private final Rooms rooms;
    private final RecipientRegister register;

    public DemoConsents(Rooms rooms) {
        this.rooms = rooms;
        this.register = rooms.consent().register();
    }

    private record Row(
            DemoRecipient recipient, Purpose purpose, LegalBasis basis, Set<Element> elements) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(
                            DemoRecipient.AGENCY,
                            Purpose.CONFINEMENT_CARE,
                            LegalBasis.CONSENT,
                            EnumSet.of(Element.NAME, Element.PHONE, Element.WARD)),
                    new Row(
                            DemoRecipient.PHOTOGRAPHER,
                            Purpose.PHOTOGRAPHY,
                            LegalBasis.CONSENT,
                            EnumSet.of(Element.NAME, Element.PHONE, Element.NEWBORN_BIRTH_DATE)),
                    new Row(
                            DemoRecipient.INSURER,
                            Purpose.INSURANCE_CLAIM,
                            LegalBasis.CONSENT,
                            EnumSet.of(Element.NAME, Element.ID_NUMBER, Element.BILL)),
                    new Row(
                            DemoRecipient.DISEASE_CONTROL,
                            Purpose.STATUTORY_REPORT,
                            LegalBasis.STATUTORY_DUTY,
                            EnumSet.of(
                                    Element.NAME,
                                    Element.ID_NUMBER,
                                    Element.PHONE,
                                    Element.ADDRESS,
                                    Element.TEST_RESULT)));

    /** Fills; a world that has a register stays as it is. */
    public void fill(DemoFile demo) {
        HospitalId hospital =
                rooms.hospital().hospitals().find(DemoFiller.HOSPITAL).orElseThrow().id();
        if (!register.ofHospital(hospital).isEmpty()) {
            return;
        }
        List<RecipientUse> uses = ROWS.stream().map(row -> use(hospital, row)).toList();
        List<PersonCard> mothers =
                demo.patients().stream()
                        .limit(MOTHERS)
                        .map(line -> rooms.hospital().persons().byMrn(hospital, line.mrn()))
                        .flatMap(Optional::stream)
                        .toList();
        for (PersonCard mother : mothers) {
            // The first one has stopped the agency (DemoStops): what she allows now is another's.
            int allowed = mother == mothers.get(0) ? INSURER : AGENCY;
            answer(hospital, mother, uses.get(allowed), uses.get(PHOTOGRAPHER));
        }
    }

    private RecipientUse use(HospitalId hospital, Row row) {
        LocalDate today = LocalDate.ofInstant(rooms.clock().instant(), ChinaTime.ZONE);
        boolean law = row.basis() == LegalBasis.STATUTORY_DUTY;
        RecipientUse use =
                register.put(
                        hospital,
                        new UseDraft(
                                row.recipient().code(),
                                row.purpose(),
                                row.basis(),
                                law ? "传染病防治法（传染病报告）" : null,
                                row.elements(),
                                law ? "interface" : "file",
                                law ? "调查目的实现后销毁" : "服务结束后三十日内删除",
                                "没有这些就办不成这件事",
                                "对方会按这些信息联系您",
                                law
                                        ? null
                                        : new Contract(
                                                "演示合同-" + row.recipient().ordinal(),
                                                today.minusDays(100),
                                                today.plusDays(600)),
                                "演示评估-" + row.recipient().ordinal(),
                                UseRole.INDEPENDENT,
                                null,
                                false));
        RecipientCard card = rooms.hospital().lookup().recipient(use.recipientId()).orElseThrow();
        register.publish(use, chinese(card, use), english(card, use), null);
        register.activate(use.id());
        return register.find(use.id()).orElseThrow();
    }

    private static NoticeText chinese(RecipientCard card, RecipientUse use) {
        boolean passes = !card.code().equals(DemoRecipient.DISEASE_CONTROL.code());
        return new NoticeText(
                "市妇幼演示医院",
                "医院服务台，或“我的事项”里的电话",
                card.name(),
                String.valueOf(card.contact()),
                switch (use.purpose()) {
                    case PHOTOGRAPHY -> "和您约新生儿拍照的时间";
                    case CONFINEMENT_CARE -> "安排您自己预约的月子护理";
                    case INSURANCE_CLAIM -> "办理您自己申请的保险理赔";
                    default -> "依法报告";
                },
                "由医院以文件交给对方，只用于上面的用途",
                "只有下面您勾选的那几项",
                use.retention(),
                "在“我的事项 › 我允许过的”里随时停止；要查看、更正、删除，找医院服务台或对方",
                use.necessity(),
                use.impact(),
                passes ? "登记过的下级接收方见它的卡片，没有别的" : "不再转给别人",
                "什么都不变：看病、住院、床位、费用都一样");
    }

    private static NoticeText english(RecipientCard card, RecipientUse use) {
        return new NoticeText(
                "Demo Maternity Hospital",
                "The desk, or the number under My matters",
                card.nameEn() == null ? card.name() : card.nameEn(),
                String.valueOf(card.contact()),
                switch (use.purpose()) {
                    case PHOTOGRAPHY -> "Arranging a time to photograph the newborn with you";
                    case CONFINEMENT_CARE -> "Arranging the confinement care that you booked";
                    case INSURANCE_CLAIM -> "Settling the insurance claim that you filed";
                    default -> "A report that the law demands";
                },
                "Given by the hospital as a file, for the purpose above and nothing else",
                "Only what you tick below",
                "Deleted thirty days after the service",
                "Stop at any time under My matters › What I allowed; to see, correct or delete, ask"
                        + " the desk or the recipient",
                "It cannot be done without",
                "They will contact you by it",
                "To those on its card and to nobody else",
                "Nothing: your care, bed and costs stay as they are");
    }

    private void answer(
            HospitalId hospital, PersonCard mother, RecipientUse allowed, RecipientUse refused) {
        Subject subject = new Subject(mother.id(), hospital, false);
        PatientPrincipal patient = new PatientPrincipal(0, 0, List.of(subject), null, null);
        LocalDate until =
                LocalDate.ofInstant(rooms.clock().instant(), ChinaTime.ZONE).plusDays(DAYS);
        decide(patient, subject, allowed, new Choice(GrantMode.UNTIL, Set.of(Element.NAME), until));
        decide(patient, subject, refused, Choice.no());
        rooms.consent()
                .decisions()
                .evaluate(
                        new Question(
                                hospital,
                                refused.recipientId(),
                                mother.id(),
                                Purpose.PHOTOGRAPHY,
                                Set.of(Element.NAME, Element.PHONE),
                                null,
                                0));
        rooms.consent().own().asked(List.of(subject));
    }

    private void decide(
            PatientPrincipal patient, Subject subject, RecipientUse use, Choice choice) {
        ConsentDesk desk = rooms.consent().desk();
        try {
            Asking asking = desk.open(patient, use.number(), subject);
            desk.decide(patient, use.number(), subject, asking.notice().code(), choice);
        } catch (PortalException e) {
            if (e.errorCode() != ConsentError.NOT_NOW) {
                throw e;
            }
        }
    }
}
