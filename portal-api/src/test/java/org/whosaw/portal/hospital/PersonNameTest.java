package org.whosaw.portal.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({
        "张三,张*",
        "张三丰,张*",
        "欧阳修,欧阳*",
        "欧阳,欧*",
        "张三之女,张*之女",
        "欧阳修之子,欧阳*之子",
        "张三之大女,张*之大女",
        "李梅婴,李*婴",
        "王芳宝宝,王*宝宝",
        "阿依古丽·买买提,阿依古丽·*",
        "Mary Smith,M*",
        "𠮷田,𠮷*",
        "'',''"
    })
    void mask_habits_hideTheRest(String name, String masked) {
        assertThat(PersonName.mask(name)).isEqualTo(masked);
    }

    @Test
    void residentId_vectors_passAndFail() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(ResidentId.normalise("11010519491231002x", false, today))
                .contains("11010519491231002X");
        assertThat(ResidentId.normalise("440524188001010014", false, today)).isPresent();
        assertThat(ResidentId.normalise("110105194912310021", false, today)).isEmpty();
        assertThat(
                        ResidentId.normalise(
                                "40000119900101001" + check("40000119900101001"), false, today))
                .isEmpty();
        assertThat(
                        ResidentId.normalise(
                                "40000119900101001" + check("40000119900101001"), true, today))
                .isPresent();
    }

    private static char check(String digits) {
        return ResidentId.checkOf(digits);
    }
}
