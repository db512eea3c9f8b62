package org.whosaw.portal.consent.register;

import java.util.EnumSet;
import java.util.Set;
import org.whosaw.portal.kernel.Purpose;

/** Says what commerce is: the parties and purposes for which nothing but consent is a basis. */
public final class Commerce {
    private static final Set<String> KINDS =
            Set.of("confinement-agency", "photographer", "souvenir-shop");
    private static final Set<Purpose> PURPOSES =
            EnumSet.of(
                    Purpose.CONFINEMENT_CARE,
                    Purpose.PHOTOGRAPHY,
                    Purpose.MARKETING,
                    Purpose.OTHER,
                    Purpose.UNKNOWN);

    private Commerce() {}

    /**
     * Says whether a recipient of that kind does business with it.
     *
     * @param kind as the directory has it
     */
    public static boolean is(String kind, Purpose purpose) {
        return KINDS.contains(kind) || PURPOSES.contains(purpose);
    }
}
