package org.whosaw.portal.identity.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.whosaw.portal.identity.session.ClientSessions;
import org.whosaw.portal.identity.session.ClientSessions.IssuedTokens;
import org.whosaw.portal.identity.session.SessionSettings;
import org.whosaw.portal.kernel.PersonId;
import org.whosaw.portal.kernel.PortalException;
import org.whosaw.portal.store.Trial;

/** Plays any course of refreshing and copying against a model of two phones. */
abstract class RefreshProperties {
    /** What may happen next. */
    enum Step {
        /** The app uses the newest token it has. */
        NEWEST,
        /** Somebody uses an older one: a thief, or the app after the thief. */
        OLDER,
        /** Somebody tries what was never a token. */
        GARBAGE,
        /** The phone lies in a drawer for longer than a token lives. */
        LONG_PAUSE
    }

    abstract Trial engine();

    @Provide
    Arbitrary<List<Step>> courses() {
        return Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(8, Step.NEWEST),
                        net.jqwik.api.Tuple.of(2, Step.OLDER),
                        net.jqwik.api.Tuple.of(1, Step.GARBAGE),
                        net.jqwik.api.Tuple.of(1, Step.LONG_PAUSE))
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }

    @Property(tries = 12)
    void refresh_anyCourse_oldTokenEndsTheFamilyAndNoOther(@ForAll("courses") List<Step> course) {
        try (Trial trial = engine()) {
            House house = new House(trial.database());
            ClientSessions sessions = house.room.clientSessions();
            long account = account(house, trial);
            List<String> tokens = new ArrayList<>();
            IssuedTokens newest = sessions.open(account, House.HERE);
            tokens.add(newest.refreshToken());
            boolean alive = true;
            for (Step step : course) {
                switch (step) {
                    case NEWEST -> {
                        Optional<IssuedTokens> fresh = refresh(sessions, newest.refreshToken());
                        assertThat(fresh.isPresent()).isEqualTo(alive);
                        if (fresh.isPresent()) {
                            newest = fresh.get();
                            tokens.add(newest.refreshToken());
                        }
                    }
                    case OLDER -> {
                        if (tokens.size() > 1) {
                            assertThat(refresh(sessions, tokens.get(tokens.size() - 2))).isEmpty();
                            alive = false;
                        }
                    }
                    case GARBAGE -> assertThat(refresh(sessions, "x" + tokens.get(0))).isEmpty();
                    case LONG_PAUSE -> {
                        house.clock.advance(
                                SessionSettings.DEFAULTS.refresh().plus(Duration.ofHours(1)));
                        // Every token of hers is over, used or not; her session goes with them.
                        assertThat(refresh(sessions, newest.refreshToken())).isEmpty();
                        alive = false;
                    }
                }
                IssuedTokens other = sessions.open(account, House.HERE);
                assertThat(sessions.authenticate(other.accessToken())).isPresent();
                assertThat(refresh(sessions, other.refreshToken())).isPresent();
                if (step != Step.LONG_PAUSE) {
                    assertThat(sessions.authenticate(newest.accessToken()).isPresent())
                            .isEqualTo(alive);
                }
            }
            assertThat(tokens).doesNotHaveDuplicates();
        }
    }

    private static long account(House house, Trial trial) {
        PersonId person = house.persons.put(101, "M1", "林秀英", "13900000001");
        return trial.database()
                .inTransaction(
                        tx -> {
                            byte[] phone = {1};
                            long id = house.room.accounts().open(tx, 7, phone);
                            house.room
                                    .accounts()
                                    .bind(tx, id, house.persons.facts(List.of(person)).get(0));
                            return id;
                        });
    }

    private static Optional<IssuedTokens> refresh(ClientSessions sessions, String token) {
        try {
            return Optional.of(sessions.refresh(token));
        } catch (PortalException e) {
            assertThat(e.errorCode().code()).isEqualTo("sign-in.refresh-not-valid");
            return Optional.empty();
        }
    }
}
