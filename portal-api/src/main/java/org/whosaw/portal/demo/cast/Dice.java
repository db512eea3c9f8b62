package org.whosaw.portal.demo.cast;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws from a seed and a path of numbers. The same path gives the same draws whatever was drawn
 * elsewhere, so that one part of the world can change without moving the others. Not safe for
 * threads.
 */
public final class Dice {
    private final SplittableRandom random;

    private Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns the dice that lie at the end of {@code path}. */
    public static Dice at(long seed, long... path) {
        long mixed = mix(seed);
        for (long step : path) {
            mixed = mix(mixed ^ mix(step));
        }
        return new Dice(mixed);
    }

    private static long mix(long value) {
        long mixed = value + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Returns a number from 0 to {@code bound} - 1. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns a number from {@code low} to {@code high}, both possible. */
    public int between(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /** Returns a number from {@code low} to just below {@code high}. */
    public double real(double low, double high) {
        return random.nextDouble(low, high);
    }

    /** Says yes with the given probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** Returns a whole number whose mean is {@code mean}: the fraction is a chance of one more. */
    public int about(double mean) {
        int whole = (int) mean;
        return whole + (chance(mean - whole) ? 1 : 0);
    }

    /** Returns one of the choices. */
    public <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
