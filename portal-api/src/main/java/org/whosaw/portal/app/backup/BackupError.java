package org.whosaw.portal.app.backup;

/** Says why a backup cannot be made or put back, and what to do. */
public final class BackupError extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackupError(String message) {
        super(message);
    }

    public BackupError(String message, Throwable cause) {
        super(message, cause);
    }
}
