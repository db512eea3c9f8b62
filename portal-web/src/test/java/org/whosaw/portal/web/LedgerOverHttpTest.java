package org.whosaw.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.whosaw.portal.ledger.note.Checkpoint;
import org.whosaw.portal.ledger.note.NoteKey;

/** The ledger as the running server hands it out. */
class LedgerOverHttpTest {
    @TempDir static Path folder;
    static RunningPortal portal;

    @BeforeAll
    static void start() {
        portal = RunningPortal.start(folder);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void checkpoint_newServer_isSignedByTheKeyItNames() throws InterruptedException {
        HttpResponse<String> answer = portal.get("/ledger/checkpoint");
        for (int i = 0; i < 100 && answer.statusCode() == 404; i++) {
            Thread.sleep(100);
            answer = portal.get("/ledger/checkpoint");
        }
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
        assertThat(answer.headers().firstValue("cache-control")).hasValue("public, max-age=2");
        NoteKey key = NoteKey.parse(portal.get("/ledger/key").body().strip());
        Checkpoint signed =
                Checkpoint.open(answer.body().getBytes(StandardCharsets.UTF_8), List.of(key));
        assertThat(signed.origin()).isEqualTo(key.name()).endsWith("/ledger");
        assertThat(signed.size()).isZero();
        assertThat(portal.get("/ledger/keys").body()).startsWith(key.text() + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/log", "/log?before=2020-01-01", "/log?before=never", "/log?before="})
    void log_anyDay_isAPageWithTheKey(String path) {
        HttpResponse<String> answer = portal.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        String key = portal.get("/ledger/key").body().strip();
        assertThat(answer.body()).contains("每天签了什么").contains(key.split("\\+")[1]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ledger/tile/0/000",
                "/ledger/tile/0/000.p/1",
                "/ledger/tile/entries/000.p/1",
                "/ledger/tile/9/000",
                "/ledger/tile/x/000",
                "/ledger/tile/00/000",
                "/ledger/tile/-1/000",
                "/ledger/tile/0/..%2f000",
                "/ledger/tile/0/%00",
                "/ledger/tile/0/x999/x999/x999/x999/x999/x999/999",
                "/ledger/tile/0/000.p/0",
                "/ledger/tile/0",
                "/ledger/tile",
                "/ledger"
            })
    void tile_notThereOrMisspelt_isNotFound(String path) {
        assertThat(portal.get(path).statusCode()).isIn(400, 404);
    }
}
