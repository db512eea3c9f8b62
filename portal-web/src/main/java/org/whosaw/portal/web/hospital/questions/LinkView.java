package org.whosaw.portal.web.hospital.questions;

import org.whosaw.portal.request.AccessReviews.Made;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.QrPicture;

/** Draws the slip with an accessor's link. */
final class LinkView {
    private final String baseUrl;

    LinkView(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** Returns the address of an accessor's page. */
    String address(String token) {
        return baseUrl + "/answer/" + token;
    }

    PageView of(StaffAtDesk desk, Made made, String backHref) {
        String address = address(made.token().reveal());
        return new PageView(
                "hospital/review-link",
                desk.chrome(desk.words().get("desk.place.questions"), Place.QUESTIONS.href()),
                new LinkUiState(
                        desk.bar(Place.QUESTIONS),
                        address,
                        QrPicture.of(address),
                        desk.words()
                                .get(
                                        "review.link.until",
                                        "time",
                                        desk.times().moment(made.expiresAt())),
                        backHref,
                        desk.mark("slip.mark")));
    }
}
