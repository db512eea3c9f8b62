package org.whosaw.portal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Gathers figures and prints them as one Markdown table. */
final class BenchReport {
    private final List<Figure> figures = new ArrayList<>();
    private final Consumer<String> out;

    BenchReport(Consumer<String> out) {
        this.out = out;
    }

    void progress(String text) {
        out.accept("  … " + text);
    }

    void add(Figure figure) {
        figures.add(figure);
        out.accept("  " + line(figure));
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    void print() {
        out.accept("");
        out.accept("| what | measured | floor | ratio | must reach | |");
        out.accept("|---|---|---|---|---|---|");
        figures.forEach(each -> out.accept(line(each)));
    }

    private static String line(Figure figure) {
        boolean floored = figure.floor() > 0;
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s | %s | %s | %s |",
                figure.name(),
                number(figure.value()),
                figure.unit(),
                floored ? number(figure.floor()) : "",
                floored ? Math.round(100 * figure.judged()) + " %" : "",
                bar(figure, floored),
                figure.bar() == 0 ? "" : figure.reached() ? "yes" : "**no**");
    }

    private static String bar(Figure figure, boolean floored) {
        if (figure.bar() == 0) {
            return "";
        }
        String bar = floored ? Math.round(100 * figure.bar()) + " %" : number(figure.bar());
        return (figure.atMost() ? "≤ " : "≥ ") + bar;
    }

    private static String number(double value) {
        return value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length % 2 == 1
                ? sorted[sorted.length / 2]
                : (sorted[sorted.length / 2 - 1] + sorted[sorted.length / 2]) / 2;
    }
}
