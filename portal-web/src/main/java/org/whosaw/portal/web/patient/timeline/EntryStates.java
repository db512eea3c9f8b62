package org.whosaw.portal.web.patient.timeline;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.Access.SystemView;
import org.whosaw.portal.access.AccessDetail;
import org.whosaw.portal.access.AccessDigest;
import org.whosaw.portal.access.AccessFlag;
import org.whosaw.portal.access.AccessOutcome;
import org.whosaw.portal.access.AccessReading;
import org.whosaw.portal.access.AccessReading.Filter;
import org.whosaw.portal.access.AccessTimeline;
import org.whosaw.portal.access.AccountKind;
import org.whosaw.portal.hospital.DeskStaff;
import org.whosaw.portal.hospital.withheld.HeldBack;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.Purpose;
import org.whosaw.portal.request.Request;
import org.whosaw.portal.request.RequestDesk;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Icon;
import org.whosaw.portal.web.page.Parts.Chip;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.page.Parts.Look;
import org.whosaw.portal.web.page.Parts.Note;
import org.whosaw.portal.web.page.Tone;
import org.whosaw.portal.web.patient.AccessLines;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.asking.MatterWords;
import org.whosaw.portal.web.patient.timeline.EntryUiState.Asked;
import org.whosaw.portal.web.session.SignedIn;

/** Builds the page of one look: who, where, through what, what was shown, what for. */
public final class EntryStates {
    private static final int AROUND = 100;

    private final AccessTimeline timeline;
    private final RequestDesk requests;
    private final Clock clock;

    public EntryStates(AccessTimeline timeline, RequestDesk requests, Clock clock) {
        this.timeline = timeline;
        this.requests = requests;
        this.clock = clock;
    }

    /** Returns the page of one entry; a protected one only while the second factor lasts. */
    public EntryUiState of(SignedIn who, long event) {
        PersonId person = who.subject().person();
        Set<PersonId> opened =
                who.patient().hasSecondFactor(person, clock.instant()) ? Set.of(person) : Set.of();
        AccessReading reading = reading(who, opened, Filter.NONE);
        AccessDetail detail = timeline.find(reading, event);
        Access access = detail.access();
        Words words = who.words();
        Speech speech = new Speech(words, who.loss());
        AccessLines lines = new AccessLines(speech, new Times(words, clock));
        String place = lines.place(access.terminal());
        String did = words.get("action." + access.action().code() + ".you");
        return new EntryUiState(
                "/accesses",
                headline(access, place, lines, words),
                lines.times().exact(access.occurredAt()),
                access.id(),
                facts(detail, speech, lines),
                note(access, words),
                with(who, opened, access, lines),
                asked(who, event, access.id(), lines.times()));
    }

    /** Says who did what, and where when that is known. */
    private static String headline(
            Access access, @Nullable String place, AccessLines lines, Words words) {
        String did = words.get("action." + access.action().code() + ".you");
        boolean known = access.accessor().identity() != AccountKind.UNKNOWN;
        if (!known) {
            return place == null ? did : words.get("entry.headline", "place", place, "action", did);
        }
        String who = lines.who(access);
        return place == null
                ? words.get("entry.headline.who", "who", who, "action", did)
                : words.get("entry.headline.who.place", "who", who, "place", place, "action", did);
    }

    private Asked asked(SignedIn who, long event, String number, Times times) {
        Optional<Request> there = requests.about(who.subject().person(), event);
        if (there.isEmpty()) {
            return new Asked("/ask/" + number, null, null, null, null);
        }
        Request request = there.get();
        Request.Answer answer = request.answer();
        Words words = who.words();
        MatterWords said = new MatterWords(words, clock);
        return new Asked(
                null,
                "/matters/" + request.number(),
                said.chip(request).text(),
                answer == null ? null : answer.text(),
                answer == null
                        ? null
                        : words.get(
                                "matter.signed",
                                "code",
                                answer.signedBy(),
                                "time",
                                times.moment(answer.signedAt())));
    }

    private static AccessReading reading(SignedIn who, Set<PersonId> opened, Filter filter) {
        return new AccessReading(
                        who.patient().accountId(), who.subjects(), opened, filter, AROUND, null)
                .in(who.words().language());
    }

    private static List<Fact> facts(AccessDetail detail, Speech speech, AccessLines lines) {
        Access access = detail.access();
        Words words = speech.words();
        List<Fact> facts = new ArrayList<>();
        facts.add(who(access, words, lines));
        AccountKind kind = access.accessor().identity();
        if (kind == AccountKind.PERSONAL || kind == AccountKind.SHARED_ACCOUNT) {
            facts.add(
                    new Fact(
                            words.get(
                                    kind == AccountKind.PERSONAL
                                            ? "entry.code"
                                            : "entry.code.account"),
                            access.accessor().code(),
                            words.get("entry.code.text"),
                            List.of(),
                            false,
                            true));
        }
        facts.add(lines.reasons().fact(access));
        if (access.flags().contains(AccessFlag.POSSIBLY_ANOTHER_PERSON)) {
            facts.add(
                    new Fact(
                            words.get("entry.another"),
                            words.get("entry.another.value"),
                            words.get("entry.another.text")));
        }
        HeldBack held = detail.heldBack();
        if (held != null) {
            facts.add(heldBack(held, words, lines.times()));
        }
        facts.add(where(detail, words, lines));
        facts.add(through(detail, speech));
        facts.add(shown(access, speech));
        facts.add(purpose(access, speech));
        if (access.emergency()) {
            String reason = detail.emergencyReason();
            facts.add(
                    new Fact(
                            words.get("entry.emergency"),
                            reason == null ? words.get("entry.why.unknown") : reason,
                            null));
        }
        if (access.outcome() != AccessOutcome.SUCCESS) {
            facts.add(
                    new Fact(
                            words.get("entry.outcome"),
                            speech.of("outcome", access.outcome()),
                            null));
        }
        if (detail.approvalId() != null) {
            facts.add(new Fact(words.get("entry.approval"), detail.approvalId(), null));
        }
        return facts;
    }

