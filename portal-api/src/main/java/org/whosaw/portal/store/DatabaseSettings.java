package org.whosaw.portal.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Says where the database is.
 *
 * @param url empty for SQLite in the data folder, {@code jdbc:sqlite:FILE} or {@code
 *     jdbc:postgresql://…}
 * @param user for PostgreSQL, empty for SQLite
 * @param password for PostgreSQL, from the environment, never from config.yml
 * @param readers how many connections may read at once
 */
public record DatabaseSettings(
        @JsonProperty String url,
        @JsonProperty String user,
        @JsonProperty String password,
        @JsonProperty @Min(1) @Max(200) int readers) {
    public DatabaseSettings {
        url = url == null ? "" : url;
        user = user == null ? "" : user;
        password = password == null ? "" : password;
        readers = readers == 0 ? 8 : readers;
    }

    /** Returns settings of an embedded database in {@code file}. */
    public static DatabaseSettings sqlite(java.nio.file.Path file) {
        return new DatabaseSettings("jdbc:sqlite:" + file, "", "", 4);
    }

    @Override
    public String toString() {
        return "DatabaseSettings[redacted]";
    }
}
