package org.whosaw.portal.identity.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import org.whosaw.portal.crypto.Secret;
import org.whosaw.portal.identity.ClientAddress;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.token.AccessTokens;

/**
 * Gives staff access tokens for the API, by the proof that the desk asks for. A token stands for a
 * session of its own that no cookie opens; it ends with that session, with its owner's login, or by
 * itself after {@link AccessTokens#LIFETIME}, and is not renewed without the proof. Safe for
 * threads.
 */
public final class StaffTokens {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final StaffSignIn signIn;
    private final StaffSessions sessions;
    private final AccessTokens tokens;
    private final Cache<Long, Optional<StaffPrincipal>> open =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(FRESH).build();

    public StaffTokens(StaffFeature staff, AccessTokens tokens) {
        this.signIn = staff.signIn();
        this.sessions = staff.sessions();
        this.tokens = tokens;
    }

    /** Returns a token for who proves herself; see {@link StaffSignIn#signIn}. */
    public Secret<String> issue(String login, String password, String code, ClientAddress address) {
        StaffSessions.Fresh fresh = signIn.prove(login, password, code, address);
        StaffPrincipal staff = sessions.principal(fresh.id()).orElseThrow();
        return Secret.of(tokens.forStaff(staff.staffUserId(), staff.sessionId()));
    }

    /** Returns whose token it is, or empty when it is not one or is over. */
    public Optional<StaffPrincipal> authenticate(String token) {
        return tokens.verify(token, AccessTokens.Audience.STAFF)
                .flatMap(each -> open.get(each.sessionId(), sessions::principal));
    }

    /** Ends the session of a token. */
    public void end(StaffPrincipal staff) {
        sessions.end(staff);
        open.invalidate(staff.sessionId());
    }
}
