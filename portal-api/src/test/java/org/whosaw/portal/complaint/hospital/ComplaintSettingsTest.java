package org.whosaw.portal.complaint.hospital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintSettingsTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    @Test
    void answerWorkingDays_ofATermToCome_holdsFromItsDayOn() {
        ComplaintSettings settings =
                new ComplaintSettings(List.of(new ComplaintTerm(NEW_YEAR, 10, "院内规定")));
        assertThat(settings.answerWorkingDays(NEW_YEAR.minusDays(1))).isEqualTo(15);
        assertThat(settings.answerWorkingDays(NEW_YEAR)).isEqualTo(10);
        assertThat(ComplaintSettings.defaults().answerWorkingDays(NEW_YEAR)).isEqualTo(15);
    }

    @Test
    void term_longerThanMayBePromised_isRefusedByName() {
        assertThatThrownBy(() -> new ComplaintTerm(NEW_YEAR, 16, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("complaints.terms: answerWorkingDays");
    }
}
