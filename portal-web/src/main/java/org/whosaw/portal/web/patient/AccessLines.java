package org.whosaw.portal.web.patient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.access.Access.TerminalView;
import org.whosaw.portal.access.AccessDigest;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.access.why.Explanation;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.kernel.DataCategory;
import org.whosaw.portal.kernel.Element;
import org.whosaw.portal.kernel.Micros;
import org.whosaw.portal.request.RequestState;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fold;
import org.whosaw.portal.web.page.Parts.Look;
import org.whosaw.portal.web.page.Parts.Row;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.VisitGroups.Group;

/** Writes looks as lines of a list: who, what she did, what was shown, when. */
public final class AccessLines {
    private final Speech speech;
    private final Words words;
    private final Times times;
    private final AccessMarks marks;
    private final ReasonLines reasons;
    private final Map<Shown, Optional<String>> said = new HashMap<>();

    private record Shown(Set<Element> elements, Set<DataCategory> categories) {}

    private final Map<String, RequestState> asked;

    public AccessLines(Speech speech, Times times) {
        this(speech, times, Map.of());
    }

    /**
     * Creates a writer that marks what she asked about.
     *
     * @param asked where each question stands, by the number of its line
     */
    public AccessLines(Speech speech, Times times, Map<String, RequestState> asked) {
        this.asked = asked;
        this.speech = speech;
        this.words = speech.words();
        this.times = times;
        this.marks = new AccessMarks(speech);
        this.reasons = new ReasonLines(speech, times);
    }

    public Times times() {
        return times;
    }

    /** Returns the line of a visit under its day's heading: the clock is enough. */
    public Row underDay(Group group) {
        return row(group, times.clock(group.newest().occurredAt()));
    }

    /** Returns the line of a visit that stands alone: with its day. */
    public Row alone(Group group) {
        return row(group, times.moment(group.newest().occurredAt()));
    }

    private Row row(Group group, String time) {
        Access newest = group.newest();
        boolean attention = group.looks().stream().anyMatch(AccessDigest::isNotable);
        Explanation explanation = ReasonLines.weakestOf(group);
        List<Chip> chips = new ArrayList<>();
        chips.add(reasons.chip(explanation));
        chips.addAll(marks.chips(newest));
        if (asked(group, true)) {
            chips.add(new Chip(words.get("flag.answered"), Tone.GOOD));
        } else if (asked(group, false)) {
            chips.add(new Chip(words.get("flag.asked"), Tone.NEUTRAL));
        }
        return new Row(
                AccessMarks.icon(newest),
                attention ? Tone.ATTENTION : Tone.NEUTRAL,
                who(newest),
                role(newest),
                sentence(group),
                reasons.sentence(explanation),
                time,
                Micros.text(newest.occurredAt()),
                chips,
                href(newest),
                fold(group));
    }

    private boolean asked(Group group, boolean answered) {
        return !asked.isEmpty()
                && group.looks().stream()
                        .map(look -> asked.get(look.id()))
                        .anyMatch(
                                state ->
                                        state != null
                                                && (!answered || state == RequestState.ANSWERED));
    }

    /** Returns how explanations are written. */
    public ReasonLines reasons() {
        return reasons;
    }

    /** Returns who it was; of a look on this site itself, at which of its desks that was. */
    public String who(Access access) {
        boolean ours =
                access.system().code().startsWith(DeskStaff.OWN_SYSTEMS)
                        && access.accessor().maskedName() == null;
        return ours ? access.system().name() : who(access.accessor());
    }

    /** Returns who it was, as far as the records say. */
    public String who(AccessorView accessor) {
        String name = accessor.maskedName();
        return switch (accessor.identity()) {
            case SHARED_ACCOUNT ->
                    words.get("row.account", "name", name == null ? accessor.code() : name);
            case SYSTEM -> words.get("row.system");
            case UNKNOWN -> name == null ? words.get("row.unknown") : name;
            case PERSONAL ->
                    name != null
                            ? name
                            : Stream.of(speech.ofCode("role", accessor.role()))
                                    .filter(java.util.Objects::nonNull)
                                    .findFirst()
                                    .orElse(words.get("row.unknown"));
        };
    }

    private @Nullable String role(Access access) {
        AccessorView accessor = access.accessor();
        String role =
                switch (accessor.identity()) {
                    case SYSTEM -> access.system().name();
                    case SHARED_ACCOUNT ->
                            place(access.terminal()) != null
                                    ? place(access.terminal())
                                    : accessor.department();
                    default -> employed(accessor);
                };
        return role == null || role.isEmpty() ? null : role;
    }

    /** Returns department and role, or the employer where it is not the hospital. */
    public String employed(AccessorView accessor) {
        return employed(accessor, "row.employer");
    }

    /** Returns the same for print, where no mark says that she is not the hospital's. */
    public String employedInFull(AccessorView accessor) {
        return employed(accessor, "row.employer.full");
    }

    private String employed(AccessorView accessor, String employerKey) {
        // Who has no name on record goes by the role already.
        boolean said = accessor.identity() == AccountKind.PERSONAL && accessor.maskedName() == null;
        String role = said ? null : speech.ofCode("role", accessor.role());
        String behalf =
                accessor.onBehalfOf() == null
                        ? null
                        : words.get("row.behalf", "name", accessor.onBehalfOf());
        if (accessor.employer() != null) {
            return Speech.dotted(
                    words.get(employerKey, "employer", accessor.employer()), role, behalf);
        }
        return Speech.dotted(accessor.department(), role, behalf);
    }

    /** Returns where the terminal stands, or its code, or null. */
    public @Nullable String place(@Nullable TerminalView terminal) {
        if (terminal == null) {
            return null;
        }
        return terminal.place() == null ? terminal.code() : terminal.place();
    }

    private String sentence(Group group) {
        Access newest = group.newest();
        String did = words.get("action." + newest.action().code() + ".you");
        String saw = saw(group.elements(), group.categories());
        String all = saw == null ? did : did + words.get("sentence.comma") + saw;
        int others = newest.subjectCount() - 1;
        return others > 0
                ? all + words.get("sentence.stop") + words.get("row.others", "count", others)
                : all;
    }

    /** Most lines of a list showed the same few kinds of things. */
    private @Nullable String saw(Set<Element> elements, Set<DataCategory> categories) {
        return said.computeIfAbsent(
                        new Shown(elements, categories),
                        key -> Optional.ofNullable(speech.saw(elements, categories)))
                .orElse(null);
    }

    private @Nullable Fold fold(Group group) {
        if (group.count() < 2 || group.looks().size() < 2) {
            return null;
        }
        List<Look> looks = group.looks().stream().map(this::look).toList();
        return new Fold(words.get("accesses.looks", "count", group.count()), looks);
    }

    /** Returns one look of a visit. */
    public Look look(Access access) {
        String did = words.get("action." + access.action().code() + ".you");
        String shown = saw(access.elements(), access.categories());
        return new Look(
                times.clock(access.occurredAt()),
                Micros.text(access.occurredAt()),
                Speech.dotted(did, shown),
                href(access));
    }

    private static String href(Access access) {
        return "/accesses/" + access.id();
    }
}
