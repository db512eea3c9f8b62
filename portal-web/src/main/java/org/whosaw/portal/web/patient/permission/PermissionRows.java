package org.whosaw.portal.web.patient.permission;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.GrantMode;
import org.whosaw.portal.consent.GrantState;
import org.whosaw.portal.consent.asking.AskedAndRefused;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.consent.asking.RefusedAsking;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.Speech;

/** Says permissions, refusals and vain questions as rows. */
record PermissionRows(Speech speech, Times times) {
    Row permission(Permission each) {
        return new Row(
                icon(each.recipient().kind()),
                Tone.NEUTRAL,
                name(each.recipient()),
                speech.of("purpose", each.purpose()),
                speech.elements(each.elements()),
                lasts(each),
                null,
                null,
                List.of(chip(each)),
                "/permissions/" + each.id(),
                null);
    }

    String name(Permission.Party party) {
        return speech.named(party.name(), party.nameEn());
    }

    private static Icon icon(String kind) {
        return switch (kind) {
            case "photographer" -> Icon.CAMERA;
            case "confinement-agency" -> Icon.PEOPLE;
            default -> Icon.SHARE;
        };
    }

    Chip chip(Permission each) {
        Words words = speech.words();
        return each.state() == GrantState.LIVE
                ? new Chip(words.get("permission.mode." + each.mode().code()), Tone.GOOD)
                : new Chip(words.get("permission.state." + each.state().code()), Tone.NEUTRAL);
    }

    /** Says until when it lasts, or when it ended. */
    @Nullable String lasts(Permission each) {
        Words words = speech.words();
        if (each.state() != GrantState.LIVE) {
            var closed = each.revokedAt() == null ? each.closedAt() : each.revokedAt();
            return closed == null
                    ? null
                    : words.get("permission.closed", "when", times.moment(closed));
        }
        var until = each.until();
        return each.mode() == GrantMode.UNTIL && until != null
                ? words.get("permission.until", "day", times.day(Times.dayOf(until.minusMillis(1))))
                : words.get("permission.given", "when", times.moment(each.givenAt()));
    }

    Row refused(RefusedAsking each) {
        Words words = speech.words();
        return new Row(
                Icon.STOP,
                Tone.NEUTRAL,
                name(each.recipient()),
                speech.of("purpose", each.purpose()),
                words.get("permission.refused.until", "day", times.day(Times.dayOf(each.until()))),
                words.get("permission.refused.change"),
                null,
                null,
                List.of(),
                "/allow/" + each.use(),
                null);
    }

    Row asked(AskedAndRefused each) {
        Words words = speech.words();
        return new Row(
                Icon.SHIELD,
                Tone.NEUTRAL,
                name(each.recipient()),
                speech.of("purpose", each.purpose()),
                words.get("permission.asked.what", "what", speech.elements(each.elements())),
                words.get(
                        Set.of("no-consent", "elements-not-covered").contains(each.reason().code())
                                ? "permission.asked.no-consent"
                                : "permission.asked.other",
                        "count",
                        each.times()),
                times.moment(each.last()),
                each.last().toString(),
                List.of(),
                null,
                null);
    }
}
