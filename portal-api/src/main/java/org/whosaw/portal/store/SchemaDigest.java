package org.whosaw.portal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The SHA-256 over the changelog and every file it includes, kept in the database that has them
 * all. Where both agree there is nothing to migrate, and a start need not wait a second for
 * Liquibase to find that out. An edited step has another digest: Liquibase looks, and refuses it.
 */
final class SchemaDigest {
    private static final Pattern INCLUDED = Pattern.compile("<include file=\"([^\"]+)\"");

    private final String digest;

    private SchemaDigest(String digest) {
        this.digest = digest;
    }

    /** Returns the digest of a changelog on the class path. */
    static SchemaDigest of(String changelog) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            byte[] list = read(changelog);
            hash.update(list);
            String folder = changelog.substring(0, changelog.lastIndexOf('/') + 1);
            Matcher files = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
            while (files.find()) {
                hash.update(read(folder + files.group(1)));
            }
            return new SchemaDigest(HexFormat.of().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256 in this JVM", e);
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = SchemaDigest.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns it as text. */
    String text() {
        return digest;
    }

    /** Says whether the database was brought to just this. */
    boolean isIn(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT digest FROM schema_digest")) {
            return row.next() && row.getString(1).equals(digest);
        } catch (SQLException e) {
            return false; // a database without the table has yet to be migrated
        }
    }

    /** Writes it, after every step was applied. A crash before it costs one look by Liquibase. */
    void writeTo(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement clear = connection.createStatement();
                PreparedStatement add =
                        connection.prepareStatement("INSERT INTO schema_digest VALUES (?)")) {
            clear.executeUpdate("DELETE FROM schema_digest");
            add.setString(1, digest);
            add.executeUpdate();
            connection.commit();
        }
    }
}
