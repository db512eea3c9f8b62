package org.whosaw.portal.store;

/** The two engines, and the few places where their SQL differs. */
public enum Dialect {
    SQLITE {
        @Override
        public String claimSuffix() {
            return "";
        }
    },
    POSTGRESQL {
        @Override
        public String claimSuffix() {
            return " FOR UPDATE SKIP LOCKED";
        }
    };

    /**
     * Returns what follows a SELECT that claims rows, so that any node may claim and none claims
     * twice. On SQLite the single writer makes it empty.
     */
    public abstract String claimSuffix();

    /** Returns the dialect of a JDBC URL. */
    public static Dialect of(String url) {
        if (url.startsWith("jdbc:sqlite:")) {
            return SQLITE;
        }
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        throw new IllegalArgumentException(
                "database.url must begin with jdbc:sqlite: or jdbc:postgresql:");
    }
}
