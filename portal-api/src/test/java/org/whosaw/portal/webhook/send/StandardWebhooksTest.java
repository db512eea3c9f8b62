package org.whosaw.portal.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.webhook.Receiver;

/** Has a call checked by the reference library of Standard Webhooks, which is not ours. */
class StandardWebhooksTest {
    private static final String CHECK =
            """
            const { Webhook } = require('standardwebhooks');
            const c = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            for (const s of c.good) new Webhook(s).verify(c.body, c.headers);
            for (const [s, b] of [[c.bad, c.body], [c.good[0], c.body + ' ']]) {
              let taken = true;
              try { new Webhook(s).verify(b, c.headers); } catch (e) { taken = false; }
              if (taken) throw new Error('took what it must not');
            }
            console.log('verified');
            """;

    @TempDir Path folder;

    private String run(String input, String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        try (var out = process.getOutputStream()) {
            out.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0 ? told : "FAILED " + told;
    }

    @Test
    void send_twoSecrets_theReferenceLibraryVerifiesEach() throws Exception {
        RandomSource random = new RandomSource();
        List<WebhookSecret> secrets =
                List.of(WebhookSecret.fresh(random), WebhookSecret.fresh(random));
        WebhookSettings settings = WebhookSettings.DEFAULTS.withInside();
        Receiver.Got got;
        try (Receiver receiver = new Receiver()) {
            WebhookSender sender =
                    new WebhookSender(new AddressGuard(true), settings, Clock.systemUTC());
            byte[] body =
                    "{\"type\":\"consent.stopped\",\"data\":{\"recipient\":\"影楼\"}}"
                            .getBytes(StandardCharsets.UTF_8);
            assertThat(sender.send(5, URI.create(receiver.url()), secrets, body).join().taken())
                    .isTrue();
            got = receiver.got().get(0);
        }
        install();
        Map<String, Object> check = new LinkedHashMap<>();
        check.put("good", secrets.stream().map(WebhookSecret::reveal).toList());
        check.put("bad", WebhookSecret.fresh(random).reveal());
        check.put("body", new String(got.body(), StandardCharsets.UTF_8));
        check.put(
                "headers",
                Map.of(
                        "webhook-id",
                        got.id(),
                        "webhook-timestamp",
                        got.timestamp(),
                        "webhook-signature",
                        got.signature()));
        Files.writeString(folder.resolve("check.js"), CHECK);
        assertThat(run(new ObjectMapper().writeValueAsString(check), "node", "check.js"))
                .isEqualToIgnoringNewLines("verified");
    }

    private void install() throws InterruptedException {
        try {
            Files.writeString(folder.resolve("package.json"), "{}");
            String told =
                    run(
                            "",
                            "npm",
                            "install",
                            "--no-audit",
                            "--no-fund",
                            "--ignore-scripts",
                            "standardwebhooks@1");
            if (told.startsWith("FAILED")) {
                abort("NOT VERIFIED: npm could not fetch standardwebhooks");
            }
        } catch (IOException e) {
            abort("NOT VERIFIED: npm is missing; install Node.js");
        }
    }
}
