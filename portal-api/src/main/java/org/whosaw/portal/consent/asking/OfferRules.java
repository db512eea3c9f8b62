package org.whosaw.portal.consent.asking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.consent.ConsentSettings;

/** Says when nothing is offered: around a birth, in intensive care, after a loss; pure. */
final class OfferRules {
    private final Duration quiet;
    private final List<String> intensiveCare;

    OfferRules(ConsentSettings settings) {
        this.quiet = Duration.ofHours(settings.quietHoursAfterBirth());
        this.intensiveCare =
                settings.intensiveCare().stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList();
    }

    /** One encounter of somebody whom the asking is about. */
    record Care(
            String kind,
            @Nullable String department,
            @Nullable String ward,
            Instant from,
            @Nullable Instant to,
            @Nullable String outcome) {}

    /**
     * Says whether something may be offered.
     *
     * @param loss whether she, or a child of hers, has died, or a loss is on record
     * @param cares of everybody concerned
     */
    boolean mayOffer(boolean loss, List<Care> cares, Instant now) {
        return !loss && cares.stream().noneMatch(care -> forbids(care, now));
    }

    private boolean forbids(Care care, Instant now) {
        Instant end = care.to();
        if (now.isBefore(care.from())) {
            return false;
        }
        if (care.kind().equals("delivery") && (end == null || now.isBefore(end.plus(quiet)))) {
            return true;
        }
        boolean lasts = end == null || now.isBefore(end);
        return lasts && (isIntensive(care.department()) || isIntensive(care.ward()));
    }

    private boolean isIntensive(@Nullable String place) {
        if (place == null) {
            return false;
        }
        String lower = place.toLowerCase(Locale.ROOT);
        return intensiveCare.stream().anyMatch(lower::contains);
    }
}
