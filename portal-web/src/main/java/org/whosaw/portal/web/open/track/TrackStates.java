package org.whosaw.portal.web.open.track;

import static org.whosaw.portal.complaint.course.ComplaintStep.COPIED;
import static org.whosaw.portal.complaint.course.ComplaintStep.COPY_ANSWERED;
import static org.whosaw.portal.complaint.course.ComplaintStep.RECEIPT_GIVEN;
import static org.whosaw.portal.complaint.course.ComplaintStep.RESULT_GIVEN;
import static org.whosaw.portal.complaint.course.ComplaintStep.TAKEN_FURTHER;
import static org.whosaw.portal.complaint.course.ComplaintStep.TRANSFERRED;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.complaint.AuthorityRef;
import org.whosaw.portal.complaint.Competence;
import org.whosaw.portal.complaint.course.ComplaintCourse;
import org.whosaw.portal.complaint.course.ComplaintState;
import org.whosaw.portal.complaint.course.ComplaintStep;
import org.whosaw.portal.complaint.desk.ComplaintBody;
import org.whosaw.portal.complaint.desk.ComplaintBody.Event;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDesk.Tracked;
import org.whosaw.portal.complaint.desk.HospitalPost;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.write.WriteStates;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Choice;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Parts.Step;
import org.whosaw.portal.web.page.Tone;

/** Says where a complaint stands, what happens next and what she can do now. */
public final class TrackStates {
    private static final List<ComplaintStep> HERS =
            List.of(
                    RECEIPT_GIVEN,
                    RESULT_GIVEN,
                    ComplaintStep.SILENCE_NOTED,
                    TRANSFERRED,
                    TAKEN_FURTHER,
                    COPIED,
                    COPY_ANSWERED,
                    ComplaintStep.REOPENED,
                    ComplaintStep.CLOSED,
                    ComplaintStep.WITHDRAWN);

    private static final Set<ComplaintStep> ASKS =
            EnumSet.of(TRANSFERRED, TAKEN_FURTHER, COPIED, COPY_ANSWERED);

    private static final Set<ComplaintState> WAITED_FOR =
            EnumSet.of(
                    ComplaintState.HANDED_TO_PATIENT,
                    ComplaintState.SENT,
                    ComplaintState.RECEIPT_RECORDED);

    /** Ours, and no law's: after so long without news it is worth asking. */
    private static final int LOOK_AGAIN_DAYS = 30;

    private final ComplaintDesk desk;
    private final WriteStates content;
    private final Clock clock;

    public TrackStates(ComplaintDesk desk, WriteStates content, Clock clock) {
        this.desk = desk;
        this.content = content;
        this.clock = clock;
    }

    TrackUiState of(Words words, Handover.Standing standing, @Nullable String problem) {
        Tracked tracked = standing.tracked();
        ComplaintBody body = tracked.body();
        ComplaintState state = body.state();
        Times times = new Times(words, clock);
        boolean hospitalAlone = body.filing() != null && body.filing().lead() == null;
        List<TrackUiState.Move> moves = hospitalAlone ? List.of() : moves(words, body);
        Note note = null;
        if (problem != null) {
            note = new Note(Icon.ALERT, Tone.STOP, problem);
        } else if (!tracked.intact()) {
            note = new Note(Icon.ALERT, Tone.STOP, words.get("track.changed"));
        } else {
            note = silence(words, body);
        }
        String ours = standing.onItsWay() ? "on-its-way" : state.code();
        String said = hospitalAlone ? "at-hospital" : ours;
        return new TrackUiState(
                words.get("track.state." + said),
                words.get("track.next." + said),
                note,
                body.code(),
                facts(words, body, times),
                body.events().stream().map(each -> step(words, each, times)).toList(),
                moves,
                content.check(words, body.draft()),
                forms(words, body),
                desk.atHospital(body).map(each -> atHospital(words, each, times)).orElse(null));
    }

    /** No term is named where no law names one; what she has not heard for long is told to her. */
    private @Nullable Note silence(Words words, ComplaintBody body) {
        Instant heard =
                body.events().stream()
                        .filter(each -> !each.step().isBeside())
                        .map(Event::at)
                        .reduce((first, last) -> last)
                        .orElse(null);
        if (heard == null || !WAITED_FOR.contains(body.state())) {
            return null;
        }
        long days = Duration.between(heard, clock.instant()).toDays();
        return days < LOOK_AGAIN_DAYS
                ? null
                : new Note(Icon.CLOCK, Tone.ATTENTION, words.get("track.silence", "days", days));
    }

    private List<Choice> forms(Words words, ComplaintBody body) {
        Times times = new Times(words, clock);
        List<Choice> forms = new ArrayList<>();
        for (ComplaintBody.Errand each : body.errands()) {
            String name = name(words, each.authority(), times);
            forms.add(
                    new Choice(
                            "form-" + each.authority(),
                            "form",
                            "/track/form?to=" + each.authority(),
                            words.get("track.form", "name", name),
                            null,
                            false));
        }
        return forms;
    }

