package org.whosaw.portal.authority.directory;

import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/**
 * A province or city with its name.
 *
 * @param last for an abolished one the newest year in whose list it still stood, else 0
 * @param now for an abolished one the place that bears its name today, if there is one
 */
public record Place(Region region, Bilingual name, int last, @Nullable Region now) {
    /** Says whether there is no such place any more. */
    public boolean isGone() {
        return last > 0;
    }
}
