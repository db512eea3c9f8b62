package org.whosaw.portal.identity.room;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.identity.Scope;
import org.whosaw.portal.identity.client.ClientRegistry.NewClient;
import org.whosaw.portal.identity.limit.RateLimitSettings;
import org.whosaw.portal.problem.ProblemFeature;
import org.whosaw.portal.problem.ProblemResponses;
import org.whosaw.portal.problem.ProblemTexts;
import org.whosaw.portal.store.Database;
import org.whosaw.portal.store.Engines;
import org.whosaw.portal.text.Texts;

/** Identity over HTTP, on a small real server. */
class IdentityHttpTest {
    private static final String PHONE = "13900000001";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static Database database;
    private static House house;
    private static DropwizardTestSupport<Configuration> server;

    /** The smallest server that has identity and problems. */
    public static final class App extends Application<Configuration> {
        @Override
        public void run(Configuration configuration, Environment environment) {
            ProblemFeature.install(
                    configuration.getServerFactory(),
                    environment,
                    new ProblemTexts(Texts.load()),
                    ProblemResponses.ErrorPages.NONE);
            IdentityFeature.install(house.room, environment);
        }
    }

    @BeforeAll
    static void start() throws Exception {
        database = Database.open(Engines.chosen(folder));
        house = new House(database, RateLimitSettings.wide(), null);
        house.persons.put(101, "M1", "林秀英", PHONE);
        server =
                new DropwizardTestSupport<>(
                        App.class,
                        (String) null,
                        ConfigOverride.config("server.applicationConnectors[0].port", "0"),
                        ConfigOverride.config("server.adminConnectors[0].port", "0"),
                        ConfigOverride.config("logging.level", "ERROR"));
        server.before();
    }

