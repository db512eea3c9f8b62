package org.whosaw.portal.app.backup;

/** Says why a backup cannot be made or put back, and what to do. */
public final class BackupError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String said;

    public BackupError(String message) {
        super(message);
        said = message;
    }

    public BackupError(String message, Throwable cause) {
        super(message, cause);
        said = message;
    }

    /** Returns what is wrong and what to do, for whoever typed the command. */
    public String said() {
        return said;
    }
}
