package org.whosaw.portal.authority.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.authority.directory.AuthorityDirectory;
import org.whosaw.portal.authority.directory.FormField;
import org.whosaw.portal.authority.dossier.Dossier;
import org.whosaw.portal.authority.dossier.Filed;
import org.whosaw.portal.complaint.FiledComplaint;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.text.Texts;

class GuidedFormTest {
    private static final String HOSPITAL = "市妇幼演示医院";

    private static Map<FormField.Fact, String> form(Filed filed) {
        Dossier made = filed.dossier();
        Dossier local =
                new Dossier(
                        made.packageId(),
                        made.filed(),
                        AuthorityDirectory.shipped()
                                .find("cac-local", LocalDate.parse("2026-11-22"))
                                .orElseThrow(),
                        made.route(),
                        made.place());
        return new GuidedForm(Texts.load())
                .of(local).stream()
                        .collect(Collectors.toMap(GuidedForm.Field::fact, GuidedForm.Field::text));
    }

    @Test
    void respondent_aBusiness_isItAndNotTheHospitalWhoseRecordsAreAttached() {
        assertThat(form(new Filed()).get(FormField.Fact.RESPONDENT))
                .isEqualTo("商家，演示摄影工作室，15400000001");
    }

    @Test
    void respondent_unknownCaller_isTheNumber() {
        FiledComplaint.Respondent caller =
                new FiledComplaint.Respondent(
                        RespondentKind.UNKNOWN, null, "15400000009", HOSPITAL);
        assertThat(form(new Filed().about(caller)).get(FormField.Fact.RESPONDENT))
                .isEqualTo("不清楚，15400000009");
    }

    @Test
    void respondent_theHospital_isNamed() {
        FiledComplaint.Respondent hospital =
                new FiledComplaint.Respondent(RespondentKind.HOSPITAL, "护士长", null, HOSPITAL);
        assertThat(form(new Filed().about(hospital)).get(FormField.Fact.RESPONDENT))
                .isEqualTo(HOSPITAL + "，护士长");
    }

    @Test
    void fields_ofAnAuthority_areItsOwnWithHerWordsUnchanged() {
        Map<FormField.Fact, String> form = form(new Filed());
        assertThat(form.keySet())
                .containsExactlyInAnyOrder(
                        FormField.Fact.RESPONDENT,
                        FormField.Fact.WHAT,
                        FormField.Fact.WHEN,
                        FormField.Fact.CATEGORIES,
                        FormField.Fact.EVIDENCE,
                        FormField.Fact.WANTS,
                        FormField.Fact.COMPLAINANT);
        assertThat(form.get(FormField.Fact.WHEN)).isEqualTo("2026-11-22");
        assertThat(form.get(FormField.Fact.WHAT)).isEqualTo(new Filed().complaint().what().words());
    }
}