    @AfterAll
    static void stop() {
        server.after();
        database.close();
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.getLocalPort() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> post(String path, String json) {
        return send(
                to(path).header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> token(String authorization, String form) {
        HttpRequest.Builder request =
                to("/oauth/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form));
        return send(
                authorization.isEmpty() ? request : request.header("Authorization", authorization));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String basic(String id, String secret) {
        String pair = URLEncoder.encode(id, UTF_8) + ":" + URLEncoder.encode(secret, UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static NewClient client(Scope... scopes) {
        return house.room.clients().add(FakePersons.HOSPITAL, null, Set.of(scopes));
    }

    @Test
    void token_secretBasic_allScopesOrFewer() {
        NewClient client = client(Scope.INGEST, Scope.DIRECTORY);
        String login = basic(client.clientId(), client.secret().reveal());
        HttpResponse<String> all = token(login, "grant_type=client_credentials");
        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(all.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(json(all).get("token_type").asText()).isEqualTo("Bearer");
        assertThat(json(all).get("expires_in").asInt()).isEqualTo(900);
        assertThat(json(all).get("scope").asText()).isEqualTo("directory ingest");
        HttpResponse<String> fewer = token(login, "grant_type=client_credentials&scope=ingest");
        assertThat(json(fewer).get("scope").asText()).isEqualTo("ingest");
        HttpResponse<String> more = token(login, "grant_type=client_credentials&scope=decide");
        assertThat(more.statusCode()).isEqualTo(400);
        assertThat(json(more).get("error").asText()).isEqualTo("invalid_scope");
    }

    @Test
    void token_wrongSecretOrNobody_invalidClient() {
        NewClient client = client(Scope.INGEST);
        for (String login :
                new String[] {
                    basic(client.clientId(), "wrong"),
                    basic("sys_nobody", client.secret().reveal()),
                    "Basic !!!",
                    "Basic ",
                    "Bearer x",
                    ""
                }) {
            HttpResponse<String> answer = token(login, "grant_type=client_credentials");
            assertThat(answer.statusCode()).as(login).isEqualTo(401);
            assertThat(json(answer).get("error").asText()).isEqualTo("invalid_client");
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .startsWith("Basic");
        }
    }

    @Test
    void token_wrongForm_rfc6749Errors() {
        String login = basic("sys_x", "y");
        assertThat(json(token(login, "")).get("error").asText()).isEqualTo("invalid_request");
        assertThat(json(token(login, "grant_type=password")).get("error").asText())
                .isEqualTo("unsupported_grant_type");
        String twice = "grant_type=client_credentials&grant_type=client_credentials";
        assertThat(json(token(login, twice)).get("error").asText()).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ed25519", "ES256", "RS256"})
    void token_privateKeyJwt_acceptedOnce(String kind) {
        KeyPair keys =
                switch (kind) {
                    case "ES256" -> Jwts.SIG.ES256.keyPair().build();
                    case "RS256" -> Jwts.SIG.RS256.keyPair().build();
                    default -> Jwks.CRV.Ed25519.keyPair().build();
                };
        String jwk = Jwks.json(Jwks.builder().key(keys.getPublic()).build());
        String id =
                house.room
                        .clients()
                        .addWithKey(FakePersons.HOSPITAL, "HIS", Set.of(Scope.INGEST), jwk)
                        .clientId();
        String good = assertion(keys, id, "http://localhost:8080/oauth/token", 60);
        HttpResponse<String> answer = byAssertion(good);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(byAssertion(good).statusCode()).as("replayed").isEqualTo(401);
        assertThat(byAssertion(assertion(keys, id, "https://elsewhere", 60)).statusCode())
                .as("for another audience")
                .isEqualTo(401);
        assertThat(byAssertion(assertion(keys, id, "http://localhost:8080", -120)).statusCode())
                .as("expired")
                .isEqualTo(401);
        assertThat(byAssertion(assertion(keys, id, "http://localhost:8080", 7_200)).statusCode())
                .as("good for too long")
                .isEqualTo(401);
        KeyPair other = Jwks.CRV.Ed25519.keyPair().build();
        assertThat(byAssertion(assertion(other, id, "http://localhost:8080", 60)).statusCode())
                .as("signed by another key")
                .isEqualTo(401);
        assertThat(byAssertion("a.b.c").statusCode()).isEqualTo(401);
    }

    private static String assertion(KeyPair keys, String id, String audience, long seconds) {
        Instant now = house.clock.instant();
        return Jwts.builder()
                .issuer(id)
                .subject(id)
                .audience()
                .add(audience)
                .and()
                .id(UUID.randomUUID().toString())
                .issuedAt(Date.from(now))
                .expiration(Date.from(now.plusSeconds(seconds)))
                .signWith(keys.getPrivate())
                .compact();
    }

    private static HttpResponse<String> byAssertion(String assertion) {
        return token(
                "",
                "grant_type=client_credentials&client_assertion_type="
                        + URLEncoder.encode(
                                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", UTF_8)
                        + "&client_assertion="
                        + URLEncoder.encode(assertion, UTF_8));
    }

    private static String systemToken(Scope... scopes) {
        NewClient client = client(scopes);
        String login = basic(client.clientId(), client.secret().reveal());
        return json(token(login, "grant_type=client_credentials")).get("access_token").asText();
    }

    private static HttpResponse<String> withToken(String token, String path, String json) {
        return send(
                to(path).header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private static HttpResponse<String> get(String token, String path) {
        return send(to(path).header("Authorization", "Bearer " + token).GET());
    }

    @Test
    void signIn_wholeWay_tokensDevicesAndSignOut() {
        String directory = systemToken(Scope.DIRECTORY);
        HttpResponse<String> code =
                withToken(directory, "/api/v1/directory/binding-codes", "{\"mrn\":\"M1\"}");
        assertThat(code.statusCode()).as(code.body()).isEqualTo(200);
        assertThat(json(code).get("expiresAt").asText()).startsWith("2026-12-06T");
        String challenge =
                json(post(
                                "/api/v1/sign-in/bind",
                                "{\"bindingCode\":\"%s\",\"phone\":\"%s\"}"
                                        .formatted(json(code).get("bindingCode").asText(), PHONE)))
                        .get("challenge")
                        .asText();
        HttpResponse<String> verified =
                post(
                        "/api/v1/sign-in/verify",
                        "{\"challenge\":\"%s\",\"oneTimePassword\":\"%s\"}"
                                .formatted(challenge, house.passwordSentTo(PHONE)));
        assertThat(verified.statusCode()).as(verified.body()).isEqualTo(200);
        JsonNode tokens = json(verified);
        assertThat(tokens.get("expiresIn").asInt()).isEqualTo(900);
        assertThat(tokens.at("/persons/0/maskedName").asText()).isEqualTo("林*");
        String access = tokens.get("accessToken").asText();
        JsonNode devices = json(get(access, "/api/v1/me/devices"));
        assertThat(devices.at("/items/0/here").asBoolean()).isTrue();
        HttpResponse<String> factor =
                withToken(
                        access,
                        "/api/v1/me/second-factor",
                        "{\"subject\":\"%s\",\"visitNumber\":\"V101\",\"visitDate\":\"2026-11-20\"}"
                                .formatted(tokens.at("/persons/0/subject").asText()));
        assertThat(factor.statusCode()).as(factor.body()).isEqualTo(200);
        HttpResponse<String> refreshed =
                post(
                        "/api/v1/sign-in/refresh",
                        "{\"refreshToken\":\"%s\"}".formatted(tokens.get("refreshToken").asText()));
        assertThat(refreshed.statusCode()).isEqualTo(200);
        String newer = json(refreshed).get("accessToken").asText();
        HttpResponse<String> out =
                send(
                        to("/api/v1/me/devices/" + devices.at("/items/0/id").asText())
                                .header("Authorization", "Bearer " + newer)
                                .DELETE());
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(get(newer, "/api/v1/me/devices").statusCode()).isEqualTo(401);
    }

    @Test
    void me_otherIdentities_401() {
        HttpResponse<String> nobody = send(to("/api/v1/me/devices").GET());
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(json(nobody).get("code").asText()).isEqualTo("unauthenticated");
        String system = systemToken(Scope.INGEST, Scope.DIRECTORY, Scope.DECIDE);
        assertThat(get(system, "/api/v1/me/devices").statusCode()).isEqualTo(401);
        assertThat(send(to("/api/v1/me/devices?access_token=" + system).GET()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void bindingCodes_scopeMissingOrForeignPerson_refused() {
        HttpResponse<String> answer =
                withToken(
                        systemToken(Scope.INGEST),
                        "/api/v1/directory/binding-codes",
                        "{\"mrn\":\"M1\"}");
        assertThat(answer.statusCode()).isEqualTo(403);
        HttpResponse<String> unknown =
                withToken(
                        systemToken(Scope.DIRECTORY),
                        "/api/v1/directory/binding-codes",
                        "{\"mrn\":\"M999\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
    }

    @Test
    void disable_client_tokensEnd() {
        NewClient client = client(Scope.DIRECTORY);
        String login = basic(client.clientId(), client.secret().reveal());
        assertThat(token(login, "grant_type=client_credentials").statusCode()).isEqualTo(200);
        house.room.clients().disable(client.clientId());
        assertThat(token(login, "grant_type=client_credentials").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"x\"",
                "{}",
                "{\"phone\":null}",
                "{\"phone\":1e400}",
                "{\"phone\":\"\"}",
                "{\"phone\":\"110\"}",
                "{\"phone\":{\"a\":1}}",
                "{\"phone\":\"13900000001\",\"extra\":1}",
                "{\"phone\":\"\\u0000\\ud800\"}"
            })
    void signInPhone_badInput_4xxProblem(String body) {
        HttpResponse<String> answer = post("/api/v1/sign-in/phone", body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 422);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }

    @Test
    void signInPhone_hugeBody_413() {
        String body = "{\"phone\":\"" + "1".repeat(80_000) + "\"}";
        HttpResponse<String> chunked =
                send(
                        to("/api/v1/sign-in/phone")
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () ->
                                                        new java.io.ByteArrayInputStream(
                                                                body.getBytes(UTF_8)))));
        assertThat(chunked.statusCode()).isEqualTo(413);
    }

    @Test
    void signIn_naughtyStrings_neverOurFault() throws IOException {
        Path strings = Path.of("../../shared/data/naughty-strings/blns.json");
        Assumptions.assumeTrue(Files.exists(strings), "no shared strings beside the project");
        for (JsonNode each : JSON.readTree(strings.toFile())) {
            String phone = JSON.writeValueAsString(Map.of("phone", each.asText()));
            assertThat(post("/api/v1/sign-in/phone", phone).statusCode())
                    .as(phone)
                    .matches(status -> status == 200 || status == 400 || status == 422);
            String code =
                    JSON.writeValueAsString(Map.of("bindingCode", each.asText(), "phone", PHONE));
            assertThat(post("/api/v1/sign-in/bind", code).statusCode())
                    .as(code)
                    .isBetween(400, 422);
        }
    }

    @Test
    void signIn_jsonTestSuite_neverOurFault() throws IOException {
        Path suite = Path.of("../../shared/data/json-test-suite");
        Assumptions.assumeTrue(Files.exists(suite), "no shared suite beside the project");
        try (Stream<Path> files = Files.walk(suite)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
                HttpResponse<String> answer =
                        send(
                                to("/api/v1/sign-in/phone")
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofFile(file)));
                assertThat(answer.statusCode()).as(file.toString()).isBetween(400, 422);
            }
        }
    }

    @Test
    void signInPhone_brokenGzip_400() throws IOException {
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write("{\"phone\":\"13900000001\"}".getBytes(UTF_8));
        }
        byte[] half = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        HttpResponse<String> answer =
                send(
                        to("/api/v1/sign-in/phone")
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(half)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void signInPhone_knownAndUnknown_sameShape() {
        JsonNode known = json(post("/api/v1/sign-in/phone", "{\"phone\":\"" + PHONE + "\"}"));
        JsonNode unknown = json(post("/api/v1/sign-in/phone", "{\"phone\":\"13900000099\"}"));
        assertThat(known.fieldNames()).toIterable().containsExactly("challenge");
        assertThat(unknown.fieldNames()).toIterable().containsExactly("challenge");
        assertThat(known.get("challenge").asText())
                .hasSameSizeAs(unknown.get("challenge").asText());
    }

    @Test
    void verify_nonsense_4xx() {
        HttpResponse<String> answer =
                post(
                        "/api/v1/sign-in/verify",
                        "{\"challenge\":\"nonsense\",\"oneTimePassword\":\"000000\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).get("code").asText()).isEqualTo("sign-in.challenge-over");
    }
}
