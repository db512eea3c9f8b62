package org.whosaw.portal.demo;

import java.time.Clock;
import java.util.function.Consumer;

/**
 * Draws the progress: one bar that is redrawn in place on a terminal, a line at every tenth
 * elsewhere. It tells the share and how many are done; the total is only about so many until the
 * end, so it is not told. Not safe for threads.
 */
public final class ProgressBar implements DemoProgress {
    private static final int WIDTH = 30;
    private static final long REDRAW_MILLIS = 100;

    private final Consumer<String> out;
    private final boolean isTerminal;
    private final Clock clock;
    private final long startedAt;
    private long drawnAt;
    private long tenth = -1;

    /**
     * Creates a bar.
     *
     * @param out takes text as it is, line ends included
     * @param isTerminal whether a carriage return goes back to the start of the line
     */
    public ProgressBar(Consumer<String> out, boolean isTerminal, Clock clock) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    @Override
    public void at(long done, long total) {
        boolean isEnd = done >= total;
        if (isTerminal) {
            long now = clock.millis();
            if (isEnd || now - drawnAt >= REDRAW_MILLIS) {
                drawnAt = now;
                out.accept("\r" + bar(done, total) + (isEnd ? "\n" : ""));
            }
        } else if (done * 10 / Math.max(1, total) > tenth) {
            tenth = done * 10 / Math.max(1, total);
            out.accept(bar(done, total) + "\n");
        }
    }

    private String bar(long done, long total) {
        long share = Math.min(100, done * 100 / Math.max(1, total));
        int filled = (int) (share * WIDTH / 100);
        long seconds = (clock.millis() - startedAt) / 1_000;
        return "["
                + "#".repeat(filled)
                + ".".repeat(WIDTH - filled)
                + "] "
                + String.format("%3d%%  %,d  %d s", share, done, seconds);
    }
}
