package org.whosaw.portal.identity.room;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.identity.session.SessionSettings;
import org.whosaw.portal.outbox.SmsSettings;

/**
 * What identity takes from the configuration.
 *
 * @param baseUrl the address patients and systems know, without a slash at the end
 * @param demoPassword the constant one-time password of a demo world; null anywhere else
 */
public record IdentitySettings(
        String baseUrl,
        SessionSettings sessions,
        RateLimitSettings limits,
        SmsSettings sms,
        @Nullable String demoPassword) {
    @Override
    public String toString() {
        return "IdentitySettings[" + baseUrl + "]";
    }
}
