package org.whosaw.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalNameTest {
    /** Who or what somebody acted for, and what of it leaves. */
    @ParameterizedTest
    @CsvSource({
        "王主任,王*",
        "欧阳明,欧阳*",
        "Jakob Wieder-Gesund,J*",
        "Dr. med. Maria Muster,Dr. med. M*",
        "7601000000000,7*",
        "N1042,N*",
        "王小科,王*",
        "Sandra Ward,S*",
        "HCP,HCP",
        "主责医生,主责医生",
        "某市妇幼演示医院,某市妇幼演示医院",
        "超声科,超声科",
        "演示科技有限公司,演示科技有限公司",
        "General Demo Hospital,General Demo Hospital",
        "演示阳光月子会所,演示阳光月子会所",
        "演示财产保险,演示财产保险",
        "Muster Praxis,Muster Praxis",
        "Demo Insurance AG,Demo Insurance AG",
        "保险,保*",
        "Maria Agency-Muster,M*",
    })
    void shown_person_isMaskedAndRoleOrHouseIsNot(String principal, String shown) {
        assertThat(PrincipalName.shown(principal)).isEqualTo(shown);
    }
}
