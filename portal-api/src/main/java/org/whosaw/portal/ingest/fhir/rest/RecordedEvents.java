package org.whosaw.portal.ingest.fhir.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.whosaw.portal.access.AccessEvent;
import org.whosaw.portal.access.AccessRecorder;
import org.whosaw.portal.disclosure.DisclosureRecorder;
import org.whosaw.portal.disclosure.Provision;
import org.whosaw.portal.kernel.HospitalId;
import org.whosaw.portal.kernel.RecordAnswer;

/**
 * Records accesses and then the provisions that some of them are besides.
 *
 * <p>A crash between the two leaves an access without its provision and the sender without an
 * answer; it sends again, the access is a duplicate and the provision is written.
 */
public final class RecordedEvents implements FhirSink {
    private final AccessRecorder accesses;
    private final DisclosureRecorder disclosures;

    public RecordedEvents(AccessRecorder accesses, DisclosureRecorder disclosures) {
        this.accesses = accesses;
        this.disclosures = disclosures;
    }

    @Override
    public List<Answer> record(HospitalId hospital, List<Item> items, boolean together) {
        List<AccessEvent> events = items.stream().map(Item::event).toList();
        List<Answer> answers = new ArrayList<>(items.size());
        if (together) {
            for (Optional<RecordAnswer> each : accesses.recordWhole(hospital, events)) {
                answers.add(
                        each.map(RecordedEvents::answer)
                                .orElse(new Answer(Status.UNDONE, null, null, null)));
            }
        } else {
            accesses.record(hospital, events).forEach(each -> answers.add(answer(each)));
        }
        recordProvisions(hospital, items, answers);
        return answers;
    }

    private void recordProvisions(HospitalId hospital, List<Item> items, List<Answer> answers) {
        List<Provision> provisions = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Provision provision = items.get(i).provision();
            if (provision != null && answers.get(i).id() != null) {
                provisions.add(provision);
                places.add(i);
            }
        }
        if (provisions.isEmpty()) {
            return;
        }
        List<RecordAnswer> recorded = disclosures.record(hospital, provisions);
        for (int i = 0; i < recorded.size(); i++) {
            if (recorded.get(i).status() == RecordAnswer.Status.REJECTED) {
                answers.set(places.get(i), answer(recorded.get(i)));
            }
        }
    }

    private static Answer answer(RecordAnswer answer) {
        Status status =
                switch (answer.status()) {
                    case ACCEPTED -> Status.ACCEPTED;
                    case DUPLICATE -> Status.DUPLICATE;
                    case HELD -> Status.HELD;
                    case REJECTED -> Status.REJECTED;
                };
        return new Answer(status, answer.id(), answer.error(), answer.field());
    }
}
