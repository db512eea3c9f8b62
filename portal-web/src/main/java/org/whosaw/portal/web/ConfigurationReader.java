package org.whosaw.portal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationFactory;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.DefaultConfigurationFactoryFactory;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.PortalConfiguration;

/**
 * Reads {@code config.yml} in one go. Dropwizard's own factory first works out the shape of every
 * key for overrides by system property, which nobody uses here (the environment overrides) and
 * which costs a twelfth of the start. A file that can not be read, or says what it may not, is read
 * again by that factory: its words name line, key and what was meant.
 */
final class ConfigurationReader implements ConfigurationFactory<PortalConfiguration> {
    private final @Nullable Validator validator;
    private final ObjectMapper mapper;
    private final String overrides;

    ConfigurationReader(@Nullable Validator validator, ObjectMapper mapper, String overrides) {
        this.validator = validator;
        this.mapper = mapper;
        this.overrides = overrides;
    }

    @Override
    public PortalConfiguration build(ConfigurationSourceProvider source, String path)
            throws IOException, ConfigurationException {
        PortalConfiguration read = sound(source, path);
        return read == null ? thorough().build(source, path) : read;
    }

    private @Nullable PortalConfiguration sound(ConfigurationSourceProvider source, String path)
            throws IOException {
        try (InputStream in = source.open(path)) {
            PortalConfiguration read =
                    mapper.readerFor(PortalConfiguration.class)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(new YAMLFactory().createParser(in));
            boolean faulty =
                    read == null || (validator != null && !validator.validate(read).isEmpty());
            return faulty ? null : read;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    @Override
    public PortalConfiguration build() throws IOException, ConfigurationException {
        return thorough().build();
    }

    private ConfigurationFactory<PortalConfiguration> thorough() {
        return new DefaultConfigurationFactoryFactory<PortalConfiguration>()
                .create(PortalConfiguration.class, validator, mapper, overrides);
    }
}
