package org.whosaw.portal.app.request;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.whosaw.portal.app.request.EvidenceView.EvidenceCounts;
import org.whosaw.portal.kernel.ChinaTime;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Puts evidence into the words of an answer: what is on record, and where the rest stands. */
final class DraftWords {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ChinaTime.ZONE);

    private final Texts texts;

    DraftWords(Texts texts) {
        this.texts = texts;
    }

    String of(Language language, Set<EvidencePart> parts, EvidenceCounts counts, Instant at) {
        List<String> said = new ArrayList<>();
        said.add(texts.get(language, "rights.draft.head", MINUTE.format(at)));
        if (parts.contains(EvidencePart.LOOKS)) {
            said.add(
                    texts.get(
                            language,
                            "rights.draft.looks",
                            counts.looks(),
                            counts.people(),
                            counts.systems(),
                            counts.unexplained()));
        }
        if (parts.contains(EvidencePart.GIVEN)) {
            said.add(
                    texts.get(language, "rights.draft.given", counts.given(), counts.recipients()));
        }
        if (parts.contains(EvidencePart.CONSENTS)) {
            said.add(
                    texts.get(language, "rights.draft.consents", counts.consents(), counts.live()));
        }
        if (parts.contains(EvidencePart.LOOKS) || parts.contains(EvidencePart.GIVEN)) {
            said.add(texts.get(language, "rights.draft.protected")); // always: it tells nothing
        }
        return String.join("\n", said);
    }
}
