package org.whosaw.portal.web.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.whosaw.portal.store.DatabaseSettings;

class KillNineSqliteIT {
    @TempDir Path folder;

    @Test
    void server_killedTwentyTimesUnderLoad_losesAndDoublesNothing() throws Exception {
        DatabaseSettings settings = DatabaseSettings.sqlite(folder.resolve("portal.db"));
        Hospital hospital = Hospital.prepare(folder, settings);
        try (KillNineRounds rounds = new KillNineRounds(folder)) {
            rounds.run(Integer.getInteger("kill.rounds", 20), hospital, Map.of(), settings);
        }
        try (Books books = new Books(settings)) {
            assertThat(books.text("PRAGMA integrity_check")).isEqualTo("ok");
            assertThat(books.text("PRAGMA foreign_key_check")).isEmpty();
        }
    }
}
