package org.whosaw.portal.app.consent;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.consent.ConsentActor;
import org.whosaw.portal.consent.ConsentBy;
import org.whosaw.portal.consent.Grant;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.Refusal;
import org.whosaw.portal.consent.register.NoticeText;
import org.whosaw.portal.consent.register.NoticeVersion;
import org.whosaw.portal.consent.register.RecipientUse;
import org.whosaw.portal.consent.register.RecipientUse.Contract;
import org.whosaw.portal.consent.register.UseDraft;
import org.whosaw.portal.consent.register.UseRole;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.LegalBasis;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.store.Tx;

/** Approved uses, grants and refusals for tests, put straight into the book. */
public final class Uses {
    private Uses() {}

    static UseDraft draft(
            Rooms rooms,
            String recipient,
            Purpose purpose,
            LegalBasis basis,
            Set<Element> elements) {
        LocalDate today = LocalDate.ofInstant(rooms.clock().instant(), ZoneOffset.UTC);
        return new UseDraft(
                recipient,
                purpose,
                basis,
                basis == LegalBasis.STATUTORY_DUTY ? "传染病防治法 33" : null,
                elements,
                "file",
                "拍完 30 天",
                "没有姓名和电话就约不上",
                "会接到它的电话",
                new Contract("HT-1", today.minusDays(30), today.plusYears(2)),
                "PIA-1",
                UseRole.INDEPENDENT,
                null,
                false);
    }

    /** Returns the same draft, with a token for each giving. */
    public static UseDraft demandingToken(UseDraft draft) {
        return new UseDraft(
                draft.recipient(),
                draft.purpose(),
                draft.basis(),
                draft.article(),
                draft.elements(),
                draft.method(),
                draft.retention(),
                draft.necessity(),
                draft.impact(),
                draft.contract(),
                draft.assessment(),
                draft.role(),
                draft.crossBorder(),
                true);
    }

    static NoticeText text(String purpose) {
        return new NoticeText(
                "市妇幼演示医院",
                "000-1000",
                "演示摄影",
                "000-2000",
                purpose,
                "文件",
                "姓名、电话",
                "30 天",
                "在“给了谁”里点停止",
                "约时间要用",
                "会接到电话",
                "不转给别人",
                "什么都不变");
    }

    /** Returns an active use with its notice, resting on consent. */
    public static RecipientUse active(
            Rooms rooms,
            HospitalId hospital,
            String recipient,
            Purpose purpose,
            Set<Element> elements) {
        return active(
                rooms, hospital, draft(rooms, recipient, purpose, LegalBasis.CONSENT, elements));
    }

    /** Returns one of a new recipient that demands a token for each giving. */
    public static RecipientUse activeWithToken(
            Rooms rooms,
            HospitalId hospital,
            String recipient,
            Purpose purpose,
            Set<Element> elements) {
        rooms.hospital()
                .directory()
                .putRecipients(
                        hospital,
                        List.of(ConsentHouse.recipient(recipient, "photographer", "CN", null)));
        UseDraft draft = draft(rooms, recipient, purpose, LegalBasis.CONSENT, elements);
        return active(rooms, hospital, demandingToken(draft));
    }

    static RecipientUse active(Rooms rooms, HospitalId hospital, UseDraft draft) {
        RecipientUse use = rooms.consent().register().put(hospital, draft);
        rooms.consent().register().publish(use, text("拍照"), text("Photographs"), null);
        rooms.consent().register().activate(use.id());
        return rooms.consent().register().find(use.id()).orElseThrow();
    }

    /** Puts two rows there that went wrong behind the register's back, by the database itself. */
    public static void twoFaulty(Rooms rooms) {
        HospitalId hospital = rooms.hospital().hospitals().add("H1", "演示", null, null, null);
        rooms.hospital()
                .directory()
                .putRecipients(
                        hospital,
                        List.of(
                                ConsentHouse.recipient("ALBUM", "photographer", "CN", null),
                                ConsentHouse.recipient("STUDIO", "photographer", "CN", null)));
        RecipientUse album =
                active(rooms, hospital, "ALBUM", Purpose.PHOTOGRAPHY, Set.of(Element.NAME));
        RecipientUse studio =
                active(rooms, hospital, "STUDIO", Purpose.PHOTOGRAPHY, Set.of(Element.NAME));
        rooms.database()
                .write(
                        tx -> {
                            change(tx, "basis = 'contract'", album);
                            change(tx, "assessment = NULL", studio);
                        });
    }

    private static void change(Tx tx, String what, RecipientUse use) {
        try (Statement statement = tx.connection().createStatement()) {
            statement.executeUpdate("UPDATE consent_use SET " + what + " WHERE id = " + use.id());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoticeVersion notice(Rooms rooms, RecipientUse use) {
        return rooms.consent()
                .register()
                .notice(Objects.requireNonNull(use.noticeId()))
                .orElseThrow();
    }

    /** Writes a grant. */
    public static Grant give(
            Rooms rooms,
            PersonId person,
            RecipientUse use,
            GrantMode mode,
            Set<Element> elements,
            @Nullable Instant until,
            @Nullable Long stay) {
        NoticeVersion notice = notice(rooms, use);
        Grant grant =
                new Grant(
                        rooms.ids().next(),
                        use.hospital(),
                        person,
                        use.id(),
                        use.recipientId(),
                        use.purpose(),
                        true,
                        notice.id(),
                        notice.fingerprint(),
                        elements,
                        mode,
                        rooms.clock().instant(),
                        until,
                        stay,
                        ConsentActor.PATIENT,
                        11L,
                        null,
                        GrantState.LIVE,
                        null,
                        null,
                        null);
        rooms.database()
                .write(
                        tx ->
                                rooms.consent()
                                        .book()
                                        .give(tx, grant, notice, ConsentBy.account(11, false)));
        return grant;
    }

    /** Writes a no. */
    public static Refusal refuse(Rooms rooms, PersonId person, RecipientUse use) {
        Instant now = rooms.clock().instant();
        Refusal refusal =
                new Refusal(
                        rooms.ids().next(),
                        use.hospital(),
                        person,
                        use.id(),
                        use.recipientId(),
                        use.purpose(),
                        now,
                        now.plusSeconds(180 * 86_400L));
        NoticeVersion notice = notice(rooms, use);
        rooms.database()
                .write(
                        tx ->
                                rooms.consent()
                                        .book()
                                        .refuse(tx, refusal, notice, ConsentBy.account(11, false)));
        return refusal;
    }
}
