package org.whosaw.portal.web.patient.receipt;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.ledger.LeafKind;
import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.session.SignedIn;

/** Says in one line below a list since when what stands there is signed. */
public final class ReceiptLine {
    private final LedgerReader reader;
    private final Clock clock;

    public ReceiptLine(LedgerReader reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Returns the line, or null while the youngest entry is not signed. The youngest stands for
     * all: places are given in the order of writing.
     */
    public @Nullable String of(SignedIn who, List<Access> entries) {
        OptionalLong youngest =
                entries.stream()
                        .map(Access::id)
                        .max(Comparator.naturalOrder())
                        .map(id -> Ids.parse(IdPrefix.ACCESS, id))
                        .orElse(OptionalLong.empty());
        if (youngest.isEmpty()) {
            return null;
        }
        Words words = who.words();
        long person = who.subject().person().value();
        return reader.signedSince(LeafKind.ACCESS, youngest.getAsLong(), person)
                .map(day -> new Times(words, clock).heading(day))
                .map(day -> words.get("receipt.line", "count", entries.size(), "day", day))
                .orElse(null);
    }
}
