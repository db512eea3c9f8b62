package org.whosaw.portal.identity.token;

import static java.util.stream.Collectors.joining;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Jws;
import io.jsonwebtoken.JwsHeader;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.OfKeys;
import org.whosaw.portal.crypto.SigningKey;
import org.whosaw.portal.crypto.VerifyingKey;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.kernel.HospitalId;

/**
 * Issues and verifies access tokens: JWT of type {@code at+jwt} (RFC 9068), signed with Ed25519 or
 * SM2, as the key file says; {@code alg} names which. Safe for threads.
 */
public final class AccessTokens {
    /** How long an access token lives. */
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ISSUER = "whosaw";
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final String HOSPITAL = "hospital";
    private static final String SCOPE = "scope";
    private static final int LONGEST = 4_096;

    /** Verifying costs more than a page; a token is verified once, then known by its digest. */
    private final Cache<Digest, VerifiedToken> verified =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private final Keyring keyring;
    private final Clock clock;
    private final OfKeys<State> state;

    /** What was made of the keys as they stand in the key file: the old ones check still. */
    private record State(TokenSignature signing, List<JwtParser> parsers) {}

    public AccessTokens(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
        this.state = new OfKeys<>(keyring, this::make);
    }

    private State make() {
        SigningKey key = SigningKey.ofTokens(keyring);
        List<VerifyingKey> keys = new ArrayList<>();
        keys.add(key.verifyingKey());
        // A changed line of the key file signs nobody out: tokens of the other suite check too.
        keyring.tokenKeys().stream()
                .filter(each -> each.suite() != key.verifyingKey().suite())
                .forEach(keys::add);
        List<VerifyingKey> retired = keyring.retired("token");
        // A few are enough: a token lives for minutes, a rotation retires one or two keys.
        keys.addAll(retired.subList(Math.max(0, retired.size() - 4), retired.size()));
        return new State(TokenSignature.of(key), keys.stream().map(this::parser).toList());
    }

    private JwtParser parser(VerifyingKey key) {
        return Jwts.parser()
                .sig()
                .clear()
                .add(TokenSignature.of(key))
                .and()
                .verifyWith(TokenSignature.PUBLIC)
                .requireIssuer(ISSUER)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    /** Returns a token for a signed-in patient. */
    public String forPatient(long accountId, long sessionId) {
        return sign(Jwts.claims().add(SESSION, text(sessionId)), Audience.PATIENT, accountId);
    }

    /** Returns a token for a hospital's system. */
    public String forSystem(long clientId, HospitalId hospital, Set<Scope> scopes) {
        return sign(
                Jwts.claims()
                        .add(HOSPITAL, text(hospital.value()))
                        .add(
                                SCOPE,
                                scopes.stream().map(Scope::code).sorted().collect(joining(" "))),
                Audience.SYSTEM,
                clientId);
    }

    /** Returns a token for a member of a hospital's staff. */
    public String forStaff(long staffUserId, long sessionId) {
        return sign(Jwts.claims().add(SESSION, text(sessionId)), Audience.STAFF, staffUserId);
    }

    private String sign(io.jsonwebtoken.ClaimsBuilder claims, Audience audience, long subject) {
        Instant now = clock.instant();
        return Jwts.builder()
                .header()
                .type(TYPE)
                .and()
                .claims(claims.build())
                .issuer(ISSUER)
                .subject(text(subject))
                .audience()
                .single(audience.name())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plus(LIFETIME)))
                .signWith(TokenSignature.PRIVATE, state.get().signing())
                .compact();
    }

    /** Returns what a token says when it is whole, ours, current and for {@code audience}. */
    public Optional<VerifiedToken> verify(String token, Audience audience) {
        if (token.isEmpty() || token.length() > LONGEST) {
            return Optional.empty();
        }
        Digest digest = Digest.of(token);
        VerifiedToken known = verified.getIfPresent(digest);
        if (known == null) {
            Optional<VerifiedToken> fresh = parse(token);
            fresh.ifPresent(each -> verified.put(digest, each));
            known = fresh.orElse(null);
        }
        return Optional.ofNullable(known)
                .filter(each -> each.audience() == audience)
                .filter(each -> clock.instant().isBefore(each.expiresAt()));
    }

    private Optional<VerifiedToken> parse(String token) {
        return state.get().parsers().stream()
                .map(parser -> parse(parser, token))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<VerifiedToken> parse(JwtParser parser, String token) {
        try {
            Jws<Claims> jws = parser.parseSignedClaims(token);
            return isOurType(jws.getHeader())
                    ? Optional.of(read(jws.getPayload()))
                    : Optional.empty();
        } catch (JwtException | IllegalArgumentException e) {
            return Optional.empty(); // whatever is wrong with it, the answer is the same 401
        }
    }

    private static boolean isOurType(JwsHeader header) {
        return TYPE.equals(header.getType());
    }

    private static VerifiedToken read(Claims claims) {
        if (claims.getAudience() == null
                || claims.getAudience().size() != 1
                || claims.getExpiration() == null
                || claims.getSubject() == null) {
            throw new IllegalArgumentException("claims are missing");
        }
        Audience audience = Audience.valueOf(claims.getAudience().iterator().next());
        return new VerifiedToken(
                audience,
                number(claims.getSubject()),
                audience == Audience.SYSTEM ? 0 : number(claims.get(SESSION, String.class)),
                new HospitalId(
                        audience == Audience.SYSTEM
                                ? number(claims.get(HOSPITAL, String.class))
                                : 0),
                scopes(claims.get(SCOPE, String.class)),
                claims.getExpiration().toInstant());
    }

    private static Set<Scope> scopes(@Nullable String claim) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (claim != null) {
            for (String code : claim.split(" ", -1)) {
                Coded.parse(Scope.class, code).ifPresent(scopes::add);
            }
        }
        return scopes;
    }

    private static String text(long id) {
        return Long.toUnsignedString(id, 36);
    }

    private static long number(String text) {
        return Long.parseUnsignedLong(text, 36);
    }

    /** For whom a token is. */
    public enum Audience {
        PATIENT,
        SYSTEM,
        STAFF
    }

    /**
     * What a token says.
     *
     * @param subject the account or client
     * @param sessionId of a patient or of staff; 0 for a system
     * @param hospital of a system; 0 for the others
     */
    public record VerifiedToken(
            Audience audience,
            long subject,
            long sessionId,
            HospitalId hospital,
            Set<Scope> scopes,
            Instant expiresAt) {}

    /** The SHA-256 of a token: the cache holds no token. */
    private record Digest(long a, long b, long c, long d) {
        static Digest of(String token) {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256")
                                .digest(token.getBytes(StandardCharsets.UTF_8));
                java.nio.LongBuffer parts = java.nio.ByteBuffer.wrap(hash).asLongBuffer();
                return new Digest(parts.get(0), parts.get(1), parts.get(2), parts.get(3));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("no SHA-256 in this JVM", e);
            }
        }
    }
}
