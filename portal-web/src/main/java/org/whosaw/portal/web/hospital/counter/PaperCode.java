package org.whosaw.portal.web.hospital.counter;

import org.whosaw.portal.ledger.LedgerReader;
import org.whosaw.portal.ledger.receipt.ShortCode;
import org.whosaw.portal.web.hospital.StaffAtDesk;

/** Puts the ledger's short code on paper, so that any holder of paper can show another history. */
final class PaperCode {
    private final LedgerReader reader;
    private final String baseUrl;

    PaperCode(LedgerReader reader, String baseUrl) {
        this.reader = reader;
        this.baseUrl = baseUrl;
    }

    /** Returns who printed it and when, and the code of the last day gone by: it stays the same. */
    String mark(StaffAtDesk desk) {
        String mark = desk.mark("slip.mark");
        return reader.lastBefore(desk.times().today())
                .map(
                        signed ->
                                mark
                                        + " "
                                        + desk.words()
                                                .get(
                                                        "paper.code",
                                                        "day",
                                                        desk.times().heading(signed.day()),
                                                        "code",
                                                        ShortCode.of(signed.content().root()),
                                                        "address",
                                                        baseUrl + "/log"))
                .orElse(mark);
    }
}
