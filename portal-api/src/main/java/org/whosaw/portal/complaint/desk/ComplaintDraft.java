package org.whosaw.portal.complaint.desk;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.complaint.Attached;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.ComplaintFacts;
import org.whosaw.portal.complaint.FiledComplaint.Evidence;
import org.whosaw.portal.complaint.RespondentKind;
import org.whosaw.portal.complaint.Severity;
import org.whosaw.portal.complaint.Topic;
import org.whosaw.portal.complaint.Want;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Region;

/**
 * What she has written so far, screen by screen. Never prints.
 *
 * @param origin what it began from: our records about it, which go along unless left out
 * @param hospital whose records those are, or the hospital that she named, or null
 */
public record ComplaintDraft(
        Happened happened,
        Who who,
        Set<Want> wants,
        Set<String> leftOut,
        To to,
        List<Attached> origin,
        List<Evidence> evidence,
        @Nullable Hospital hospital) {
    /** Nothing yet. */
    public static final ComplaintDraft EMPTY =
            new ComplaintDraft(
                    new Happened(null, false, "", null),
                    new Who(null, "", null, Set.of()),
                    Set.of(),
                    Set.of(),
                    new To(true, false, null, Set.of(), Capacity.SELF, "", ""),
                    List.of(),
                    List.of(),
                    null);

    public ComplaintDraft {
        wants = sorted(wants);
        leftOut = sorted(leftOut);
        origin = List.copyOf(origin);
        evidence = List.copyOf(evidence);
    }

    /** Sets are kept in one order, so that the same content has the same bytes. */
    static <T extends Comparable<? super T>> Set<T> sorted(Set<T> some) {
        TreeSet<T> all = new TreeSet<>(Comparator.naturalOrder());
        all.addAll(some);
        return java.util.Collections.unmodifiableSet(all);
    }

    /**
     * The first screen.
     *
     * @param danger whether somebody threatens her
     * @param severity what else she says of its weight, or null: then the topic tells
     */
    public record Happened(
            @Nullable Topic topic, boolean danger, String words, @Nullable Severity severity) {
        @Override
        public String toString() {
            return "Happened[redacted]";
        }
    }

    /**
     * The second screen.
     *
     * @param caller a number in its canonical form, or a name
     */
    public record Who(
            @Nullable RespondentKind kind,
            String caller,
            @Nullable LocalDate on,
            Set<Element> knew) {
        public Who {
            knew = sorted(knew);
        }

        @Override
        public String toString() {
            return "Who[redacted]";
        }
    }

    /**
     * The last screen.
     *
     * @param lead the authority that she chose instead of the one proposed, or null
     * @param also authorities that get it at the same time, by their codes
     */
    public record To(
            boolean authority,
            boolean hospital,
            @Nullable String lead,
            Set<String> also,
            Capacity capacity,
            String name,
            String contact) {
        public To {
            also = sorted(also);
        }

        @Override
        public String toString() {
            return "To[redacted]";
        }
    }

    /** A hospital, by its id, its name and where it has its seat. */
    public record Hospital(long id, String name, Region region) {}

    /** Returns the same with another first screen. */
    public ComplaintDraft with(Happened changed) {
        return new ComplaintDraft(changed, who, wants, leftOut, to, origin, evidence, hospital);
    }

    /** Returns the same with another second screen. */
    public ComplaintDraft with(Who changed) {
        return new ComplaintDraft(
                happened, changed, wants, leftOut, to, origin, evidence, hospital);
    }

    /** Returns the same with another third screen. */
    public ComplaintDraft with(Set<Want> wanted, Set<String> without) {
        return new ComplaintDraft(happened, who, wanted, without, to, origin, evidence, hospital);
    }

    /** Returns the same with another last screen. */
    public ComplaintDraft with(To changed) {
        return new ComplaintDraft(
                happened, who, wants, leftOut, changed, origin, evidence, hospital);
    }

    /** Returns the same with other evidence. */
    ComplaintDraft with(List<Evidence> files) {
        return new ComplaintDraft(happened, who, wants, leftOut, to, origin, files, hospital);
    }

    /** Returns the same with what it began from. */
    public ComplaintDraft from(List<Attached> records, @Nullable Hospital of) {
        return new ComplaintDraft(happened, who, wants, leftOut, to, records, evidence, of);
    }

    /** Returns what of our own records goes along. */
    public List<Attached> attached() {
        return origin.stream().filter(each -> !leftOut.contains(each.reference())).toList();
    }

    /** Returns all that decides which administration is competent, as far as it is known. */
    public ComplaintFacts facts() {
        Topic topic = happened.topic();
        RespondentKind kind = who.kind();
        Hospital seat = hospital;
        return new ComplaintFacts(
                topic == null ? Topic.OTHER : topic,
                kind == null ? RespondentKind.UNKNOWN : kind,
                seat == null ? Region.COUNTRY : seat.region(),
                severity());
    }

    private Severity severity() {
        if (happened.danger()) {
            return Severity.DANGER;
        }
        Severity stated = happened.severity();
        if (stated != null) {
            return stated;
        }
        if (happened.topic() == Topic.LIST_SOLD) {
            return Severity.MONEY;
        }
        return happened.topic() == Topic.LARGE_LEAK ? Severity.MANY : Severity.ORDINARY;
    }

    @Override
    public String toString() {
        return "ComplaintDraft[redacted]";
    }
}
