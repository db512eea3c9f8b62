package org.whosaw.portal.ledger.receipt;

import java.util.HexFormat;

/** Writes the first 64 bits of a root so that people can read them out and compare paper. */
public final class ShortCode {
    private static final int BYTES = 8;
    private static final int GROUP = 2;

    private ShortCode() {}

    /** Returns the code, for example {@code 3F9A-02BC-11DE-77A0}. */
    public static String of(byte[] root) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < BYTES; i += GROUP) {
            code.append(i == 0 ? "" : "-");
            code.append(HexFormat.of().withUpperCase().formatHex(root, i, i + GROUP));
        }
        return code.toString();
    }
}
