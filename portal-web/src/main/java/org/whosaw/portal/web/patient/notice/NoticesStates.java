package org.whosaw.portal.web.patient.notice;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Page;
import org.whosaw.portal.notice.Digest;
import org.whosaw.portal.notice.Notice;
import org.whosaw.portal.notice.NoticeChoice;
import org.whosaw.portal.notice.NoticeFeature;
import org.whosaw.portal.notice.NoticeMail;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.mine.SettingsUiState.Group;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the inbox and the page of how she is told. */
public final class NoticesStates {
    private static final int PAGE = 30;
    private static final List<String> GOOD_NOTES =
            List.of("paused", "resumed", "saved", "code-sent", "confirmed", "removed");
    private static final List<String> BAD_NOTES =
            List.of("no-address", "too-soon", "wrong-code", "ask-anew");

    private final NoticeFeature notices;
    private final Clock clock;

    public NoticesStates(NoticeFeature notices, Clock clock) {
        this.notices = notices;
        this.clock = clock;
    }

    /** Returns the inbox of the open list, gone through up to now. */
    NoticesUiState inbox(SignedIn who, @Nullable String cursor, @Nullable String note) {
        if (cursor == null) {
            notices.rounds().run(who.subject().person());
        }
        Words words = who.words();
        Page<Notice> page =
                notices.inbox()
                        .list(
                                who.patient(),
                                who.subjects(),
                                who.patient().opened(who.subjects(), clock.instant()),
                                PAGE,
                                cursor);
        NoticeRows rows = new NoticeRows(words, new Times(words, clock));
        List<Row> fresh = new ArrayList<>();
        List<Row> earlier = new ArrayList<>();
        for (Notice each : page.items()) {
            (each.fresh() ? fresh : earlier).add(rows.row(each));
        }
        boolean paused = isPaused(who);
        String next = page.next();
        return new NoticesUiState(
                headline(who, fresh.size()),
                words.get(who.loss() ? "notices.sub.loss" : "notices.sub"),
                note(words, note),
                paused,
                fresh,
                earlier,
                next == null ? null : "/notices?cursor=" + next);
    }

    private static String headline(SignedIn who, int fresh) {
        return who.loss()
                ? who.words().get("notices.title")
                : who.words().get("notices.headline", "count", fresh);
    }

    private boolean isPaused(SignedIn who) {
        return notices.choices().of(who.patient()).isPaused(clock.instant());
    }

    private static @Nullable Note note(Words words, @Nullable String note) {
        if (note != null && BAD_NOTES.contains(note)) {
            return new Note(Icon.INFO, Tone.ATTENTION, words.get("notices.note." + note));
        }
        if (note == null || !GOOD_NOTES.contains(note)) {
            return null;
        }
        return new Note(Icon.CHECK, Tone.GOOD, words.get("notices.note." + note));
    }

    /** Returns the page of how she is told. */
    HowToldUiState how(SignedIn who, @Nullable String note) {
        Words words = who.words();
        NoticeChoice choice = notices.choices().of(who.patient());
        List<Choice> digests = new ArrayList<>();
        for (Digest each : Digest.values()) {
            digests.add(choice(words, "digest", each.code(), each == choice.digest()));
        }
        List<Choice> quiet = new ArrayList<>();
        for (Quiet each : Quiet.values()) {
            quiet.add(choice(words, "quiet", each.code(), each == Quiet.of(choice)));
        }
        return new HowToldUiState(
                note(words, note),
                choice.isPaused(clock.instant()),
                List.of(
                        group(
                                words,
                                "sms",
                                List.of(
                                        choice(words, "sms", "yes", choice.sms()),
                                        choice(words, "sms", "no", !choice.sms()))),
                        group(words, "digest", digests),
                        group(words, "quiet", quiet),
                        group(
                                words,
                                "neutral",
                                List.of(
                                        choice(words, "neutral", "no", !choice.neutral()),
                                        choice(words, "neutral", "yes", choice.neutral())))),
                mail(who));
    }

    private HowToldUiState.@Nullable Mail mail(SignedIn who) {
        if (!notices.mail().isOn()) {
            return null;
        }
        NoticeMail.State state = notices.mail().of(who.patient());
        String address = state.address();
        String text =
                address == null
                        ? who.words().get("told.mail.none")
                        : who.words()
                                .get(
                                        state.confirmed() ? "told.mail.good" : "told.mail.asked",
                                        "address",
                                        address);
        return new HowToldUiState.Mail(
                text, address != null && !state.confirmed(), address != null);
    }

    private static Group group(Words words, String name, List<Choice> choices) {
        return new Group(words.get("told." + name), choices);
    }

    private static Choice choice(Words words, String name, String value, boolean checked) {
        String key = "told." + name + "." + value;
        String detail = words.get(key + ".detail");
        return new Choice(
                name + "-" + value,
                name,
                value,
                words.get(key),
                detail.equals("-") ? null : detail,
                checked);
    }
}
