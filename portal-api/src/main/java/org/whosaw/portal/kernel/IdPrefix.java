package org.whosaw.portal.kernel;

/** The two letters that stand before an id on the wire and say what it names. */
public enum IdPrefix {
    ACCESS("ae"),
    DISCLOSURE("ds"),
    GRANT("gr"),
    REQUEST("rq"),
    COMPLAINT("cp"),
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
    HOLD("lh");

    private final String letters;

    IdPrefix(String letters) {
        this.letters = letters;
    }

    /** Returns the letters without the underscore. */
    public String letters() {
        return letters;
    }
}
