package org.whosaw.portal.vault;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the vault. */
public enum VaultError implements ErrorCode {
    /** The person was erased: her key is gone and is not made anew. */
    ERASED("vault.erased", 410),
    /** Something was to be written about her a moment after she was erased; try it again. */
    JUST_ERASED("vault.just-erased", 503);

    private final String code;
    private final int status;

    VaultError(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }
}
