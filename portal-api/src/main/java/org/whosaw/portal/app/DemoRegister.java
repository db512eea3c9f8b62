package org.whosaw.portal.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.RecipientRegister;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.demo.DemoFiller;
import org.whosaw.portal.demo.cast.DemoRecipient;
import org.whosaw.portal.disclosure.end.Ends;
import org.whosaw.portal.disclosure.end.Owed;
import org.whosaw.portal.disclosure.end.StatementKind;
import org.whosaw.portal.hospital.DirectoryCards.RecipientCard;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.Purpose;

/**
 * Puts uses that do not rest on consent into the demo world's register, one that lacks everything,
 * and what two recipients said of what they were given; through the doors that the desk and they
 * use.
 */
public final class DemoRegister {
    private static final int CONTRACT_BEGAN_DAYS = 400;

    private final Rooms rooms;

    public DemoRegister(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Writes them; a world that has them stays. */
    public void write() {
        HospitalId hospital =
                rooms.hospital().hospitals().find(DemoFiller.HOSPITAL).orElseThrow().id();
        Optional<RecipientCard> shop = card(hospital, DemoRecipient.SOUVENIRS);
        RecipientRegister register = rooms.consent().register();
        if (shop.isEmpty() || !register.ofRecipient(shop.get().id()).isEmpty()) {
            return;
        }
        use(hospital, DemoRecipient.PROPERTY, Purpose.OPERATIONS, LegalBasis.CONTRACT, null);
        use(
                hospital,
                DemoRecipient.INSURANCE_FUND,
                Purpose.INSURANCE_CLAIM,
                LegalBasis.STATUTORY_DUTY,
                "社会保险法 29");
        use(
                hospital,
                DemoRecipient.DISEASE_CONTROL,
                Purpose.PUBLIC_HEALTH,
                LegalBasis.STATUTORY_DUTY,
                "传染病防治法");
        use(
                hospital,
                DemoRecipient.HEALTH_COMMISSION,
                Purpose.STATUTORY_REPORT,
                LegalBasis.STATUTORY_DUTY,
                "母婴保健法 23");
        // A shop without contract, assessment and notice waits, and the desk sees what is missing.
        register.put(
                hospital, draft(shop.get(), Purpose.MARKETING, LegalBasis.CONSENT, null, null));
        state(hospital);
    }

    private Optional<RecipientCard> card(HospitalId hospital, DemoRecipient recipient) {
        return rooms.hospital().lookup().recipient(hospital, recipient.code());
    }

    private void use(
            HospitalId hospital,
            DemoRecipient recipient,
            Purpose purpose,
            LegalBasis basis,
            @Nullable String article) {
        Optional<RecipientCard> found = card(hospital, recipient);
        if (found.isEmpty()) {
            return;
        }
        RecipientCard card = found.get();
        LocalDate today = LocalDate.ofInstant(rooms.clock().instant(), ChinaTime.ZONE);
        Contract contract =
                article == null
                        ? new Contract(
                                "HT-" + card.code(),
                                today.minusDays(CONTRACT_BEGAN_DAYS),
                                end(card, today))
                        : null;
        RecipientRegister register = rooms.consent().register();
        RecipientUse use = register.put(hospital, draft(card, purpose, basis, article, contract));
        register.publish(use, chinese(card), english(card), null);
        register.activate(use.id());
    }

    private static LocalDate end(RecipientCard card, LocalDate today) {
        String end = card.contractEnd();
        return end == null ? today.plusYears(1) : LocalDate.parse(end);
    }

    private static UseDraft draft(
            RecipientCard card,
            Purpose purpose,
            LegalBasis basis,
            @Nullable String article,
            @Nullable Contract contract) {
        boolean entrusted = "entrusted".equals(card.role());
        return new UseDraft(
                card.code(),
                purpose,
                basis,
                article,
                card.elements(),
                "file",
                card.retention() == null ? "没有说明" : card.retention(),
                "没有这些信息，这件事办不成。",
                "对方会知道您在这家医院就诊。",
                contract,
                contract == null && article == null ? null : "PIA-" + card.code(),
                entrusted ? UseRole.ENTRUSTED : UseRole.INDEPENDENT,
                null,
                false);
    }

    private static NoticeText chinese(RecipientCard card) {
        return new NoticeText(
                "市妇幼演示医院",
                "医院信息保护办公室",
                card.name(),
                card.contact() == null ? "没有说明" : card.contact(),
                card.purpose() == null ? "没有说明" : card.purpose(),
                "文件，只用于上面写的事",
                "登记册上写明的几项",
                card.retention() == null ? "没有说明" : card.retention(),
                "您随时可以停止，也可以要求查看、更正、删除，或者向网信部门投诉。",
                "没有这些信息，这件事办不成。",
                "对方会知道您在这家医院就诊。",
                "以这张卡片上“又转给了谁”为准",
                "不同意不影响挂号、住院、治疗和费用，什么都不会变。");
    }

    private static NoticeText english(RecipientCard card) {
        String name = card.nameEn() == null ? card.name() : card.nameEn();
        return new NoticeText(
                "Demo City Women and Children's Hospital",
                "Office for information protection",
                name,
                card.contact() == null ? "Not stated" : card.contact(),
                "As the card says",
                "As a file, for this and nothing else",
                "What the register names",
                "As the register says",
                "You can stop it at any time; you can ask to see, correct or delete it, or complain"
                        + " to the cyberspace administration.",
                "It cannot be done without.",
                "They will know that you were a patient here.",
                "As the card shows under passed on",
                "A no changes nothing about your appointments, your stay, your care or its price.");
    }

    /**
     * Disease control says that it received something, the property firm that one thing is gone.
     */
    private void state(HospitalId hospital) {
        Instant now = rooms.clock().instant();
        LocalDate today = LocalDate.ofInstant(now, ChinaTime.ZONE);
        say(hospital, DemoRecipient.PROPERTY, StatementKind.DESTROYED, today.minusDays(1));
        say(hospital, DemoRecipient.DISEASE_CONTROL, StatementKind.RECEIVED, today.minusDays(2));
    }

    private void say(
            HospitalId hospital, DemoRecipient recipient, StatementKind kind, LocalDate on) {
        Optional<RecipientCard> card = card(hospital, recipient);
        if (card.isEmpty()) {
            return;
        }
        List<Owed> owed = rooms.ends().owed(card.get().id());
        if (!owed.isEmpty()) {
            rooms.ends()
                    .say(
                            new Ends.Speaker(hospital, card.get().id(), 0),
                            kind,
                            on,
                            List.of(owed.get(0).disclosure()));
        }
    }
}
