package org.whosaw.portal.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What a leaf stands for. The number is what the database holds: never change one. */
public enum LeafKind {
    ACCESS(1, "access"),
    DISCLOSURE(2, "disclosure"),
    CONSENT(3, "consent"),
    REQUEST(4, "request"),
    COMPLAINT(5, "complaint"),
    ERASURE(6, "erasure"),
    MANIFEST(7, "manifest"),
    DEFERRAL(8, "deferral"),
    /** A writing of a row that lists and rights are made from; nobody's to download. */
    ROW(9, "row");

    private final int number;
    private final String code;

    LeafKind(int number, String code) {
        this.number = number;
        this.code = code;
    }

    /** Returns the number that the database holds. */
    public int number() {
        return number;
    }

    /** Returns the kind of a word, or empty. */
    public static Optional<LeafKind> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Returns the kind of a number, or empty. */
    static Optional<LeafKind> of(int number) {
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    /** Returns the word that canonical bytes begin with. */
    public String code() {
        return code;
    }
}
