package org.whosaw.portal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private final AtomicInteger asked = new AtomicInteger();

    private String fetch(int key) {
        return key + " asked " + asked.incrementAndGet();
    }

    @Test
    void get_knownAnswer_isNotAskedAgain() {
        Remembered<Integer, String> known = Remembered.forGood(10);
        assertThat(known.get(7, this::fetch)).isEqualTo("7 asked 1");
        assertThat(known.get(7, this::fetch)).isEqualTo("7 asked 1");
        assertThat(known.ifKnown(7)).isEqualTo("7 asked 1");
        assertThat(known.ifKnown(8)).isNull();
    }

    @Test
    void get_afterForgetting_asksAnew() {
        Remembered<Integer, String> known = Remembered.forAWhile(10, Duration.ofDays(1));
        known.get(7, this::fetch);
        known.forget();
        assertThat(known.get(7, this::fetch)).isEqualTo("7 asked 2");
    }

    @Test
    void get_whenItsTimeIsOver_asksAnew() throws InterruptedException {
        Remembered<Integer, String> known = Remembered.forAWhile(10, Duration.ofNanos(1));
        known.get(7, this::fetch);
        Thread.sleep(1);
        assertThat(known.get(7, this::fetch)).isEqualTo("7 asked 2");
    }

    @Test
    void get_forgottenWhileFetching_isNotKept() {
        Remembered<Integer, String> known = Remembered.forAWhile(10, Duration.ofDays(1));
        String stale =
                known.get(
                        7,
                        key -> {
                            known.forget();
                            return fetch(key);
                        });
        assertThat(stale).isEqualTo("7 asked 1");
        assertThat(known.get(7, this::fetch)).isEqualTo("7 asked 2");
    }

    @Test
    void put_moreThanItHolds_forgetsTheOthers() {
        Remembered<Integer, String> known = Remembered.forGood(3);
        for (int key = 0; key < 4; key++) {
            known.put(key, "kept");
        }
        assertThat(known.ifKnown(0)).isNull();
        assertThat(known.ifKnown(3)).isEqualTo("kept");
    }
}
