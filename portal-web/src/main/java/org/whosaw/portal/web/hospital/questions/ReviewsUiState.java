package org.whosaw.portal.web.hospital.questions;

import java.util.List;
import org.whosaw.portal.web.hospital.DeskBar;
import org.whosaw.portal.web.page.Parts.Field;

/** Holds the routine reviews and the form that starts one; nobody's name. */
public record ReviewsUiState(
        DeskBar desk, String headline, Field access, Field mrn, List<Line> reviews) {
    public ReviewsUiState {
        reviews = List.copyOf(reviews);
    }

    public boolean hasReviews() {
        return !reviews.isEmpty();
    }

    /** One review. */
    public record Line(String made, String when, String where, String who, String state) {}
}
