package org.whosaw.portal.web.patient.permission;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Proofs;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.asking.ConsentDesk;
import org.whosaw.portal.consent.asking.OwnConsents;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.consent.register.NoticeContent;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.ledger.receipt.Receipt;
import org.whosaw.portal.ledger.receipt.ReceiptError;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Field;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.QrPicture;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.permission.PermissionUiState.Until;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one permission, which is its receipt too. */
public final class PermissionStates {
    private final OwnConsents consents;
    private final ConsentDesk desk;
    private final Proofs proofs;
    private final String baseUrl;
    private final Clock clock;

    public PermissionStates(
            OwnConsents consents, ConsentDesk desk, Proofs proofs, String baseUrl, Clock clock) {
        this.consents = consents;
        this.desk = desk;
        this.proofs = proofs;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    PermissionUiState of(SignedIn who, Permission permission, boolean fresh, Field typed) {
        Words words = who.words();
        Speech speech = new Speech(words, who.loss());
        Times times = new Times(words, clock);
        PermissionRows rows = new PermissionRows(speech, times);
        boolean live = permission.state() == GrantState.LIVE;
        NoticeContent notice = consents.notice(permission).content();
        boolean english = words.language() == Language.EN;
        return new PermissionUiState(
                rows.name(permission.recipient()),
                Speech.dotted(
                        speech.of("purpose", permission.purpose()), rows.chip(permission).text()),
                fresh ? new Note(Icon.CHECK, Tone.GOOD, words.get("permission.fresh")) : null,
                facts(permission, rows),
                steps(permission, words, times),
                AllowStates.facts(words, english ? notice.english() : notice.chinese()),
                permission.noticeHash(),
                live && !who.loss() ? until(permission, times, typed) : null,
                permission.state() == GrantState.REVOKED
                        ? null
                        : "/stop?recipient=" + permission.recipient().id(),
                permission.state() == GrantState.SUPERSEDED && !who.loss()
                        ? "/allow/" + permission.use()
                        : null,
                "/permissions/" + permission.id() + "/file",
                qr(who, permission));
    }

    private static List<Fact> facts(Permission permission, PermissionRows rows) {
        Words words = rows.speech().words();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("permission.what"),
                        rows.speech().elements(permission.elements()),
                        null));
        String lasts = rows.lasts(permission);
        facts.add(
                new Fact(
                        words.get("permission.how-long"),
                        words.get("permission.mode." + permission.mode().code()),
                        lasts));
        if (permission.relation() != null) {
            facts.add(
                    new Fact(
                            words.get("permission.by"),
                            words.get("permission.by." + permission.relation().code()),
                            null));
        }
        facts.add(
                new Fact(
                        words.get("permission.number"),
                        permission.id(),
                        null,
                        List.of(),
                        false,
                        true));
        return facts;
    }

    private static List<Step> steps(Permission permission, Words words, Times times) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < permission.steps().size(); i++) {
            Permission.Taken each = permission.steps().get(i);
            boolean last = i == permission.steps().size() - 1;
            steps.add(
                    new Step(
                            last ? Step.State.NOW : Step.State.DONE,
                            words.get("permission.step." + each.step().code()),
                            times.moment(each.at())));
        }
        return steps;
    }

    private Until until(Permission permission, Times times, Field typed) {
        return new Until(
                "/permissions/" + permission.id(),
                times.today().plusDays(1).toString(),
                desk.latest().toString(),
                typed);
    }

    private @Nullable QrPicture qr(SignedIn who, Permission permission) {
        try {
            Receipt receipt = proofs.entry(who.patient(), permission.id());
            byte[] note = receipt.statement().getBytes(StandardCharsets.UTF_8);
            return QrPicture.of(
                    baseUrl
                            + "/verify#s="
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(note));
        } catch (PortalException e) {
            if (e.errorCode() == ReceiptError.NOT_SIGNED_YET) {
                return null; // a second or two after it was given
            }
            throw e;
        }
    }
}
