package org.whosaw.portal.kernel;

/** The two letters that stand before an id on the wire and say what it names. */
public enum IdPrefix {
    ACCESS("ae"),
    DISCLOSURE("ds"),
    GRANT("gr"),
    REQUEST("rq"),
    COMPLAINT("cp"),
    /** A file of evidence. */
    EVIDENCE("ev"),
    /** A complaint at the hospital's own desk. */
    DESK_COMPLAINT("hc"),
    RECIPIENT("rc"),
    RECEIPT("pf"),
    SUBJECT("pt"),
    DEVICE("dv"),
    CHALLENGE("ch"),
    FILE("fi"),
    DOUBT("db"),
    ACCOUNT_DOUBT("ad"),
    REVIEW("rv"),
    DEFERRAL("df"),
    HOLD("lh"),
    USE("ru"),
    NOTICE("nv"),
    REFUSAL("rf"),
    MESSAGE("ms"),
    /** What a recipient stated of what it was given. */
    STATEMENT("es"),
    STOP("st"),
    TARGET("tg"),
    /** A package for an authority. */
    DOSSIER("pk");

    private final String letters;

    IdPrefix(String letters) {
        this.letters = letters;
    }

    /** Returns the letters without the underscore. */
    public String letters() {
        return letters;
    }
}
