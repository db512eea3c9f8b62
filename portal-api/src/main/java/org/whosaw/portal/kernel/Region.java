package org.whosaw.portal.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Names a province, a city or a county of China by its code of GB/T 2260.
 *
 * <ul>
 *   <li>six digits: two of the province, two of the city, two of the county
 *   <li>{@code 000000} is the whole country
 * </ul>
 *
 * <p>Whether there is such a place today is for the table of regions to say.
 */
public record Region(@JsonValue String code) {
    /** The whole country. */
    public static final Region COUNTRY = new Region("000000");

    @JsonCreator
    public Region {
        if (!isCode(code)) {
            throw new IllegalArgumentException("not six digits");
        }
    }

    /** Returns the region of six digits, or empty for anything else. */
    public static Optional<Region> parse(String code) {
        return isCode(code) ? Optional.of(new Region(code)) : Optional.empty();
    }

    private static boolean isCode(String code) {
        return code.length() == 6 && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Returns the province it lies in. */
    public Region province() {
        return new Region(code.substring(0, 2) + "0000");
    }

    /** Returns the city it lies in; a province is its own. */
    public Region city() {
        return new Region(code.substring(0, 4) + "00");
    }

    /** Returns this region and those it lies in, the smallest first, the country last. */
    public List<Region> outward() {
        return java.util.stream.Stream.of(this, city(), province(), COUNTRY).distinct().toList();
    }
}
