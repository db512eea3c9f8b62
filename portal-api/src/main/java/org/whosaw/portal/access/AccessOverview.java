package org.whosaw.portal.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.whosaw.portal.kernel.DataCategory;

/**
 * Who looked in one window, counted. A person is counted once whatever she used; an account is
 * never counted as a person.
 *
 * @param window the window that is open; never an empty one while a wider one has entries, unless
 *     it was asked for
 * @param protectedCount entries folded until a second factor opens them; in no other figure
 * @param newest when the newest entry of all was, or null when there is none
 * @param windows every window with its beginning and whether it has entries
 */
public record AccessOverview(
        AccessWindow window,
        @Nullable Instant from,
        Instant to,
        Headcount total,
        List<KindCount> kinds,
        int protectedCount,
        @Nullable Instant newest,
        List<WindowState> windows) {
    public AccessOverview {
        kinds = List.copyOf(kinds);
        windows = List.copyOf(windows);
    }

    /**
     * Distinct people and accounts.
     *
     * @param people persons known to the directory or named by the source as persons
     * @param sharedAccounts accounts that several people use
     * @param systems jobs and devices
     * @param unknown accounts of which nobody says whose they are
     * @param events entries
     */
    public record Headcount(int people, int sharedAccounts, int systems, int unknown, int events) {}

    /** The count for one kind of data. */
    public record KindCount(DataCategory category, Headcount count) {}

    /** A window, when it begins (null: the beginning of the records), whether it has entries. */
    public record WindowState(AccessWindow window, @Nullable Instant from, boolean hasEntries) {}
}
