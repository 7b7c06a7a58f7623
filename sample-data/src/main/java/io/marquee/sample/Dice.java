package io.marquee.sample;

import java.util.List;
import java.util.SplittableRandom;

/// Seeded chance, with a separate throw for every use and every title: title 7 comes out the same
/// whether or not titles 1 to 6 were made.
///
/// Gaussians are made here with `StrictMath`, so that every machine gets the same bits.
final class Dice {

    /// What a throw is for. Each use is independent of the others.
    enum Use {
        TITLE,
        NAME,
        BLURB,
        DIRT,
        PLACEMENT,
        RESIDUAL,
        DIRECTOR_TALENT,
        ACTOR_TALENT,
        POPULARITY,
        EVENTS,
        LENIENCY,
        SHUFFLE,
        STREAM
    }

    private final SplittableRandom random;

    private Dice(long state) {
        this.random = new SplittableRandom(state);
    }

    /// The throw for one use of one thing.
    ///
    /// @param key which title, person or user
    static Dice of(long seed, Use use, long key) {
        return new Dice(mix(mix(seed ^ mix(use.name().hashCode())) + key * 0x9E3779B97F4A7C15L));
    }

    /// A whole number from 0 to `bound - 1`.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A whole number from `from` to `to`, both included.
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /// A number in [0, 1).
    double unit() {
        return random.nextDouble();
    }

    /// True with that probability.
    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /// One of them, each as likely.
    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// From the standard normal distribution (Box and Muller, 1958).
    double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * StrictMath.PI * random.nextDouble());
    }

    /// From the exponential distribution of that mean.
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - random.nextDouble());
    }

    /// From the Poisson distribution of that mean; beyond 30 its normal approximation.
    int poisson(double mean) {
        if (mean > 30) {
            return (int) Math.max(0, Math.round(mean + StrictMath.sqrt(mean) * gaussian()));
        }
        double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    /// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): spreads every bit over all.
    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long x = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
