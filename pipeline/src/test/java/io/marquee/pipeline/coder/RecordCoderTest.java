package io.marquee.pipeline.coder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.pipeline.Checked;
import io.marquee.pipeline.Kept;
import io.marquee.pipeline.coder.Encoded.Colour;
import io.marquee.pipeline.coder.Encoded.Drawing;
import io.marquee.pipeline.coder.Encoded.Everything;
import io.marquee.pipeline.coder.Encoded.Point;
import io.marquee.pipeline.coder.Encoded.Shape;
import io.marquee.pipeline.coder.Encoded.Thing;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Sum;
import org.apache.beam.sdk.util.CoderUtils;
import org.apache.beam.sdk.util.SerializableUtils;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCoderTest {

    @Test
    void gives_back_every_kind_of_component() throws Exception {
        Everything value =
                new Everything(
                        1,
                        2,
                        3.5f,
                        4.25,
                        true,
                        Integer.MIN_VALUE,
                        Long.MAX_VALUE,
                        -0.0f,
                        Double.MIN_VALUE,
                        false,
                        "naïve 🎬 \u0000 \n\"",
                        Colour.BLUE,
                        LocalDate.of(-4, 2, 29),
                        Instant.parse("1969-12-31T23:59:59.999999999Z"),
                        new byte[] {0, -1, 127},
                        new double[] {Double.NaN, Double.POSITIVE_INFINITY},
                        List.of("", "a"),
                        new Point(7, Double.NaN),
                        new Shape.Line(new Point(1, 2), null),
                        List.of(new Shape.Nothing(), new Shape.Dot(new Point(3, 4))));

        assertSame(thereAndBack(RecordCoder.of(Everything.class), value), value);
    }

    @Test
    void gives_back_a_null_for_everything_that_may_be_null() throws Exception {
        Everything value =
                new Everything(
                        0, 0, 0, 0, false, null, null, null, null, null, null, null, null, null,
                        null, null, null, null, null, null);

        assertSame(thereAndBack(RecordCoder.of(Everything.class), value), value);
    }

    @Test
    void tells_nothing_from_what_is_empty() throws Exception {
        RecordCoder<Everything> coder = RecordCoder.of(Everything.class);
        Everything empty =
                new Everything(
                        0,
                        0,
                        0,
                        0,
                        false,
                        0,
                        0L,
                        0f,
                        0.0,
                        false,
                        "",
                        Colour.RED,
                        LocalDate.EPOCH,
                        Instant.EPOCH,
                        new byte[0],
                        new double[0],
                        List.of(),
                        new Point(0, 0),
                        new Shape.Nothing(),
                        List.of());

        assertSame(thereAndBack(coder, empty), empty);
    }

    @Test
    void gives_back_seeded_values_and_writes_them_the_same_again() throws Exception {
        RecordCoder<Everything> coder = RecordCoder.of(Everything.class);
        Random random = new Random(11);
        for (int i = 0; i < 1_000; i++) {
            Everything value = Encoded.any(random);
            Everything back = thereAndBack(coder, value);
            assertSame(back, value);
            assertThat(bytes(coder, back)).isEqualTo(bytes(coder, value));
        }
    }

    @Test
    void writes_equal_lists_the_same_whatever_their_class() throws Exception {
        RecordCoder<Drawing> coder = RecordCoder.of(Drawing.class);
        List<Shape> shapes = List.of(new Shape.Nothing(), new Shape.Dot(new Point(1, 1)));

        byte[] bytes = bytes(coder, new Drawing(shapes, null));

        assertThat(bytes(coder, new Drawing(new ArrayList<>(shapes), null))).isEqualTo(bytes);
        assertThat(bytes(coder, new Drawing(Collections.unmodifiableList(shapes), null)))
                .isEqualTo(bytes);
    }

    @Test
    void reads_no_further_than_its_value() throws Exception {
        Coder<List<Drawing>> coder = ListCoder.of(RecordCoder.of(Drawing.class));
        List<Drawing> values =
                List.of(
                        new Drawing(List.of(), null),
                        new Drawing(List.of(new Shape.Nothing()), new Shape.Nothing()),
                        new Drawing(List.of(), new Shape.Dot(new Point(5, 6))));

        ByteArrayInputStream in = new ByteArrayInputStream(bytes(coder, values));

        assertThat(coder.decode(in)).isEqualTo(values);
        assertThat(in.available()).isZero();
    }

    @Test
    void tells_the_records_of_a_sealed_interface_apart() throws Exception {
        RecordCoder<Shape> coder = RecordCoder.of(Shape.class);
        for (Shape shape :
                List.of(
                        new Shape.Dot(new Point(1, 2)),
                        new Shape.Line(new Point(1, 2), new Point(3, 4)),
                        new Shape.Nothing())) {
            assertThat(thereAndBack(coder, shape)).isEqualTo(shape);
        }
    }

    @Test
    void finds_the_records_of_sealed_interfaces_within_a_sealed_interface() throws Exception {
        RecordCoder<Thing> coder = RecordCoder.of(Thing.class);
        for (Thing thing :
                List.of(
                        new Thing.Named("n"),
                        new Thing.Countable.Few(3),
                        new Thing.Countable.Many(4))) {
            assertThat(thereAndBack(coder, thing)).isEqualTo(thing);
        }
    }

    @Test
    void says_that_bytes_end_too_early() throws Exception {
        RecordCoder<Point> coder = RecordCoder.of(Point.class);
        byte[] bytes = bytes(coder, new Point(1, 2));
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        assertThatThrownBy(() -> coder.decode(new ByteArrayInputStream(cut)))
                .isInstanceOf(EOFException.class);
    }

    record WithMap(Map<String, String> map) {}

    record WithObject(Object object) {}

    @SuppressWarnings("rawtypes") // that is what is tested
    record WithRawList(List list) {}

    record WithListOfObjects(List<Object> list) {}

    record WithChar(char letter) {}

    record WithFloats(List<float[]> floats) {}

    record Box<T>(T content) {}

    sealed interface NotOnlyRecords permits Plain {}

    static final class Plain implements NotOnlyRecords {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithMap.class,
                WithObject.class,
                WithRawList.class,
                WithListOfObjects.class,
                WithChar.class,
                WithFloats.class,
                Box.class,
                NotOnlyRecords.class,
                Object.class,
                Runnable.class
            })
    void refuses_a_type_that_it_cannot_encode_at_once(Class<?> type) {
        assertThatThrownBy(() -> RecordCoder.of(type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no way to encode a ");
    }

    @Test
    void travels_to_workers_and_is_the_same_there() throws Exception {
        RecordCoder<Drawing> coder = RecordCoder.of(Drawing.class);
        Drawing value = new Drawing(List.of(new Shape.Nothing()), null);

        RecordCoder<Drawing> other = SerializableUtils.clone(coder);

        assertThat(other).isEqualTo(coder).hasSameHashCodeAs(coder);
        assertThat(other).isNotEqualTo(RecordCoder.of(Point.class));
        assertThat(thereAndBack(other, value)).isEqualTo(value);
    }

    @Test
    void compares_values_with_arrays_by_what_they_hold() {
        RecordCoder<Everything> coder = RecordCoder.of(Everything.class);
        Supplier<Everything> value = () -> Encoded.any(new Random(3));

        assertThat(coder.structuralValue(value.get()))
                .isEqualTo(coder.structuralValue(value.get()));
    }

    @Test
    void encodes_keys() {
        Pipeline pipeline = Checked.pipeline();
        PCollection<KV<Drawing, Integer>> numbers =
                pipeline.apply(
                        Create.of(
                                        KV.of(dots(1, 2), 1),
                                        KV.of(dots(1), 10),
                                        KV.of(dots(1, 2), 100),
                                        KV.of(dots(), 1_000),
                                        KV.of(dots(1), 10_000))
                                .withCoder(
                                        KvCoder.of(
                                                RecordCoder.of(Drawing.class), VarIntCoder.of())));
        Kept<KV<Drawing, Integer>> sums = Kept.of(numbers.apply(Sum.integersPerKey()));

        pipeline.run();

        assertThat(sums.elements())
                .containsExactlyInAnyOrder(
                        KV.of(dots(1, 2), 101), KV.of(dots(1), 10_010), KV.of(dots(), 1_000));
    }

    /// To the last bit, NaN and the sign of zero included.
    private static void assertSame(Everything actual, Everything expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType(Float::equals, Float.class)
                .withEqualsForType(Double::equals, Double.class)
                .isEqualTo(expected);
    }

    private static Drawing dots(int... places) {
        return new Drawing(
                Arrays.stream(places).<Shape>mapToObj(x -> new Shape.Dot(new Point(x, x))).toList(),
                null);
    }

    private static <T> T thereAndBack(Coder<T> coder, T value) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes(coder, value));
        T back = coder.decode(in);
        assertThat(in.available()).isZero();
        return back;
    }

    private static <T> byte[] bytes(Coder<T> coder, T value) throws IOException {
        return CoderUtils.encodeToByteArray(coder, value);
    }
}
