package org.whosaw.portal.web.open.verify;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.ledger.CanonicalBytes;
import org.whosaw.portal.ledger.receipt.ReceiptCheck.Verdict;
import org.whosaw.portal.ledger.receipt.ReceiptFinding;
import org.whosaw.portal.ledger.receipt.ReceiptStatement;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;

/** Says in plain words what a check of a receipt found. */
public final class VerdictWords {
    private static final int MOST_SAID = 20;
    private static final List<String> TOLD =
            List.of("who_name", "who_role", "who_department", "recipient", "system");

    private final Words words;
    private final Times times;

    public VerdictWords(Words words, Clock clock) {
        this.words = words;
        this.times = new Times(words, clock);
    }

    /** Says yes or no. */
    public String headline(Verdict verdict) {
        return words.get(verdict.holds() ? "verify.said.yes" : "verify.said.no");
    }

    /** Says what holds, or each thing that does not. */
    public List<String> sentences(Verdict verdict) {
        List<String> all = new ArrayList<>();
        ReceiptStatement statement = verdict.statement();
        if (verdict.holds() && statement != null) {
            all.add(
                    words.get(
                            "verify.said.yes-text",
                            "count",
                            statement.count(),
                            "when",
                            times.moment(statement.madeAt()),
                            "number",
                            statement.number()));
        }
        verdict.findings().stream()
                .limit(MOST_SAID)
                .forEach(each -> all.add(sentence(each, verdict.entries())));
        return all;
    }

    private String sentence(ReceiptFinding finding, List<CanonicalBytes> entries) {
        int entry = finding.entry();
        boolean named = entry > 0 && entry <= entries.size();
        return words.get(
                "verify.said." + finding.kind().code(),
                "entry",
                entry,
                "more",
                finding.more(),
                "which",
                named ? described(entries.get(entry - 1)) : "");
    }

    private String described(CanonicalBytes entry) {
        List<String> parts = new ArrayList<>();
        for (CanonicalBytes.Field each : entry.fields()) {
            boolean isTime = each.name().equals("occurred_at") || each.name().equals("happened_at");
            if (isTime && each.type() == 'n') {
                parts.add(0, times.moment(Micros.instant(each.number())));
            } else if (each.type() == 't' && TOLD.contains(each.name())) {
                parts.add(each.text());
            }
        }
        return String.join(" · ", parts.stream().filter(Objects::nonNull).toList());
    }
}
