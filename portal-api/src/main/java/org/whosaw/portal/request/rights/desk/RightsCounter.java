package org.whosaw.portal.request.rights.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.whosaw.portal.hospital.counter.CounterDesk;
import org.whosaw.portal.hospital.counter.PaperKind;
import org.whosaw.portal.identity.StaffPrincipal;
import org.whosaw.portal.kernel.KernelError;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.kernel.PortalException.FieldError;
import org.whosaw.portal.request.RequestKind;
import org.whosaw.portal.request.rights.Capacity;
import org.whosaw.portal.request.rights.RightsAudience;
import org.whosaw.portal.request.rights.RightsRequest;
import org.whosaw.portal.request.rights.RightsRequest.Filer;
import org.whosaw.portal.request.rights.RightsScope;
import org.whosaw.portal.request.rights.RightsWords;
import org.whosaw.portal.request.rights.book.RightsBook.By;
import org.whosaw.portal.request.rights.desk.RightsIntake.Incoming;

/**
 * Files at the counter for somebody without a phone: her paper was checked, the help stands on her
 * record, and the request says who helped. Safe for threads.
 */
public final class RightsCounter {
    private static final Logger LOG = LoggerFactory.getLogger("whosaw.counter");
    private static final String OCCASION = "request";
    private static final int LONGEST_NAME = 200;

    private final CounterDesk counter;
    private final RightsIntake intake;
    private final Clock clock;

    public RightsCounter(CounterDesk counter, RightsIntake intake, Clock clock) {
        this.counter = counter;
        this.intake = intake;
        this.clock = clock;
    }

    /**
     * What the counter enters for somebody.
     *
     * @param paper by which the counter knew who asks
     * @param words with the name of whoever asks, when it is not the person herself
     */
    public record Entered(
            Capacity capacity,
            RequestKind kind,
            RightsScope scope,
            @Nullable PaperKind paper,
            RightsWords words,
            boolean colleague) {
        @Override
        public String toString() {
            return "Entered[" + kind + "]";
        }
    }

    /**
     * Files it.
     *
     * @param opening names the person whom the counter has opened
     * @throws PortalException naming what is missing
     */
    public RightsRequest file(StaffPrincipal member, String opening, Entered entered) {
        PersonId person = counter.personOf(member, opening);
        PaperKind paper = entered.paper();
        List<FieldError> errors = errors(entered);
        if (paper == null || !errors.isEmpty()) {
            if (paper == null) {
                errors.add(new FieldError("paper", "required"));
            }
            throw PortalException.ofFields(KernelError.INVALID_FIELDS, errors);
        }
        counter.notePapers(member, opening, paper, OCCASION);
        RightsRequest filed =
                intake.take(
                        new Incoming(
                                member.hospitalId(),
                                person,
                                new Filer(entered.capacity(), null, member.staffUserId(), person),
                                entered.kind(),
                                entered.scope(),
                                entered.words(),
                                null,
                                entered.colleague() ? RightsAudience.NAMED : RightsAudience.DESK,
                                clock.instant(),
                                false,
                                By.staff(member.staffUserId())));
        LOG.info("right entered request={} staff={}", filed.number(), member.getName());
        return filed;
    }

    private static List<FieldError> errors(Entered entered) {
        List<FieldError> errors = new ArrayList<>();
        if (!RightsScope.of(entered.kind()).contains(entered.scope())) {
            errors.add(new FieldError("scope", "invalid"));
        }
        String filer = entered.words().filerName();
        if (entered.capacity() != Capacity.SELF && (filer == null || filer.isBlank())) {
            errors.add(new FieldError("filerName", "required"));
        } else if (filer != null && filer.length() > LONGEST_NAME) {
            errors.add(new FieldError("filerName", "too-long", List.of(LONGEST_NAME)));
        }
        String words = entered.words().words();
        if (words != null && words.length() > RightsWords.LONGEST) {
            errors.add(new FieldError("words", "too-long", List.of(RightsWords.LONGEST)));
        }
        return errors;
    }
}
