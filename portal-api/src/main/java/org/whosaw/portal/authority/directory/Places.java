package org.whosaw.portal.authority.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.authority.AuthorityError;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/**
 * Knows provinces and cities by code and by name, and which are gone. Counties change every year: a
 * county's code counts as its city.
 */
public final class Places {
    private static final String SHIPPED = "/authority/regions.csv";
    private static final Bilingual COUNTRY = new Bilingual("全国", "all of China");

    private final Map<String, Place> byCode = new LinkedHashMap<>();

    private Places(List<String> lines) {
        for (String line : lines) {
            if (Character.isDigit(line.charAt(0))) {
                String[] cells = line.split(",", -1);
                Place place =
                        new Place(
                                new Region(cells[0]),
                                new Bilingual(cells[1], cells[2]),
                                cells[3].isEmpty() ? 0 : Integer.parseInt(cells[3]),
                                cells[4].isEmpty() ? null : new Region(cells[4]));
                byCode.put(cells[0], place);
            }
        }
        byCode.put(Region.COUNTRY.code(), new Place(Region.COUNTRY, COUNTRY, 0, null));
    }

    /** Reads the list that is shipped. */
    public static Places shipped() {
        try (InputStream in = Places.class.getResourceAsStream(SHIPPED)) {
            String text =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return new Places(text.lines().filter(line -> !line.isBlank()).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the provinces of today. */
    public List<Place> provinces() {
        return byCode.values().stream()
                .filter(each -> !each.isGone() && !each.region().equals(Region.COUNTRY))
                .filter(each -> each.region().equals(each.region().province()))
                .toList();
    }

    /** Returns the cities of today in a province; none in a municipality. */
    public List<Place> cities(Region province) {
        return byCode.values().stream()
                .filter(each -> !each.isGone() && !each.region().equals(province))
                .filter(each -> each.region().province().equals(province.province()))
                .toList();
    }

    /** Returns the smallest known place that a region lies in; the country for no place at all. */
    public Place of(Region region) {
        for (Region each : region.outward()) {
            Place known = byCode.get(each.code());
            if (known != null) {
                return known;
            }
        }
        return new Place(Region.COUNTRY, COUNTRY, 0, null);
    }

    /** Returns the name of a place with its province before it. */
    public Bilingual fullName(Region region) {
        Place place = of(region);
        Place province = of(place.region().province());
        if (place.equals(province)) {
            return place.name();
        }
        String english = province.name().en() + ", " + place.name().zh();
        return new Bilingual(province.name().zh() + place.name().zh(), english);
    }

    /**
     * Returns the place of today that a code or a name stands for.
     *
     * @throws PortalException when there is none, or none any more, saying what became of it
     */
    public Place demand(String codeOrName) {
        String asked = codeOrName.strip();
        Place place = Region.parse(asked).map(this::byRegion).orElseGet(() -> byName(asked));
        if (place == null) {
            throw new PortalException(AuthorityError.REGION_UNKNOWN);
        }
        if (!place.isGone()) {
            return place;
        }
        Region now = place.now();
        String code = place.region().code();
        String name = place.name().zh();
        String year = Integer.toString(place.last());
        if (now == null) {
            throw new PortalException(AuthorityError.REGION_GONE, code, name, year);
        }
        throw new PortalException(
                AuthorityError.REGION_MOVED, code, name, year, now.code(), of(now).name().zh());
    }

    private @Nullable Place byRegion(Region region) {
        if (region.equals(Region.COUNTRY)) {
            return byCode.get(region.code());
        }
        Place place = of(region);
        boolean isCity = region.equals(region.city()) && !region.equals(region.province());
        boolean isKnown = !place.region().equals(Region.COUNTRY);
        boolean isNamed = !isCity || place.region().equals(region) || isUnnamed(region.code());
        return isKnown && isNamed ? place : null;
    }

    /** Says whether a city's code stands for the districts of a municipality or of no city. */
    private static boolean isUnnamed(String code) {
        return code.matches("(11|12|31|50)0[1-3]00|\\d\\d9000");
    }

    private @Nullable Place byName(String name) {
        if (name.length() < 2) {
            return null;
        }
        Optional<Place> exact =
                byCode.values().stream().filter(each -> isNamed(each, name)).findFirst();
        return exact.or(() -> beginning(name, false)).or(() -> beginning(name, true)).orElse(null);
    }

    private static boolean isNamed(Place place, String name) {
        return place.name().zh().equals(name) || place.name().en().equalsIgnoreCase(name);
    }

    private Optional<Place> beginning(String name, boolean gone) {
        List<Place> found =
                byCode.values().stream()
                        .filter(each -> each.isGone() == gone && each.name().zh().startsWith(name))
                        .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
