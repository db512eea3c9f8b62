package org.whosaw.portal.authority.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.crypto.VerifyingKey;
import org.whosaw.portal.kernel.PortalException;

/** Says whether a package is as it was made; holds a piece of it at a time. */
public final class PackageCheck {
    private static final int MOST_FILES = 2_000;
    private static final int MOST_SMALL = 1 << 20;
    private static final Set<String> APART =
            Set.of(PackageFiles.MANIFEST, PackageFiles.SIGNATURE, PackageFiles.KEY);

    private final @Nullable VerifyingKey trusted;

    /**
     * @param trusted the key of who issued it, as PEM, or null to take the one that came with it
     * @throws IllegalArgumentException when the text is no key
     */
    public PackageCheck(@Nullable String trusted) {
        this.trusted = trusted == null ? null : VerifyingKey.ofPem(trusted);
    }

    /**
     * What was found.
     *
     * @param files how many agree with the manifest
     * @param key the key that it was checked with, as PEM
     */
    public record Verdict(
            int files,
            List<String> changed,
            List<String> missing,
            List<String> extra,
            boolean signed,
            String key) {
        public Verdict {
            changed = List.copyOf(changed);
            missing = List.copyOf(missing);
            extra = List.copyOf(extra);
        }

        /** Says whether nothing was changed. */
        public boolean holds() {
            return signed && changed.isEmpty() && missing.isEmpty() && extra.isEmpty();
        }
    }

    /** Says whether a file begins as a package does. */
    public static boolean isPackage(byte[] head) {
        return head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }

    /**
     * Checks a package.
     *
     * @throws PortalException when the file is none
     */
    public Verdict check(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            Map<String, ZipEntry> entries = entries(zip);
            byte[] manifest = small(zip, entries, PackageFiles.MANIFEST);
            byte[] signature = small(zip, entries, PackageFiles.SIGNATURE);
            VerifyingKey key = trusted;
            if (key == null) {
                byte[] pem = small(zip, entries, PackageFiles.KEY);
                key = VerifyingKey.ofPem(new String(pem, StandardCharsets.US_ASCII));
            }
            return compare(zip, entries, manifest, key.verifies(manifest, signature), key.pem());
        } catch (ZipException | IllegalArgumentException e) {
            throw new PortalException(AuthorityError.NO_PACKAGE);
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        Map<String, ZipEntry> entries = new HashMap<>();
        if (zip.size() > MOST_FILES) {
            throw new PortalException(AuthorityError.NO_PACKAGE);
        }
        for (ZipEntry each : Collections.list(zip.entries())) {
            boolean isNew = entries.put(each.getName(), each) == null;
            if (!isNew || !PackageFiles.isPath(each.getName())) {
                throw new PortalException(AuthorityError.NO_PACKAGE);
            }
        }
        return entries;
    }

    private static byte[] small(ZipFile zip, Map<String, ZipEntry> entries, String name)
            throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new PortalException(AuthorityError.NO_PACKAGE);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readNBytes(MOST_SMALL);
        }
    }

    private static Verdict compare(
            ZipFile zip, Map<String, ZipEntry> entries, byte[] manifest, boolean signed, String key)
            throws IOException {
        Map<String, String> listed = lines(new String(manifest, StandardCharsets.UTF_8));
        Set<String> changed = new TreeSet<>();
        Set<String> missing = new TreeSet<>();
        for (Map.Entry<String, String> each : listed.entrySet()) {
            ZipEntry entry = entries.get(each.getKey());
            if (entry == null) {
                missing.add(each.getKey());
            } else if (!hash(zip, entry).equals(each.getValue())) {
                changed.add(each.getKey());
            }
        }
        Set<String> extra = new TreeSet<>(new HashSet<>(entries.keySet()));
        extra.removeAll(listed.keySet());
        extra.removeAll(APART);
        return new Verdict(
                listed.size() - changed.size() - missing.size(),
                List.copyOf(changed),
                List.copyOf(missing),
                List.copyOf(extra),
                signed,
                key);
    }

    private static Map<String, String> lines(String manifest) {
        Map<String, String> listed = new TreeMap<>();
        for (String line : manifest.split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            boolean isLine = line.length() > 66 && line.startsWith("  ", 64);
            String path = isLine ? line.substring(66) : "";
            if (!PackageFiles.isPath(path) || listed.put(path, line.substring(0, 64)) != null) {
                throw new PortalException(AuthorityError.NO_PACKAGE);
            }
        }
        return listed;
    }

    private static String hash(ZipFile zip, ZipEntry entry) throws IOException {
        MessageDigest digest = PackageZip.digest();
        byte[] piece = new byte[64 * 1024];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        } catch (ZipException e) {
            return ""; // damaged: it cannot be what was listed
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
