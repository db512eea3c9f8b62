package org.whosaw.portal.web.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the files that pages load, each under a name that holds its hash, so it never changes. */
public final class Assets {
    private static final List<String> NAMES =
            List.of("portal.css", "portal.js", "verify.js", "icon.svg");
    private static final Assets PACKED = new Assets();

    private final Map<String, String> hrefs = new HashMap<>();
    private final Map<String, Asset> files = new HashMap<>();

    private Assets() {
        for (String name : NAMES) {
            byte[] bytes = read("/assets/" + name);
            int dot = name.lastIndexOf('.');
            String hashed = name.substring(0, dot) + "." + hash(bytes) + name.substring(dot);
            hrefs.put(name, "/assets/" + hashed);
            files.put(hashed, new Asset(bytes, typeOf(name)));
        }
    }

    /** Returns the files in the jar. */
    public static Assets packed() {
        return PACKED;
    }

    /** Returns the address of a file. */
    public String href(String name) {
        return Optional.ofNullable(hrefs.get(name)).orElseThrow();
    }

    /** Returns the file with this hashed name, or empty. */
    public Optional<Asset> find(String hashedName) {
        return Optional.ofNullable(files.get(hashedName));
    }

    private static String typeOf(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            default -> "image/svg+xml";
        };
    }

    private static byte[] read(String name) {
        try (InputStream in = Assets.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    public record Asset(byte[] bytes, String type) {}
}
