package org.whosaw.portal.complaint.desk;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.text.Language;

/**
 * Everything that is known of a complaint; lies in the database sealed and nowhere else.
 *
 * @param number {@code cp_…}
 * @param code the receipt code, so that she can be shown it again while it is open
 */
public record ComplaintBody(
        String number,
        String code,
        Language language,
        ComplaintState state,
        ComplaintDraft draft,
        @Nullable Filing filing,
        List<Event> events) {
    private static final int STEP = 4_096;
    private static final Set<ComplaintStep> SENDS =
            EnumSet.of(ComplaintStep.FILED, ComplaintStep.TAKEN_FURTHER, ComplaintStep.COPIED);
    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                    .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    public ComplaintBody {
        events = List.copyOf(events);
    }

    /**
     * How it was filed.
     *
     * @param contentHash SHA-256 in hex over what she confirmed
     * @param lead the authority it goes to, or null when to the hospital alone
     * @param reason which row of the table proposed it, and of which versions
     * @param desk its number at the hospital's desk, or null
     */
    public record Filing(
            Instant at,
            String contentHash,
            @Nullable String lead,
            String reason,
            @Nullable String desk) {}

    /**
     * One step of its course.
     *
     * @param id of its leaf
     * @param authority at which authority, by its code, or null
     * @param reference the authority's own number, or null
     * @param words what it said, in her words, or null
     */
    public record Event(
            long id,
            ComplaintStep step,
            Instant at,
            @Nullable String authority,
            @Nullable String reference,
            @Nullable String words) {
        @Override
        public String toString() {
            return "Event[" + step + "]";
        }
    }

    ComplaintBody with(ComplaintDraft changed) {
        return new ComplaintBody(number, code, language, state, changed, filing, events);
    }

    ComplaintBody with(Filing done) {
        return new ComplaintBody(number, code, language, state, draft, done, events);
    }

    ComplaintBody after(Event event, ComplaintState to) {
        List<Event> all = new ArrayList<>(events);
        all.add(event);
        return new ComplaintBody(number, code, language, to, draft, filing, all);
    }

    /** Returns the last authority's own number, or null while there is none. */
    public @Nullable String reference() {
        return ofItsOwn()
                .map(Event::reference)
                .filter(each -> each != null)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** Returns where it lies now, by the authority's code, or null. */
    public @Nullable String authority() {
        String filed = filing == null ? null : filing.lead();
        return ofItsOwn()
                .map(Event::authority)
                .filter(each -> each != null)
                .reduce((first, last) -> last)
                .orElse(filed);
    }

    /** What is noted of authorities beside says nothing of where it lies. */
    private Stream<Event> ofItsOwn() {
        return events.stream().filter(each -> !each.step().isBeside());
    }

    /**
     * One way that it takes to one authority, with a package of its own.
     *
     * @param id by which that package is known
     * @param at when she confirmed it
     * @param beside whether it lies with another at the same time
     */
    public record Errand(long id, String authority, Instant at, boolean beside) {}

    /** Returns every way it takes to an authority, in the order in which she confirmed them. */
    public List<Errand> errands() {
        List<Errand> all = new ArrayList<>();
        for (Event each : events) {
            String authority = each.authority();
            if (authority != null && SENDS.contains(each.step())) {
                boolean beside = each.step() == ComplaintStep.COPIED;
                all.add(new Errand(each.id(), authority, each.at(), beside));
            }
        }
        return all;
    }

    /** Returns the way on which it lies now; empty when it goes to no authority. */
    public Optional<Errand> errand() {
        return errands().stream().filter(each -> !each.beside()).reduce((one, next) -> next);
    }

    /** Returns its bytes in steps of 4 KiB: the length of a seal says little. */
    byte[] bytes() {
        try {
            byte[] json = JSON.writeValueAsBytes(this);
            byte[] padded = Arrays.copyOf(json, (json.length / STEP + 1) * STEP);
            Arrays.fill(padded, json.length, padded.length, (byte) ' ');
            return padded;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a complaint cannot be written", e);
        }
    }

    /** Reads what {@link #bytes} wrote. */
    static ComplaintBody of(byte[] bytes) {
        try {
            return JSON.readValue(bytes, ComplaintBody.class);
        } catch (IOException e) {
            throw new IllegalStateException("a complaint cannot be read", e);
        }
    }

    /** Returns the bytes of what she confirmed, which the content hash is over. */
    byte[] confirmed() {
        try {
            return (number + "\n" + JSON.writeValueAsString(new Confirmed(draft, draft.attached())))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a complaint cannot be written", e);
        }
    }

    private record Confirmed(ComplaintDraft draft, List<?> attached) {}

    @Override
    public String toString() {
        return "ComplaintBody[redacted]";
    }
}
