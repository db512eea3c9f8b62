package org.whosaw.portal.web.patient.notice;

import java.util.Arrays;
import java.util.Optional;
import org.whosaw.portal.kernel.Coded;
import org.whosaw.portal.notice.NoticeChoice;

/** The quiet hours that the page offers; the API takes any. */
enum Quiet implements Coded {
    EVENING(21, 8),
    NIGHT(23, 7),
    NONE(0, 0);

    private final int from;
    private final int to;

    Quiet(int from, int to) {
        this.from = from;
        this.to = to;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Returns the one that was chosen, or the nearest where another way chose other hours. */
    static Quiet of(NoticeChoice choice) {
        Optional<Quiet> same =
                Arrays.stream(values())
                        .filter(each -> each.from == choice.quietFrom())
                        .filter(each -> each.to == choice.quietTo())
                        .findFirst();
        return same.orElse(choice.quietFrom() == choice.quietTo() ? NONE : EVENING);
    }
}
