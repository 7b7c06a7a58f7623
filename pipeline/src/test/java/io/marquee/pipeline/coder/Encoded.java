package io.marquee.pipeline.coder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Types with all that a record may have, and values of them.
final class Encoded {

    private Encoded() {}

    enum Colour {
        RED,
        GREEN,
        BLUE
    }

    record Point(int x, double y) {}

    sealed interface Shape {
        record Dot(Point at) implements Shape {}

        record Line(Point from, @Nullable Point to) implements Shape {}

        record Nothing() implements Shape {}
    }

    sealed interface Thing {
        record Named(String name) implements Thing {}

        sealed interface Countable extends Thing {
            record Few(int count) implements Countable {}

            record Many(long count) implements Countable {}
        }
    }

    record Drawing(List<Shape> shapes, @Nullable Shape first) {}

    @SuppressWarnings("ArrayRecordComponent") // that is what is tested
    record Everything(
            int anInt,
            long aLong,
            float aFloat,
            double aDouble,
            boolean aBoolean,
            @Nullable Integer boxedInt,
            @Nullable Long boxedLong,
            @Nullable Float boxedFloat,
            @Nullable Double boxedDouble,
            @Nullable Boolean boxedBoolean,
            @Nullable String text,
            @Nullable Colour colour,
            @Nullable LocalDate day,
            @Nullable Instant instant,
            byte @Nullable [] bytes,
            double @Nullable [] doubles,
            @Nullable List<String> texts,
            @Nullable Point point,
            @Nullable Shape shape,
            @Nullable List<Shape> shapes) {}

    /// Any value, from a seed; every component that may be null sometimes is.
    static Everything any(Random random) {
        return new Everything(
                random.nextInt(),
                random.nextLong(),
                Float.intBitsToFloat(random.nextInt()),
                Double.longBitsToDouble(random.nextLong()),
                random.nextBoolean(),
                maybe(random, random::nextInt),
                maybe(random, random::nextLong),
                maybe(random, random::nextFloat),
                maybe(random, random::nextGaussian),
                maybe(random, random::nextBoolean),
                maybe(random, () -> text(random)),
                maybe(random, () -> List.of(Colour.values()).get(random.nextInt(3))),
                maybe(random, () -> LocalDate.ofEpochDay(random.nextInt())),
                maybe(
                        random,
                        () ->
                                Instant.ofEpochSecond(
                                        random.nextInt(), random.nextInt(1_000_000_000))),
                maybe(random, () -> bytes(random)),
                maybe(random, () -> new double[] {random.nextDouble(), random.nextDouble()}),
                maybe(random, () -> List.of(text(random), text(random))),
                maybe(random, () -> new Point(random.nextInt(), random.nextDouble())),
                maybe(random, () -> shape(random)),
                maybe(random, () -> List.of(shape(random), shape(random))));
    }

    private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
        return random.nextInt(4) == 0 ? null : value.get();
    }

    private static Shape shape(Random random) {
        Point point = new Point(random.nextInt(), random.nextDouble());
        return switch (random.nextInt(3)) {
            case 0 -> new Shape.Dot(point);
            case 1 -> new Shape.Line(point, maybe(random, () -> point));
            default -> new Shape.Nothing();
        };
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Of whole characters: half of a surrogate pair is no text.
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(30), 0, 0x10FFFF)
                .filter(c -> !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .forEach(text::appendCodePoint);
        return text.toString();
    }
}
