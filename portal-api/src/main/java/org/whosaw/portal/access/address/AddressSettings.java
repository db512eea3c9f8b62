package org.whosaw.portal.access.address;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what the operator knows of addresses better than the registries.
 *
 * @param own blocks that the hospital uses itself, as {@code 11.0.0.0/8}: never called foreign
 * @param outside blocks that are outside China whatever the registries say
 */
public record AddressSettings(@JsonProperty List<String> own, @JsonProperty List<String> outside) {
    public AddressSettings {
        own = own == null ? List.of() : List.copyOf(own);
        outside = outside == null ? List.of() : List.copyOf(outside);
        own.forEach(AddressBlock::parse);
        outside.forEach(AddressBlock::parse);
    }

    /** Returns the settings that hold when nothing is configured. */
    public static AddressSettings defaults() {
        return new AddressSettings(List.of(), List.of());
    }

    /** Returns these settings and one more block that is outside. */
    public AddressSettings withOutside(String block) {
        List<String> all = new ArrayList<>(outside);
        all.add(block);
        return new AddressSettings(own, all);
    }

    /** Returns what the operator says of an address, or null when it says nothing. */
    @Nullable Registration of(Address address) {
        if (holds(own, address)) {
            return Registration.UNKNOWN;
        }
        return holds(outside, address) ? Registration.OUTSIDE : null;
    }

    private static boolean holds(List<String> blocks, Address address) {
        return blocks.stream().anyMatch(each -> AddressBlock.parse(each).holds(address));
    }
}
