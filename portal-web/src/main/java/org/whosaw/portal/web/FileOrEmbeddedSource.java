package org.whosaw.portal.web;

import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a config file; {@code config.yml} itself may be absent and is then the one in the jar. */
final class FileOrEmbeddedSource implements ConfigurationSourceProvider {
    static final String DEFAULT = "config.yml";

    @Override
    public InputStream open(String path) throws IOException {
        Path file = Path.of(path);
        if (Files.isRegularFile(file)) {
            return Files.newInputStream(file);
        }
        InputStream embedded = FileOrEmbeddedSource.class.getResourceAsStream("/" + DEFAULT);
        if (!path.equals(DEFAULT) || embedded == null) {
            throw new Refusal("There is no config file " + path + ".");
        }
        return embedded;
    }
}
