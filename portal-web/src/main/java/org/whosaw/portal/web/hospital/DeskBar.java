package org.whosaw.portal.web.hospital;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Tab;

/**
 * Holds what stands above every page of the desk.
 *
 * @param house the hospital's name
 * @param who who is signed in, or null
 * @param mark the viewer's code and the time, so that a photograph tells who took it, or null
 */
public record DeskBar(String house, List<Tab> places, @Nullable String who, @Nullable String mark) {
    public DeskBar {
        places = List.copyOf(places);
    }

    public boolean hasPlaces() {
        return !places.isEmpty();
    }
}
