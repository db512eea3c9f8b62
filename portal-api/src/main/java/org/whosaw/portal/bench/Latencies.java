package org.whosaw.portal.bench;

import java.util.Arrays;
import java.util.List;

/** The times of many requests of one figure, in nanoseconds; belongs to one thread until merged. */
final class Latencies {
    private long[] nanos = new long[4_096];
    private int count;

    void add(long each) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = each;
    }

    int count() {
        return count;
    }

    /** Returns all of them together, sorted. */
    static Latencies merged(List<Latencies> parts) {
        Latencies all = new Latencies();
        for (Latencies part : parts) {
            for (int i = 0; i < part.count; i++) {
                all.add(part.nanos[i]);
            }
        }
        all.nanos = Arrays.copyOf(all.nanos, all.count);
        Arrays.sort(all.nanos);
        return all;
    }

    /** Returns the time that {@code share} of the requests stayed within, in milliseconds. */
    double millis(double share) {
        if (count == 0) {
            return 0;
        }
        int at = (int) Math.min(count - 1L, Math.max(0, (long) Math.ceil(share * count) - 1));
        return nanos[at] / 1e6;
    }
}
