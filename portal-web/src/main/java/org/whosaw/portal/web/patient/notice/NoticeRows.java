package org.whosaw.portal.web.patient.notice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.notice.Notice;
import org.whosaw.portal.notice.NoticeKind;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;

/** Writes notices as lines: what happened, in a sentence, and where it leads. */
final class NoticeRows {
    private static final String READERS_CHANGED = NoticeKind.READERS_CHANGED.code();

    private static final Map<String, Icon> ICONS =
            Map.ofEntries(
                    Map.entry("exported", Icon.DOWNLOAD),
                    Map.entry("printed", Icon.PRINTER),
                    Map.entry("emergency", Icon.ALERT),
                    Map.entry("unexplained", Icon.HELP),
                    Map.entry("no-consent", Icon.SHARE),
                    Map.entry("after-stop", Icon.STOP),
                    Map.entry("given", Icon.SHARE),
                    Map.entry("end-late", Icon.CLOCK),
                    Map.entry("ended", Icon.CHECK),
                    Map.entry("widened", Icon.DOCUMENT),
                    Map.entry("stop-confirmed", Icon.CHECK),
                    Map.entry("stop-late", Icon.CLOCK),
                    Map.entry("asked-and-refused", Icon.STOP),
                    Map.entry("answered", Icon.DOCUMENT),
                    Map.entry("rights-news", Icon.DOCUMENT),
                    Map.entry("rights-late", Icon.CLOCK),
                    Map.entry(READERS_CHANGED, Icon.PEOPLE),
                    Map.entry(Notice.PROTECTED, Icon.LOCK));

    private final Words words;
    private final Times times;

    NoticeRows(Words words, Times times) {
        this.words = words;
        this.times = times;
    }

    /** Returns the line of a notice. */
    Row row(Notice notice) {
        String kind = notice.kind();
        Integer looks = notice.looks();
        Integer given = notice.provisions();
        String text =
                looks != null && given != null
                        ? words.get("notice.digest.text", "looks", looks, "given", given)
                        : words.get("notice." + kind + ".text");
        return new Row(
                ICONS.getOrDefault(kind, Icon.LIST),
                notice.atOnce() ? Tone.ATTENTION : Tone.NEUTRAL,
                words.get("notice." + kind),
                null,
                text,
                times.moment(notice.happenedAt()),
                notice.happenedAt().toString(),
                List.of(),
                href(notice),
                null);
    }

    private static @Nullable String href(Notice notice) {
        if (notice.kind().equals(Notice.PROTECTED)) {
            return "/protected";
        }
        if (notice.access() != null) {
            return "/accesses/" + notice.access();
        }
        if (notice.permission() != null) {
            return "/permissions/" + notice.permission();
        }
        if (notice.stop() != null) {
            return "/stops/" + notice.stop();
        }
        if (notice.kind().equals(NoticeKind.ASKED_AND_REFUSED.code())) {
            return "/permissions?view=refused";
        }
        if (notice.recipient() != null) {
            return "/given/" + notice.recipient();
        }
        if (notice.request() != null && notice.kind().startsWith("rights-")) {
            return "/rights/" + notice.request();
        }
        if (notice.request() != null) {
            return "/matters/" + notice.request();
        }
        if (notice.kind().equals(READERS_CHANGED)) {
            return "/readers";
        }
        return notice.looks() == null ? null : "/accesses";
    }
}
