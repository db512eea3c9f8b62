package org.whosaw.portal.web.hospital;

import jakarta.ws.rs.core.Response;
import java.util.List;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.MessageUiState;
import org.whosaw.portal.web.page.PageView;
import org.whosaw.portal.web.page.Parts.Tab;
import org.whosaw.portal.web.page.Tone;

/** Holds why a case is not for this member of the desk. */
public record RefusedUiState(DeskBar desk, MessageUiState message) {
    /**
     * Says in words for the desk why a case is not for this member, or went on.
     *
     * @param why the last word of {@code question.refused.…}
     * @param back the text of the way back to the place
     */
    public static Response page(
            StaffAtDesk desk, Place place, PortalException refusal, String why, String back) {
        Words words = desk.words();
        String key = "question.refused." + why;
        MessageUiState message =
                new MessageUiState(
                        Icon.INFO,
                        Tone.NEUTRAL,
                        words.get(key),
                        words.get(
                                key + ".text",
                                "login",
                                desk.staff().login(),
                                "hospital",
                                desk.hospital().code()),
                        null,
                        List.of(new Tab(words.get(back), place.href(), true)),
                        null);
        return Response.status(refusal.errorCode().status())
                .entity(
                        new PageView(
                                "hospital/refused",
                                desk.chrome(words.get(place.key()), place.href()),
                                new RefusedUiState(desk.bar(place), message)))
                .build();
    }
}
