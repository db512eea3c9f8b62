package org.whosaw.portal.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a script signs in with, as it stands in {@code demo.json}. Only the file's owner can
 * read it; the next start writes it anew.
 */
public record DemoFile(
        String baseUrl,
        String oneTimePassword,
        List<PatientLine> patients,
        List<StaffLine> staff,
        List<SystemLine> systems) {
    /** The name of the file in the data folder. */
    public static final String NAME = "demo.json";

    /** The one-time password of every phone in the demo. */
    public static final String ONE_TIME_PASSWORD = "246810";

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public DemoFile {
        patients = List.copyOf(patients);
        staff = List.copyOf(staff);
        systems = List.copyOf(systems);
    }

    /**
     * A person and what binds her phone to her record: mothers with a story first, the last one is
     * no patient but a contact in an investigation.
     */
    public record PatientLine(
            String name, String phone, String bindingCode, String mrn, String hospital) {
        @Override
        public String toString() {
            return "PatientLine[redacted]";
        }
    }

    /** A member of the hospital's staff. */
    public record StaffLine(
            String login, String password, String totpSecret, List<String> roles, String hospital) {
        public StaffLine {
            roles = List.copyOf(roles);
        }

        @Override
        public String toString() {
            return "StaffLine[redacted]";
        }
    }

    /** A client of one of the hospital's systems; null speaks for several. */
    public record SystemLine(
            String clientId,
            String clientSecret,
            List<String> scopes,
            String hospital,
            @Nullable String system) {
        public SystemLine {
            scopes = List.copyOf(scopes);
        }

        @Override
        public String toString() {
            return "SystemLine[redacted]";
        }
    }

    /** Returns the file in a data folder, or empty when it is missing or not whole. */
    static Optional<DemoFile> read(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(MAPPER.readValue(file.toFile(), DemoFile.class))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // written anew by the caller
        }
    }

    /** Writes the file so that nobody ever sees half of it. */
    public void write(Path folder) {
        try {
            Path fresh =
                    Files.createTempFile(
                            folder,
                            NAME,
                            ".new",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            MAPPER.writeValue(fresh.toFile(), this);
            Files.move(
                    fresh,
                    folder.resolve(NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + NAME, e);
        }
    }

    @Override
    public String toString() {
        return "DemoFile[redacted]";
    }
}
