package org.whosaw.portal.web.open.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.whosaw.portal.app.Handover;
import org.whosaw.portal.app.OperatorMode;
import org.whosaw.portal.app.PortalConfiguration;
import org.whosaw.portal.app.Rooms;
import org.whosaw.portal.complaint.Capacity;
import org.whosaw.portal.complaint.ComplaintHouse;
import org.whosaw.portal.complaint.desk.ComplaintDesk;
import org.whosaw.portal.complaint.desk.ComplaintDraft;
import org.whosaw.portal.crypto.CodeKeys.CodeKey;
import org.whosaw.portal.crypto.Keyring;
import org.whosaw.portal.crypto.RandomSource;
import org.whosaw.portal.identity.room.MovingClock;
import org.whosaw.portal.store.Trial;
import org.whosaw.portal.text.Language;
import org.whosaw.portal.web.i18n.Words;
import org.whosaw.portal.web.open.write.WriteStates;

/** What she is told of where it stands. */
class TrackStatesTest {
    @Test
    void of_nothingHeardForAMonth_isToldAndTheNextAuthorityOffered() {
        MovingClock clock = new MovingClock();
        try (Trial trial = Trial.sqlite()) {
            Rooms rooms =
                    new Rooms(
                            new PortalConfiguration(),
                            trial.database(),
                            Keyring.generate(new RandomSource(), false),
                            clock,
                            true);
            ComplaintDesk desk = rooms.complaints().desk();
            Handover handover = new Handover(desk, rooms.authorities().courier());
            TrackStates states =
                    new TrackStates(
                            desk, new WriteStates(desk, OperatorMode.INDEPENDENT, clock), clock);
            ComplaintDraft.To to =
                    new ComplaintDraft.To(
                            true, false, null, Set.of(), Capacity.SELF, "王一", "15400000001");
            CodeKey key = desk.begin(ComplaintHouse.whole().with(to), Language.ZH_CN, "x").key();
            desk.file(key);
            desk.handedOver(key);
            for (Language each : Language.values()) {
                Words words = Words.of(each);
                assertThat(states.of(words, handover.standing(key), null).note()).isNull();
            }
            clock.advance(Duration.ofDays(31));
            for (Language each : Language.values()) {
                TrackUiState told = states.of(Words.of(each), handover.standing(key), null);
                assertThat(told.note()).isNotNull();
                assertThat(told.note().text()).contains("31");
                assertThat(told.moves())
                        .extracting(TrackUiState.Move::step)
                        .contains("silence-noted", "copied");
            }
        }
    }
}
