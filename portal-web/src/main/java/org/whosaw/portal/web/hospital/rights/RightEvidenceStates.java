package org.whosaw.portal.web.hospital.rights;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.access.Access;
import org.whosaw.portal.access.Access.AccessorView;
import org.whosaw.portal.app.request.EvidencePart;
import org.whosaw.portal.app.request.EvidenceView;
import org.whosaw.portal.app.request.EvidenceView.AskedParty;
import org.whosaw.portal.app.request.EvidenceView.CareLine;
import org.whosaw.portal.app.request.EvidenceView.EarlierRequest;
import org.whosaw.portal.app.request.EvidenceView.EvidenceCounts;
import org.whosaw.portal.consent.asking.Permission;
import org.whosaw.portal.disclosure.ProvisionView;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsState;
import org.whosaw.portal.web.hospital.StaffAtDesk;
import org.whosaw.portal.web.hospital.StaffAtDesk.Place;
import org.whosaw.portal.web.hospital.rights.RightEvidenceUiState.Section;
import org.whosaw.portal.web.i18n.Times;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.page.Parts.Fact;
import org.whosaw.portal.web.patient.Speech;
import org.whosaw.portal.web.patient.rights.RightWords;

/** Builds the page of the evidence: staff masked, outside parties by name, nobody else. */
final class RightEvidenceStates {
    private final Clock clock;

    RightEvidenceStates(Clock clock) {
        this.clock = clock;
    }

    RightEvidenceUiState of(
            StaffAtDesk desk, RightsRequest request, EvidenceView evidence, int most) {
        Words words = desk.words();
        String address = "/desk/requests/" + request.number();
        boolean works =
                request.state() == RightsState.IN_HAND
                        || request.state() == RightsState.WAITING_FOR_PERSON;
        return new RightEvidenceUiState(
                desk.bar(Place.REQUESTS),
                address,
                words.get("right-evidence.headline"),
                words.get("right-evidence.sub"),
                new Writer(desk, clock, most).sections(evidence),
                evidence.draft(),
                works ? address + "?draft=evidence" : null,
                address + "/evidence/file",
                address + "/evidence/proof");
    }

    /** Writes the parts of one evidence. */
    private static final class Writer {
        private final Words words;
        private final Times times;
        private final Speech speech;
        private final RightWords rights;
        private final int most;

        private Writer(StaffAtDesk desk, Clock clock, int most) {
            this.words = desk.words();
            this.times = desk.times();
            this.speech = new Speech(words, false);
            this.rights = new RightWords(words, clock);
            this.most = most;
        }

        private List<Section> sections(EvidenceView evidence) {
            EvidenceCounts counts = evidence.counts();
            List<Section> sections = new ArrayList<>();
            for (EvidencePart part : evidence.parts()) {
                sections.add(
                        switch (part) {
                            case LOOKS -> part(part, counts.looks(), evidence.looks(), this::look);
                            case GIVEN -> part(part, counts.given(), evidence.given(), this::given);
                            case CONSENTS ->
                                    part(
                                            part,
                                            counts.consents(),
                                            evidence.consents(),
                                            this::consent);
                            case CARE -> part(part, counts.care(), evidence.care(), this::care);
                            case REQUESTS ->
                                    part(
                                            part,
                                            counts.requests(),
                                            evidence.requests(),
                                            this::earlier);
                            case ASKED -> part(part, counts.asked(), evidence.asked(), this::asked);
                        });
            }
            return sections;
        }

        private <T> Section part(
                EvidencePart part, int count, List<T> lines, Function<T, Fact> writer) {
            return new Section(
                    words.get("right-evidence." + part.code(), "count", count),
                    lines.stream().limit(most).map(writer).toList(),
                    count > most ? words.get("right-evidence.more", "most", most) : null);
        }

        private Fact look(Access look) {
            AccessorView who = look.accessor();
            String named = Speech.dotted(who.department(), who.maskedName());
            return new Fact(
                    times.moment(look.occurredAt()),
                    Speech.dotted(
                            named.isEmpty()
                                    ? words.get("right-evidence.code", "code", who.code())
                                    : named,
                            look.system().name(),
                            speech.shown(look.elements(), look.categories())),
                    look.explanation().sentence());
        }

        private Fact given(ProvisionView given) {
            return new Fact(
                    times.moment(given.occurredAt()),
                    Speech.dotted(
                            speech.named(given.recipient().name(), given.recipient().nameEn()),
                            speech.elements(given.elements())),
                    Speech.dotted(speech.of("provision.basis", given.basis()), given.article()));
        }

        private Fact consent(Permission consent) {
            return new Fact(
                    times.moment(consent.givenAt()),
                    Speech.dotted(
                            speech.named(consent.recipient().name(), consent.recipient().nameEn()),
                            speech.elements(consent.elements())),
                    Speech.dotted(
                            speech.of("permission.mode", consent.mode()),
                            speech.of("permission.state", consent.state())));
        }

        private Fact care(CareLine care) {
            Instant to = care.to();
            return new Fact(
                    times.moment(care.from()),
                    Speech.dotted(
                            words.get("right-evidence.care." + care.kind().code()),
                            care.department()),
                    to == null ? null : words.get("right-evidence.to", "time", times.moment(to)));
        }

        private Fact earlier(EarlierRequest earlier) {
            return new Fact(
                    times.moment(earlier.filedAt()),
                    rights.title(earlier.kind(), earlier.scope()),
                    outcome(earlier));
        }

        private @Nullable String outcome(EarlierRequest earlier) {
            return earlier.outcome() == null
                    ? words.get("right.state." + earlier.state().code())
                    : words.get("right.outcome." + earlier.outcome().code());
        }

        private Fact asked(AskedParty asked) {
            Instant done = asked.doneAt();
            String answer = asked.answer();
            return new Fact(
                    asked.askedOf(),
                    answer == null ? words.get("right-evidence.no-answer") : answer,
                    times.moment(done == null ? asked.givenAt() : done));
        }
    }
}
