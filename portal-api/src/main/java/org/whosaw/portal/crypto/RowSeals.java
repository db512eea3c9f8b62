package org.whosaw.portal.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Seals rows that no leaf of the ledger holds: a keyed digest over what stands in a row, so that
 * whoever can write to the database but has no key can neither change such a row nor make one. Safe
 * for threads.
 */
public final class RowSeals {
    private static final String NOTHING = "0";

    private final Pseudonymizer pseudonymizer;

    public RowSeals(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    /**
     * Returns the seal of a row.
     *
     * @param values of its columns, in an order that never changes: texts, numbers, bytes or null
     */
    public byte[] seal(String table, @Nullable Object... values) {
        String[] texts = new String[values.length];
        for (int i = 0; i < values.length; i++) {
            texts[i] = text(values[i]);
        }
        return pseudonymizer.index("row." + table, texts);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return NOTHING;
        }
        if (value instanceof byte[] bytes) {
            return "b" + HexFormat.of().formatHex(bytes);
        }
        return (value instanceof Number ? "n" : "t") + value;
    }

    /** Says whether a row bears the seal that it must have. */
    public boolean holds(byte @Nullable [] seal, String table, @Nullable Object... values) {
        return seal != null && Arrays.equals(seal, seal(table, values));
    }
}
