package org.whosaw.portal.ingest.sheet.rest;

import java.util.List;
import org.whosaw.portal.ingest.sheet.SheetFault;
import org.whosaw.portal.ingest.sheet.rest.SheetAnswer.SheetPlace;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.text.Texts;

/** Words faults for people. */
public final class SheetWords {
    private final Texts texts;
    private final Language language;

    public SheetWords(Texts texts, Language language) {
        this.texts = texts;
        this.language = language;
    }

    /** Returns the faults, worded. */
    public List<SheetPlace> places(List<SheetFault> faults) {
        return faults.stream().map(this::place).toList();
    }

    /** Returns one fault, worded. */
    public SheetPlace place(SheetFault fault) {
        String column = fault.column();
        String rule =
                texts.find(
                                language,
                                "problem." + fault.error().code() + ".detail",
                                fault.args().toArray())
                        .orElseGet(() -> texts.get(language, "field.invalid"));
        String where =
                texts.get(
                        language,
                        "sheet.rejected",
                        fault.sheet(),
                        fault.row(),
                        column == null ? "" : column,
                        fault.sheet().isEmpty() ? "no" : "yes",
                        fault.row() == 0 ? "no" : "yes",
                        column == null ? "no" : "yes",
                        rule);
        return new SheetPlace(fault.sheet(), fault.row(), column, fault.error().code(), where);
    }
}
