package org.whosaw.portal.crypto;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the crypto room; each names the command that mends it in its text. */
public enum CryptoError implements ErrorCode {
    KEY_FILE_MISSING("keys.file-missing"),
    KEY_FILE_READABLE("keys.file-readable"),
    KEY_FILE_INVALID("keys.file-invalid"),
    KEY_FILE_EXISTS("keys.file-exists"),
    KEY_FILE_DEMO("keys.file-demo"),
    /** The database has lost the keys that everything in it hangs on. */
    HOUSE_KEYS_GONE("keys.house-gone"),
    NOTE_CHANGING("keys.note-changing"),
    SEAL_BROKEN("keys.seal-broken");

    private final String code;

    CryptoError(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return 503;
    }
}
