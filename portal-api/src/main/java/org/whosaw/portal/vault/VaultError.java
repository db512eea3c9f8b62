package org.whosaw.portal.vault;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of the vault. */
public enum VaultError implements ErrorCode {
    /** The person was erased: her key is gone and is not made anew. */
    ERASED("vault.erased", 410);

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
