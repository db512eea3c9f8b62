package org.whosaw.portal.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/** Writes and reads signed keyset cursors, so that nobody can point a list at another's rows. */
public final class Cursors {
    private static final int CODE_BYTES = 12;

    private final Pseudonymizer pseudonymizer;

    public Cursors(Pseudonymizer pseudonymizer) {
        this.pseudonymizer = pseudonymizer;
    }

    /** Returns an opaque cursor over {@code values} for the list named {@code domain}. */
    public String write(String domain, long... values) {
        ByteBuffer body = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            body.putLong(value);
        }
        byte[] code = Arrays.copyOf(pseudonymizer.authenticate(domain, body.array()), CODE_BYTES);
        byte[] all =
                ByteBuffer.allocate(body.capacity() + CODE_BYTES)
                        .put(body.array())
                        .put(code)
                        .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /**
     * Returns the {@code count} values of a cursor of the list {@code domain}.
     *
     * @throws PortalException with {@link KernelError#INVALID_CURSOR} for anything not written here
     */
    public long[] read(String domain, String cursor, int count) {
        byte[] all;
        try {
            all = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            throw new PortalException(KernelError.INVALID_CURSOR);
        }
        int bodyBytes = count * Long.BYTES;
        if (all.length != bodyBytes + CODE_BYTES) {
            throw new PortalException(KernelError.INVALID_CURSOR);
        }
        byte[] body = Arrays.copyOf(all, bodyBytes);
        if (!pseudonymizer.isAuthentic(
                domain, body, Arrays.copyOfRange(all, bodyBytes, all.length))) {
            throw new PortalException(KernelError.INVALID_CURSOR);
        }
        long[] values = new long[count];
        ByteBuffer.wrap(body).asLongBuffer().get(values);
        return values;
    }
}