    /** Shows to whom what goes before it goes; empty when that authority is none. */
    Optional<TrackUiState.Further> further(
            Words words,
            ComplaintBody body,
            ComplaintStep step,
            String authority,
            @Nullable String problem) {
        Times times = new Times(words, clock);
        ComplaintBody.Filing filing = body.filing();
        AuthorityRef to = desk.competence().find(authority, times.today()).orElse(null);
        if (filing == null || to == null || ComplaintCourse.after(body.state(), step).isEmpty()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("track.authority"),
                        to.name().in(words.language()),
                        words.get(
                                to.takesRealNameOnly()
                                        ? "write.to.real-name"
                                        : "write.to.any-name")));
        facts.add(
                new Fact(
                        words.get("track.further.way"),
                        words.get("track.further.way." + to.way().code()),
                        null));
        boolean wantsAName = wantsAName(to, body);
        String told = wantsAName ? words.get("track.further.error.real-name") : problem;
        return Optional.of(
                new TrackUiState.Further(
                        words.get("track.further." + step.code()),
                        told == null ? null : new Note(Icon.ALERT, Tone.STOP, told),
                        !wantsAName,
                        step.code(),
                        authority,
                        filing.contentHash(),
                        facts,
                        content.check(words, body.draft())));
    }

    private List<Fact> facts(Words words, ComplaintBody body, Times times) {
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.get("write.done.number"),
                        body.number(),
                        null,
                        List.of(),
                        false,
                        true));
        String authority = body.authority();
        if (authority != null) {
            facts.add(new Fact(words.get("track.authority"), name(words, authority, times), null));
        }
        String reference = body.reference();
        if (reference != null) {
            facts.add(
                    new Fact(
                            words.get("track.reference"),
                            reference,
                            words.get("track.reference.text"),
                            List.of(),
                            true,
                            true));
        }
        return facts;
    }

    private String name(Words words, String code, Times times) {
        Competence competence = desk.competence();
        Optional<AuthorityRef> found = competence.find(code, times.today());
        return found.map(each -> each.name().in(words.language())).orElse(code);
    }

    private Step step(Words words, Event event, Times times) {
        String authority = event.authority();
        List<String> text = new ArrayList<>();
        text.add(times.moment(event.at()));
        if (authority != null) {
            text.add(name(words, authority, times));
        }
        if (event.reference() != null) {
            text.add(event.reference());
        }
        if (event.words() != null) {
            text.add(event.words());
        }
        return new Step(
                Step.State.DONE,
                words.get("track.step." + event.step().code()),
                String.join(" · ", text));
    }

    private List<TrackUiState.Move> moves(Words words, ComplaintBody body) {
        ComplaintState state = body.state();
        List<TrackUiState.Move> moves = new ArrayList<>();
        if (state == ComplaintState.FILED || state == ComplaintState.READY) {
            String key = "track.move." + ComplaintStep.HANDED_OVER.code();
            moves.add(
                    new TrackUiState.Move(
                            ComplaintStep.HANDED_OVER.code(),
                            words.get(key),
                            words.get(key + ".button"),
                            words.get(key + ".text"),
                            false,
                            false,
                            false,
                            List.of()));
        }
        for (ComplaintStep each : HERS) {
            List<Choice> authorities = authorities(words, body, each);
            boolean asks = ASKS.contains(each);
            if (ComplaintCourse.after(state, each).isPresent()
                    && !(asks && authorities.isEmpty())) {
                String key = "track.move." + each.code();
                moves.add(
                        new TrackUiState.Move(
                                each.code(),
                                words.get(key),
                                words.get(key + ".button"),
                                words.find(key + ".text", null),
                                each == RECEIPT_GIVEN,
                                each == RESULT_GIVEN || each == COPY_ANSWERED,
                                each == TAKEN_FURTHER || each == COPIED,
                                authorities));
            }
        }
        return moves;
    }

    /** The ones that the table names come first, and those that have it are left out. */
    private List<Choice> authorities(Words words, ComplaintBody body, ComplaintStep step) {
        if (!ASKS.contains(step)) {
            return List.of();
        }
        LocalDate today = new Times(words, clock).today();
        Set<String> having =
                body.errands().stream()
                        .filter(each -> step != COPY_ANSWERED || each.beside())
                        .map(ComplaintBody.Errand::authority)
                        .collect(Collectors.toSet());
        return Stream.concat(
                        desk.route(body.draft()).copied().stream(),
                        desk.competence().choices(body.draft().facts(), today).stream())
                .distinct()
                .filter(each -> having.contains(each.code()) == (step == COPY_ANSWERED))
                .sorted(Comparator.comparing(each -> wantsAName(each, body)))
                .map(
                        each ->
                                new Choice(
                                        step.code() + "-" + each.code(),
                                        "authority",
                                        each.code(),
                                        each.name().in(words.language()),
                                        null,
                                        false))
                .toList();
    }

    /** Says whether it takes nothing from somebody without a name, and she gave none. */
    private static boolean wantsAName(AuthorityRef authority, ComplaintBody body) {
        return authority.takesRealNameOnly() && body.draft().to().name().isBlank();
    }

    private static TrackUiState.AtHospital atHospital(
            Words words, HospitalPost.Standing standing, Times times) {
        List<Step> steps = new ArrayList<>();
        for (HospitalPost.Entry each : standing.entries()) {
            String text = each.text();
            steps.add(
                    new Step(
                            Step.State.DONE,
                            words.get("desk-case.step." + each.step()),
                            times.moment(each.at()) + (text == null ? "" : " · " + text)));
        }
        if (!standing.state().equals("answered")) {
            steps.add(
                    new Step(
                            Step.State.NEXT,
                            words.get("track.hospital.due", "when", times.until(standing.dueAt())),
                            words.get("track.hospital.due.text")));
        }
        return new TrackUiState.AtHospital(words.get("track.hospital." + standing.state()), steps);
    }
}
