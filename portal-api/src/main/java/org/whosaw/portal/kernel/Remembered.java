package org.whosaw.portal.kernel;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers that are asked for again and again, some hundred times for one list. It forgets
 * all of them together: when told, when too many have come, and when the oldest may no longer be
 * true. A cache that weighs each answer by its use pays for that at every question; these were a
 * fifth of the time of a list. Safe for threads; an answer that was being fetched while it was told
 * to forget is not kept.
 */
public final class Remembered<K, V> {
    private final int most;
    private final long nanos;
    private volatile Answers<K, V> answers;

    private record Answers<K, V>(ConcurrentHashMap<K, V> known, long begun) {}

    private Remembered(int most, long nanos) {
        this.most = most;
        this.nanos = nanos;
        this.answers = begin();
    }

    /** Creates one for answers that may change elsewhere: they are asked anew after a while. */
    public static <K, V> Remembered<K, V> forAWhile(int most, Duration fresh) {
        return new Remembered<>(most, fresh.toNanos());
    }

    /** Creates one for answers that never change. */
    public static <K, V> Remembered<K, V> forGood(int most) {
        return new Remembered<>(most, 0);
    }

    private Answers<K, V> begin() {
        return new Answers<>(new ConcurrentHashMap<>(), nanos == 0 ? 0 : System.nanoTime());
    }

    /**
     * Returns the answer, fetching it when it is not known.
     *
     * @param fetch may be asked twice by two threads at once
     */
    public V get(K key, Function<? super K, ? extends V> fetch) {
        Answers<K, V> now = answers();
        V hit = now.known().get(key);
        return hit == null ? keep(now, key, fetch.apply(key)) : hit;
    }

    /** Returns the answer, or null when it is not known. */
    public @Nullable V ifKnown(K key) {
        return answers().known().get(key);
    }

    /** Keeps an answer. */
    public void put(K key, V answer) {
        keep(answers(), key, answer);
    }

    /** Forgets everything. */
    public void forget() {
        answers = begin();
    }

    private V keep(Answers<K, V> now, K key, V answer) {
        if (now.known().mappingCount() >= most) {
            now.known().clear();
        }
        now.known().put(key, answer);
        return answer;
    }

    private Answers<K, V> answers() {
        Answers<K, V> now = answers;
        if (nanos != 0 && System.nanoTime() - now.begun() > nanos) {
            now = begin();
            answers = now;
        }
        return now;
    }
}
