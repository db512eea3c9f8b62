package org.whosaw.portal.demo;

/** Hears how far the filling has come. Called from one thread. */
@FunctionalInterface
public interface DemoProgress {
    /** Hears nothing. */
    DemoProgress SILENT = (done, total) -> {};

    /** Takes note of {@code done} of about {@code total} accesses; equal at the end. */
    void at(long done, long total);
}
