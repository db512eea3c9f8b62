package org.whosaw.portal.web.patient.mine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.web.page.Parts.Note;

/** Holds the devices on which she is signed in. */
public record DevicesUiState(String headline, @Nullable Note note, List<Device> devices) {
    /** One device. */
    public record Device(String id, String name, String seen, boolean current) {}
}
