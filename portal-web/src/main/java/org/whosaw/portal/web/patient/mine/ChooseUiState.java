package org.whosaw.portal.web.patient.mine;

import java.util.List;
import org.whosaw.portal.web.page.Icon;

/** Holds the persons whose lists this phone may open. */
public record ChooseUiState(List<Person> people) {
    /** One person. */
    public record Person(String value, Icon icon, String label, String detail, boolean current) {}
}
