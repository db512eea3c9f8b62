package org.whosaw.portal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DatabaseContract {
    abstract Engine engine();

    @BeforeEach
    void table() {
        engine().database().write(tx -> execute(tx, "CREATE TABLE probe (n BIGINT PRIMARY KEY)"));
    }

    @Test
    void inTransaction_manyCallers_allDurableAndVisible() {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> all = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int n = i;
                all.add(
                        CompletableFuture.runAsync(
                                () ->
                                        engine().database()
                                                .write(
                                                        tx ->
                                                                execute(
                                                                        tx,
                                                                        "INSERT INTO probe VALUES ("
                                                                                + n
                                                                                + ")")),
                                callers));
            }
            all.forEach(CompletableFuture::join);
        } finally {
            callers.shutdownNow();
        }
        assertThat(count()).isEqualTo(200);
    }

    @Test
    void inTransaction_blockThrows_rolledBackAlone() {
        Database database = engine().database();
        assertThatThrownBy(
                        () ->
                                database.write(
                                        tx -> {
                                            execute(tx, "INSERT INTO probe VALUES (1)");
                                            throw new IllegalStateException("stop");
                                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stop");
        database.write(tx -> execute(tx, "INSERT INTO probe VALUES (2)"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void read_writingStatement_refused() {
        assertThatThrownBy(
                        () ->
                                engine().database()
                                        .read(
                                                tx -> {
                                                    execute(tx, "INSERT INTO probe VALUES (3)");
                                                    return true;
                                                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(count()).isZero();
    }

    private long count() {
        return engine().database()
                .read(
                        tx -> {
                            try (Statement statement = tx.connection().createStatement();
                                    ResultSet rows =
                                            statement.executeQuery("SELECT count(*) FROM probe")) {
                                rows.next();
                                return rows.getLong(1);
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        });
    }

    private static void execute(Tx tx, String sql) {
        Connection connection = tx.connection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