    private static Fact heldBack(HeldBack held, Words words, Times times) {
        return new Fact(
                words.get("entry.held"),
                words.get("entry.held.value", "time", times.moment(held.until())),
                words.get("entry.held.text", "law", held.law(), "article", held.article()));
    }

    private static Fact who(Access access, Words words, AccessLines lines) {
        Access.AccessorView accessor = access.accessor();
        String kind =
                switch (accessor.identity()) {
                    case PERSONAL -> words.get("entry.personal");
                    case SHARED_ACCOUNT -> words.get("entry.shared");
                    case SYSTEM -> words.get("entry.system");
                    case UNKNOWN -> words.get("entry.identity.unknown");
                };
        List<Chip> chips =
                access.flags().contains(AccessFlag.CONTRACTOR)
                        ? List.of(chip(words, "flag.outside-employer", Tone.ATTENTION))
                        : List.of();
        String role = lines.employed(accessor);
        return new Fact(
                words.get("entry.who"),
                lines.who(access),
                role.isEmpty() ? kind : role + words.get("sentence.stop") + kind,
                chips,
                true,
                false);
    }

    private static Fact where(AccessDetail detail, Words words, AccessLines lines) {
        Access access = detail.access();
        List<Chip> chips = new ArrayList<>();
        if (access.flags().contains(AccessFlag.SEMI_OPEN)) {
            chips.add(chip(words, "flag.semi-open", Tone.ATTENTION));
        }
        if (access.flags().contains(AccessFlag.SHARED_TERMINAL)) {
            chips.add(chip(words, "flag.shared-terminal", Tone.NEUTRAL));
        }
        if (AccessDigest.isNight(access.occurredAt())) {
            chips.add(chip(words, "flag.night", Tone.NEUTRAL));
        }
        String place = lines.place(access.terminal());
        String address = detail.networkAddress();
        boolean outside = access.flags().contains(AccessFlag.ADDRESS_OUTSIDE_CHINA);
        if (outside) {
            chips.add(chip(words, "flag.address-outside-china", Tone.ATTENTION));
        }
        String caveat = address == null ? null : words.get("entry.where.address.text");
        String unknown =
                address == null
                        ? words.get(isOurs(access) ? "entry.where.own" : "entry.where.unknown")
                        : words.get("entry.where.address", "address", address);
        return new Fact(
                words.get("entry.where"),
                place == null ? unknown : place,
                outside ? words.get("entry.where.outside") : caveat,
                chips,
                false,
                false);
    }

    private static boolean isOurs(Access access) {
        return access.system().code().startsWith(DeskStaff.OWN_SYSTEMS);
    }

    private static Fact through(AccessDetail detail, Speech speech) {
        Words words = speech.words();
        SystemView system = detail.access().system();
        String office = Speech.dotted(system.responsible(), detail.responsiblePhone());
        return new Fact(
                words.get("entry.through"),
                system.name(),
                office.isEmpty() ? null : words.get("entry.through.office", "office", office));
    }

    private static Fact shown(Access access, Speech speech) {
        Words words = speech.words();
        String shown = speech.shown(access.elements(), access.categories());
        int others = access.subjectCount() - 1;
        return new Fact(
                words.get("entry.saw"),
                shown == null ? words.get("entry.saw.none") : shown,
                others > 0
                        ? words.get("entry.saw.others", "count", others)
                        : words.get("entry.saw.alone"));
    }

    private static Fact purpose(Access access, Speech speech) {
        String text =
                access.purpose() == Purpose.UNKNOWN
                        ? speech.words().get("entry.why.unknown")
                        : speech.of("purpose", access.purpose());
        return new Fact(speech.words().get("entry.why"), text, null);
    }

    private static @Nullable Note note(Access access, Words words) {
        return access.flags().contains(AccessFlag.NO_APPROVAL)
                ? new Note(Icon.INFO, Tone.NEUTRAL, words.get("entry.no-approval"))
                : null;
    }

    private static Chip chip(Words words, String key, Tone tone) {
        return new Chip(words.get(key), tone);
    }

    /** Returns the other entries of the same visit. */
    private List<Look> with(SignedIn who, Set<PersonId> opened, Access access, AccessLines lines) {
        if (access.visit().count() < 2) {
            return List.of();
        }
        Instant end = access.visit().last().plusNanos(1_000);
        Filter filter =
                new Filter(
                        null,
                        null,
                        Set.of(),
                        null,
                        access.system().code(),
                        access.visit().first(),
                        end);
        return timeline.list(reading(who, opened, filter)).items().stream()
                .filter(each -> each.accessor().code().equals(access.accessor().code()))
                .filter(each -> !each.id().equals(access.id()))
                .map(lines::look)
                .toList();
    }
}
