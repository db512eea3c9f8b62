package org.whosaw.portal.authority.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.crypto.EnvelopeKey;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.text.Bilingual;

/** Reads files of authorities, YAML or JSON. A fault names the entry and the field. */
public final class AuthorityFile {
    private static final String SHIPPED = "/authority/authorities.yml";
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST = 500;

    private static final ObjectMapper YAML =
            new YAMLMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private AuthorityFile() {}

    /** The entries of one file and the version that it gives itself. */
    public record Content(String version, List<Authority> authorities) {
        public Content {
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * Reads one file.
     *
     * @throws PortalException with an {@link AuthorityError} that names entry and field
     */
    public static Content read(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new PortalException(AuthorityError.FILE_TOO_LARGE, MOST_BYTES / 1024);
        }
        JsonNode root = tree(bytes);
        JsonNode list = root.path("authorities");
        if (!list.isArray() || list.isEmpty() || !root.path("version").isTextual()) {
            throw new PortalException(AuthorityError.FILE_MALFORMED, 1);
        }
        List<Authority> authorities = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            authorities.add(entry(list.get(i), list.get(i).path("code").asText("#" + (i + 1))));
        }
        return new Content(root.path("version").asText(), authorities);
    }

    /** Returns the entries that are shipped. */
    public static Content shipped() {
        try (InputStream in = AuthorityFile.class.getResourceAsStream(SHIPPED)) {
            return read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns one entry as it is kept. */
    static String write(Authority authority) {
        try {
            return YAML.writeValueAsString(authority);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one entry as it was kept. */
    static Authority readOne(String text) {
        JsonNode node = tree(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return entry(node, node.path("code").asText(""));
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            return YAML.readTree(bytes);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new PortalException(AuthorityError.FILE_MALFORMED, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Authority entry(JsonNode node, String name) {
        Authority authority;
        try {
            authority = YAML.treeToValue(node, Authority.class);
        } catch (JsonProcessingException e) {
            throw wrong(name, field(e));
        }
        demand(authority, name);
        return authority;
    }

    private static String field(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return "?";
        }
        return mapping.getPath().stream()
                .map(each -> each.getFieldName() == null ? "#" : each.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static void demand(Authority each, String name) {
        need(each.code(), name, "code");
        if (!each.code().matches("[a-z0-9]+(-[a-z0-9]+)*") || each.code().length() > 64) {
            throw wrong(name, "code");
        }
        need(each.kind(), name, "kind");
        need(each.region(), name, "region");
        need(each.way(), name, "way");
        need(each.checked(), name, "checked");
        need(each.from(), name, "from");
        words(need(each.name(), name, "name"), name, "name");
        words(need(each.takes(), name, "takes"), name, "takes");
        words(each.other(), name, "other");
        words(each.note(), name, "note");
        words(each.term(), name, "term");
        words(each.law(), name, "law");
        demandContact(each, name);
        demandKey(each, name);
        if (each.to() != null && each.to().isBefore(each.from())) {
            throw wrong(name, "to");
        }
    }

    private static void demandContact(Authority each, String name) {
        if (each.web() != null && !isWeb(each.web())) {
            throw wrong(name, "web");
        }
        if (each.mail() != null && !each.mail().matches("[^\\s@<>,;]+@[^\\s@<>,;]+\\.[a-z]+")) {
            throw wrong(name, "mail");
        }
        if (each.phone() != null && !each.phone().matches("[0-9+() -]{3,32}")) {
            throw wrong(name, "phone");
        }
        if (each.perDay() != null && each.perDay() < 1) {
            throw wrong(name, "per-day");
        }
        if (each.way() == HandoverWay.GUIDED && each.fields().isEmpty()) {
            throw wrong(name, "fields");
        }
        if (each.way() == HandoverWay.MAIL && each.mail() == null) {
            throw wrong(name, "mail");
        }
        if (each.way() == HandoverWay.FOLDER
                && (each.folder() == null || !each.folder().matches("[A-Za-z0-9][A-Za-z0-9_-]*"))) {
            throw wrong(name, "folder");
        }
    }

    /** What we send waits here sealed to its reader: without a key there is nothing to send. */
    private static void demandKey(Authority each, String name) {
        String certificate = each.certificate();
        if (certificate == null) {
            if (each.way() != HandoverWay.GUIDED) {
                throw wrong(name, "certificate");
            }
            return;
        }
        try {
            EnvelopeKey.ofPem(certificate);
        } catch (IllegalArgumentException e) {
            throw new PortalException(AuthorityError.CERTIFICATE_WRONG, each.code());
        }
    }

    private static boolean isWeb(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void words(@Nullable Bilingual said, String name, String field) {
        if (said != null && (isBad(said.zh()) || isBad(said.en()))) {
            throw wrong(name, field);
        }
    }

    private static boolean isBad(@Nullable String text) {
        return text == null
                || text.isBlank()
                || text.length() > LONGEST
                || text.chars().anyMatch(Character::isISOControl);
    }

    private static <T> T need(@Nullable T value, String name, String field) {
        if (value == null) {
            throw wrong(name, field);
        }
        return value;
    }

    private static PortalException wrong(String name, String field) {
        String shown = name.length() > 64 ? name.substring(0, 64) : name;
        return new PortalException(AuthorityError.ENTRY_WRONG, shown, field);
    }
}
