package org.whosaw.portal.hospital;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.DataCategory;

/**
 * Says which entries are specially protected: folded until a second factor opens them.
 *
 * @param protectedDepartments words; a department whose name holds one of them is protected
 * @param protectedCategories kinds of data that are protected
 */
public record ProtectionSettings(
        @JsonProperty List<String> protectedDepartments,
        @JsonProperty Set<DataCategory> protectedCategories) {
    private static final List<String> DEPARTMENTS =
            List.of("生殖", "感染", "传染", "精神", "心理", "遗传", "计划生育", "fertility", "infecti", "psychi");
    private static final Set<DataCategory> CATEGORIES =
            Set.of(
                    DataCategory.REPRODUCTION,
                    DataCategory.INFECTION,
                    DataCategory.MENTAL_HEALTH,
                    DataCategory.GENETICS);

    public ProtectionSettings {
        protectedDepartments =
                protectedDepartments == null ? DEPARTMENTS : List.copyOf(protectedDepartments);
        protectedCategories =
                protectedCategories == null ? CATEGORIES : Set.copyOf(protectedCategories);
    }

    /** Returns the settings that hold when nothing is configured. */
    @SuppressWarnings("NullAway") // null asks for the defaults, as Jackson does
    public static ProtectionSettings defaults() {
        return new ProtectionSettings(null, null);
    }

    /** Says whether an entry of these kinds, shown to or in these departments, is protected. */
    public boolean isProtected(Set<DataCategory> categories, @Nullable String... departments) {
        for (DataCategory each : categories) {
            if (protectedCategories.contains(each)) {
                return true;
            }
        }
        for (String department : departments) {
            if (department != null && isProtected(department)) {
                return true;
            }
        }
        return false;
    }

    private boolean isProtected(String department) {
        for (String word : protectedDepartments) {
            if (!word.isEmpty() && department.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
