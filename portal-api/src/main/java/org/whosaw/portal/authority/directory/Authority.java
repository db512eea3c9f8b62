package org.whosaw.portal.authority.directory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.KebabCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.HandoverWay;
import org.whosaw.portal.kernel.Region;
import org.whosaw.portal.text.Bilingual;

/**
 * One entry of the directory, as its file has it; see the head of {@code authorities.yml}.
 *
 * @param code its name in the table of routes, for ever
 * @param local whether it stands in for the office at her place
 * @param realName whether it takes nothing from somebody without a name
 * @param formClass the class to choose in its form
 * @param term by when it answers, only where a rule names one
 * @param next whom she may turn to when this one is silent
 * @param folder for way {@code folder}: the name of its folder under the configured root
 * @param certificate for way {@code mail}: PEM of the certificate that packages are encrypted to
 */
@JsonNaming(KebabCaseStrategy.class)
public record Authority(
        String code,
        AuthorityKind kind,
        Region region,
        boolean local,
        Bilingual name,
        Bilingual takes,
        @JsonProperty(required = true) boolean realName,
        @JsonProperty("class") @Nullable String formClass,
        HandoverWay way,
        @Nullable String web,
        @Nullable String phone,
        @Nullable String mail,
        @Nullable Bilingual other,
        @Nullable Bilingual note,
        @Nullable Bilingual term,
        @Nullable Bilingual law,
        List<FormField> fields,
        @Nullable Integer perDay,
        @Nullable String next,
        @Nullable String folder,
        @Nullable String certificate,
        Checked checked,
        LocalDate from,
        @Nullable LocalDate to) {
    public Authority {
        fields = fields == null ? List.of() : List.copyOf(fields);
    }

    /** Says whether the entry holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    /** Says whether both hold on some day. */
    boolean meets(Authority other) {
        return (to == null || !other.from.isAfter(to))
                && (other.to == null || !from.isAfter(other.to));
    }

    /** Returns its name without its contact. */
    @JsonIgnore
    public AuthorityRef ref() {
        return new AuthorityRef(code, name, realName, way);
    }
}
