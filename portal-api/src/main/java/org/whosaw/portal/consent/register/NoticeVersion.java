package org.whosaw.portal.consent.register;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.IdPrefix;
import org.whosaw.portal.kernel.Ids;

/**
 * A notice as it was published; never changed.
 *
 * @param number the how many-eth of its use, from 1 on
 * @param content what it says and covers
 * @param body the very text whose SHA-256 is {@code hash}
 */
public record NoticeVersion(
        long id,
        long useId,
        int number,
        NoticeContent content,
        String body,
        byte[] hash,
        Instant publishedAt) {
    /** Returns its number, {@code nv_…}. */
    public String code() {
        return Ids.format(IdPrefix.NOTICE, id);
    }

    /** Returns the hash in hexadecimal. */
    public String fingerprint() {
        return HexFormat.of().formatHex(hash);
    }

    /** Returns the elements that may be consented to by it. */
    public Set<Element> elements() {
        return content.elements();
    }

    @Override
    public String toString() {
        return "NoticeVersion[" + code() + "]";
    }
}
