package org.whosaw.portal.webhook;

import org.whosaw.portal.kernel.ErrorCode;

/** Errors of endpoints. */
public enum WebhookError implements ErrorCode {
    /** The address may not be called. */
    ADDRESS_REFUSED("webhook.address-refused", 422);

    private final String code;
    private final int status;

    WebhookError(String code, int status) {
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
