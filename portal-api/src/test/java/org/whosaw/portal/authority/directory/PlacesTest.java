package org.whosaw.portal.authority.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;

class PlacesTest {
    private static final Places PLACES = Places.shipped();

    @ParameterizedTest
    @CsvSource({
        "330100,330100",
        "330106,330100",
        "杭州市,330100",
        "杭州,330100",
        "浙江,330000",
        "110101,110000",
        "110100,110000",
        "Beijing,110000",
        "429004,420000",
        "000000,000000"
    })
    void demand_codeOrName_isThePlaceOfToday(String asked, String code) {
        assertThat(PLACES.demand(asked).region().code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "371200,authority.region-moved",
        "371202,authority.region-moved",
        "莱芜,authority.region-moved",
        "341400,authority.region-gone",
        "990000,authority.region-unknown",
        "339900,authority.region-unknown",
        "市,authority.region-unknown",
        "'   ',authority.region-unknown",
        "<script>,authority.region-unknown"
    })
    void demand_goneOrUnknown_saidSo(String asked, String code) {
        assertThatThrownBy(() -> PLACES.demand(asked))
                .isInstanceOf(PortalException.class)
                .hasMessage(code);
    }

    @Test
    void lists_provincesAndTheirCities() {
        assertThat(PLACES.provinces()).hasSize(34);
        assertThat(PLACES.cities(new Region("330000"))).hasSize(11);
        assertThat(PLACES.cities(new Region("110000"))).isEmpty();
        assertThat(PLACES.fullName(new Region("330106")).zh()).isEqualTo("浙江省杭州市");
    }
}
