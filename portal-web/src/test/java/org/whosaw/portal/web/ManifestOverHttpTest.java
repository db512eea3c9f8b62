package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import io.jsonwebtoken.security.Keys;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.access.manifest.DayTally;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;

/** A source signs what it sent of a day; she reads in one sentence what is not here. */
class ManifestOverHttpTest {
    private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(3);

    @TempDir static Path folder;
    private static RunningPortal portal;
    private static TwoHospitals world;
    private static NewClient client;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
        world = new TwoHospitals(portal, folder);
        client = world.rooms().identity().clients().add(world.first, "emr", Set.of(Scope.INGEST));
    }

    @AfterAll
    static void stop() {
        world.close();
        portal.close();
    }

    private static String payload(LocalDate day, String system, String... ids) {
        DayTally tally = new DayTally();
        for (String id : ids) {
            tally.add(DayTally.hash(id));
        }
        return "{\"iss\":\"%s\",\"system\":\"%s\",\"day\":\"%s\",\"count\":%d,\"digest\":\"%s\"}"
                .formatted(
                        client.clientId(),
                        system,
                        day,
                        ids.length,
                        Base64.getUrlEncoder().withoutPadding().encodeToString(tally.digest()));
    }

    private static String signed(String payload, String secret) {
        return Jwts.builder()
                .content(payload)
                .signWith(
                        Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                .compact();
    }

    private static HttpResponse<String> post(String jws, boolean basic) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(portal.at("/api/v1/ingest/manifests"))
                        .header("Content-Type", "application/jose")
                        .POST(BodyPublishers.ofString(jws));
        if (basic) {
            String login = client.clientId() + ":" + client.secret().reveal();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes()));
        }
        return portal.send(request);
    }

    private static void send(String id) {
        String line =
                "{\"sourceEventId\":\"%s\",\"occurredAt\":\"%sT03:00:00Z\",\"system\":\"emr\","
                        + "\"accessor\":{\"account\":\"a\"},\"action\":\"view\","
                        + "\"subjects\":[{\"mrn\":\"%s\"}]}";
        String token = PortalPeople.token(portal, client);
        HttpResponse<String> answer =
                portal.send(
                        HttpRequest.newBuilder(portal.at("/api/v1/ingest/access-events"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/x-ndjson")
                                .POST(
                                        BodyPublishers.ofString(
                                                line.formatted(id, DAY, TwoHospitals.MRN))));
        assertThat(answer.body()).contains("\"accepted\":1");
    }

    @Test
    void secret_twoSentOneHere_sheReadsIt() {
        send("m-1");
        String secret = client.secret().reveal();
        HttpResponse<String> answer = post(signed(payload(DAY, "emr", "m-1", "m-2"), secret), true);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body().replace(" ", ""))
                .contains("\"state\":\"short\"", "\"sent\":2", "\"arrived\":1");
        assertThat(world.browser("A").get("/coverage").body()).contains("发出了 2 条，这里收到 1 条");
        String again = signed(payload(DAY, "emr", "m-1"), secret);
        assertThat(post(again, true).statusCode()).isEqualTo(409);
        assertThat(post(again, false).statusCode()).as("no key registered").isEqualTo(401);
        assertThat(post(again.substring(0, again.length() - 4) + "AAAA", true).statusCode())
                .isEqualTo(401);
        assertThat(post(signed(payload(DAY, "other", "m-1"), secret), true).statusCode())
                .isEqualTo(403);
        assertThat(post(signed("{\"system\":\"emr\"}", secret), true).statusCode()).isEqualTo(400);
        assertThat(post("", true).statusCode()).isEqualTo(401);
        assertThat(post(signed(payload(DAY.plusDays(9), "emr"), secret), true).statusCode())
                .isEqualTo(400);
    }

    @Test
    void key_itsOwn_accepted() {
        KeyPair pair = Jwks.CRV.Ed25519.keyPair().build();
        String jwk =
                "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"%s\"}"
                        .formatted(
                                Jwks.builder()
                                        .octetKey(
                                                (java.security.interfaces.EdECPublicKey)
                                                        pair.getPublic())
                                        .build()
                                        .get("x"));
        NewClient own =
                world.rooms()
                        .identity()
                        .clients()
                        .addWithKey(world.first, null, Set.of(Scope.INGEST), jwk);
        String said = payload(DAY.minusDays(20), "emr").replace(client.clientId(), own.clientId());
        String jws = Jwts.builder().content(said).signWith(pair.getPrivate()).compact();

        assertThat(post(jws, false).statusCode()).isEqualTo(200);
        String stranger =
                Jwts.builder()
                        .content(said)
                        .signWith(Jwks.CRV.Ed25519.keyPair().build().getPrivate())
                        .compact();
        assertThat(post(stranger, false).statusCode()).isEqualTo(401);
    }
}
