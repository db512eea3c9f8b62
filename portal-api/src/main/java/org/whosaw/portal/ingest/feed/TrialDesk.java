package org.whosaw.portal.ingest.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.hospital.ContactKey;
import org.whosaw.portal.hospital.PersonCard;
import org.whosaw.portal.hospital.PersonDirectory;
import org.whosaw.portal.hospital.PersonName;
import org.whosaw.portal.hospital.SubjectKey;
import org.whosaw.portal.hospital.counter.DeskLooks;
import org.whosaw.portal.hospital.doubt.ContactMatcher.Standing;
import org.whosaw.portal.identity.PhoneNumber;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.identity.StaffRole;
import org.whosaw.portal.identity.limit.RateLimit;
import org.whosaw.portal.identity.limit.RateLimits;
import org.whosaw.portal.ingest.sheet.Meaning;
import org.whosaw.portal.ingest.sheet.SheetError;
import org.whosaw.portal.ingest.sheet.SheetMapping;
import org.whosaw.portal.ingest.sheet.TrialSheet;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.Ids;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PortalException;

/**
 * Tries a mapping on a sheet, one masked row at a time. The rows lie in memory for ten minutes, for
 * the one who brought them; nothing is recorded but that she looked, on the record of the person
 * whom the row is about. Safe for threads.
 */
public final class TrialDesk {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_SHEETS = 16;
    private static final Set<Element> SHOWN = Set.of(Element.NAME, Element.PHONE);
    private static final int ENDING = 2;

    private final Map<String, SheetMapping> mappings;
    private final PersonDirectory persons;
    private final DeskLooks looks;
    private final RateLimits limits;
    private final RandomSource random;
    private final Cache<String, Kept> kept =
            Caffeine.newBuilder().maximumSize(MOST_SHEETS).expireAfterWrite(KEPT).build();

    public TrialDesk(
            Map<String, SheetMapping> mappings,
            PersonDirectory persons,
            DeskLooks looks,
            RateLimits limits,
            RandomSource random) {
        this.mappings = Map.copyOf(mappings);
        this.persons = persons;
        this.looks = looks;
        this.limits = limits;
        this.random = random;
    }

    private record Kept(long staff, String mapping, TrialSheet sheet) {}

    /** Returns the names of the mappings that can be tried. */
    public List<String> mappings(StaffPrincipal staff) {
        staff.require(StaffRole.IT);
        return List.copyOf(new TreeSet<>(mappings.keySet()));
    }

    /**
     * Reads a sheet and opens its first row.
     *
     * @throws PortalException when the mapping cannot read it
     */
    public TrialRow begin(StaffPrincipal staff, String mapping, byte[] content) {
        staff.require(StaffRole.IT);
        SheetMapping known = mappings.get(mapping);
        if (known == null) {
            throw new PortalException(
                    SheetError.MAPPING, String.join(", ", new TreeSet<>(mappings.keySet())));
        }
        TrialSheet sheet;
        try {
            sheet = TrialSheet.read(content, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the bytes lie in memory
        }
        String token = random.token();
        kept.put(token, new Kept(staff.staffUserId(), mapping, sheet));
        return row(staff, token, 0);
    }

    /**
     * Opens a row; the look at the person it is about is on her record before this returns.
     *
     * @throws PortalException when the sheet is forgotten, is another's, or has no such row
     */
    public TrialRow row(StaffPrincipal staff, String token, int place) {
        staff.require(StaffRole.IT);
        Kept mine = kept.getIfPresent(token);
        if (mine == null
                || mine.staff() != staff.staffUserId()
                || place < 0
                || place >= mine.sheet().rows().size()) {
            throw new PortalException(KernelError.NOT_FOUND);
        }
        limits.spend(RateLimit.COUNTER_OPENINGS_PER_STAFF, Ids.encode(staff.staffUserId()));
        TrialSheet.Row row = mine.sheet().rows().get(place);
        SubjectKey subject = row.subject();
        AccessEvent event = row.event();
        return new TrialRow(
                token,
                mine.mapping(),
                place,
                mine.sheet().rows().size(),
                row.sheet(),
                row.number(),
                row.cells().stream().map(TrialDesk::masked).toList(),
                event == null ? null : event.occurredAt(),
                subject == null ? null : look(staff, subject),
                row.fault());
    }

    /** Finds her as ingest would, links nothing, and puts the look on her record. */
    private Standing look(StaffPrincipal staff, SubjectKey subject) {
        HospitalId hospital = staff.hospitalId();
        @Nullable ContactKey contact = ContactKey.of(subject).orElse(null);
        List<PersonCard> maybe =
                persons.resolve(hospital, Set.of(subject)).values().stream()
                        .flatMap(id -> persons.find(id).stream())
                        .toList();
        boolean exact = !maybe.isEmpty();
        if (contact != null && !exact) {
            maybe =
                    persons.byPhones(hospital, Set.of(contact.phone()))
                            .getOrDefault(contact.phone(), List.of());
            List<PersonCard> same =
                    maybe.stream().filter(card -> contact.isNamed(card.name())).toList();
            exact = same.size() == 1;
            maybe = exact ? same : maybe;
        }
        maybe.forEach(card -> looks.record(staff, card, false, SHOWN));
        if (maybe.isEmpty()) {
            return Standing.UNKNOWN;
        }
        return exact ? Standing.KNOWN : Standing.DOUBTFUL;
    }

    private static TrialRow.Cell masked(TrialSheet.Cell cell) {
        SheetMapping.Column column = cell.column();
        Meaning means = column == null ? null : column.means();
        return new TrialRow.Cell(
                cell.letters(),
                cell.header(),
                means,
                column == null ? null : column.shows(),
                masked(means, cell.text().strip()),
                !cell.text().isBlank(),
                column != null);
    }

    /** What tells of her is masked; what merely was shown of her is not repeated at all. */
    private static String masked(@Nullable Meaning means, String text) {
        if (means == null || text.isEmpty()) {
            return "";
        }
        return switch (means) {
            case NAME, STAFF_NAME -> PersonName.mask(text);
            case PHONE -> PhoneNumber.parse(text).map(PhoneNumber::masked).orElse("****");
            case MRN, IDENTIFIER, ACCOUNT, STAFF_ID, EVENT_ID -> ending(text);
            case TIME, DATE, CLOCK, ROLE, DEPARTMENT, EMPLOYER, TERMINAL, IP, PAGE -> text;
        };
    }

    private static String ending(String text) {
        return text.length() <= ENDING ? "**" : "****" + text.substring(text.length() - ENDING);
    }
}
