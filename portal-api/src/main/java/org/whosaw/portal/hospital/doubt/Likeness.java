package org.whosaw.portal.hospital.doubt;

import org.whosaw.portal.hospital.PersonName;
import org.whosaw.portal.kernel.Coded;

/** Says how two names of one phone are alike, so that nobody need see either in full. */
public enum Likeness implements Coded {
    SAME_NAME,
    SAME_FAMILY_NAME,
    OTHER_NAME;

    static Likeness of(String listed, String registered) {
        if (listed.strip().equalsIgnoreCase(registered.strip())) {
            return SAME_NAME;
        }
        return PersonName.mask(listed).equals(PersonName.mask(registered))
                ? SAME_FAMILY_NAME
                : OTHER_NAME;
    }
}
