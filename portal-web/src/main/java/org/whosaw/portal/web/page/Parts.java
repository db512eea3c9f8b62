package org.whosaw.portal.web.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Holds the parts that pages are made of. All texts are resolved; templates only place them. */
public final class Parts {
    private Parts() {}

    /** A word or two that marks a row. */
    public record Chip(String text, Tone tone) {}

    /** One window of a segmented control. */
    public record Tab(String label, String href, boolean current) {}

    /**
     * One line of a list.
     *
     * @param who in bold; {@code role} follows it in plain
     * @param why the sentence below, or null
     * @param reason a second sentence below it, or null
     * @param time shown at the end, with {@code machineTime} for machines, or null
     * @param href where the line leads, or null
     * @param fold what opens below it, or null
     */
    public record Row(
            Icon icon,
            Tone tone,
            String who,
            @Nullable String role,
            @Nullable String why,
            @Nullable String reason,
            @Nullable String time,
            @Nullable String machineTime,
            List<Chip> chips,
            @Nullable String href,
            @Nullable Fold fold) {
        private static final int CLOCK = "23:59".length();

        public Row {
            chips = List.copyOf(chips);
        }

        public Row(
                Icon icon,
                Tone tone,
                String who,
                @Nullable String role,
                @Nullable String why,
                @Nullable String time,
                @Nullable String machineTime,
                List<Chip> chips,
                @Nullable String href,
                @Nullable Fold fold) {
            this(icon, tone, who, role, why, null, time, machineTime, chips, href, fold);
        }

        public boolean hasChips() {
            return !chips.isEmpty();
        }

        /** Says whether the time has its day with it and takes a line of its own. */
        public boolean isDated() {
            return time != null && time.length() > CLOCK;
        }

        /** Returns a line that leads to another page. */
        public static Row link(Icon icon, String who, @Nullable String why, String href) {
            return new Row(icon, Tone.NEUTRAL, who, null, why, null, null, List.of(), href, null);
        }
    }

    /** Lines folded under a row until asked for. */
    public record Fold(String label, List<Look> looks) {
        public Fold {
            looks = List.copyOf(looks);
        }
    }

    /** One look inside a visit. */
    public record Look(String time, String machineTime, String text, String href) {}

    /** One label with its value, a remark below and marks. */
    public record Fact(
            String label,
            String value,
            @Nullable String detail,
            List<Chip> chips,
            boolean strong,
            boolean code) {
        public Fact {
            chips = List.copyOf(chips);
        }

        public Fact(String label, String value, @Nullable String detail) {
            this(label, value, detail, List.of(), false, false);
        }

        public boolean hasChips() {
            return !chips.isEmpty();
        }
    }

    /** One step of a course: done, now or next, with its date and what happens then. */
    public record Step(State state, String title, @Nullable String text) {
        /** Where the step stands. */
        public enum State {
            DONE,
            NOW,
            NEXT;

            public String css() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    /**
     * One bar with its figures.
     *
     * @param percent how far the people reach; {@code accountsPercent} comes on top
     * @param hue a letter a to f
     */
    public record Bar(
            String label,
            String people,
            @Nullable String accounts,
            int percent,
            int accountsPercent,
            String hue,
            @Nullable String href) {}

    /** One thing to tick or choose. */
    public record Choice(
            String id,
            String name,
            String value,
            String label,
            @Nullable String detail,
            boolean checked) {}

    /** What was typed into a field and what is wrong with it. */
    public record Field(String value, @Nullable String error) {
        /** A field that nobody has touched. */
        public static final Field EMPTY = new Field("", null);

        @Override
        public String toString() {
            return "Field[redacted]";
        }
    }

    /** A remark across the page. */
    public record Note(Icon icon, Tone tone, String text) {
        /** Says whether it is read out at once: something must be done over. */
        public boolean isAlert() {
            return tone == Tone.STOP;
        }
    }
}
