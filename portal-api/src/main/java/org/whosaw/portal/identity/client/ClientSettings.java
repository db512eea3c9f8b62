package org.whosaw.portal.identity.client;

import java.util.Set;

/**
 * Says how clients know this server.
 *
 * @param audiences what an assertion's {@code aud} may be: the token endpoint's address, the base
 *     URL
 */
public record ClientSettings(Set<String> audiences) {
    public ClientSettings {
        audiences = Set.copyOf(audiences);
    }

    /** Returns the settings of a server that patients and systems reach at {@code baseUrl}. */
    public static ClientSettings of(String baseUrl) {
        return new ClientSettings(Set.of(baseUrl, baseUrl + "/", baseUrl + "/oauth/token"));
    }
}
