package org.whosaw.portal.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.whosaw.portal.store.DatabaseSettings;

/** The config.yml that is shipped, with a data folder and free ports of a test. */
public final class ShippedConfig {
    private String text;
    private final Path folder;

    /** Reads the shipped file, for a server whose data lies in {@code folder}. */
    public ShippedConfig(Path folder) {
        this.folder = folder;
        try (InputStream shipped = ShippedConfig.class.getResourceAsStream("/config.yml")) {
            text = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("${PORTAL_DATA:-./data}", folder.toString());
        with("${PORTAL_CHECKPOINT_NOTE:-}", folder.resolve("checkpoint.note").toString());
        with("${PORTAL_PORT:-8080}", "0");
        with("${PORTAL_ADMIN_PORT:-8081}", "0");
    }

    /** Replaces text that must be there. */
    public ShippedConfig with(String old, String changed) {
        if (!text.contains(old)) {
            throw new IllegalArgumentException("config.yml has no " + old);
        }
        text = text.replace(old, changed);
        return this;
    }

    /** Names the database. */
    ShippedConfig withDatabase(DatabaseSettings settings) {
        return with("${PORTAL_DB_URL:-}", settings.url())
                .with("${PORTAL_DB_USER:-}", settings.user())
                .with("${PORTAL_DB_PASSWORD:-}", settings.password());
    }

    /** Writes the file and returns it. */
    public Path write() {
        Path file = folder.resolve("config.yml");
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
