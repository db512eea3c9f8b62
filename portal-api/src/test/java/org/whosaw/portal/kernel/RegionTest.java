package org.whosaw.portal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionTest {
    @Test
    void outward_county_goesToTheCountry() {
        assertThat(new Region("330106").outward())
                .extracting(Region::code)
                .containsExactly("330106", "330100", "330000", "000000");
        assertThat(Region.COUNTRY.outward()).containsExactly(Region.COUNTRY);
    }

    @Test
    void parse_anythingElse_isNoRegion() {
        for (String each : new String[] {"", "33010", "3301060", "33o106", "３３０１０６", "-30106"}) {
            assertThat(Region.parse(each)).isEmpty();
        }
    }
}
