package io.marquee.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marquee.calibration.Curve.Point;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Curve CURVE =
            new Curve(List.of(new Point(0, 1), new Point(2, 2), new Point(3, 6)));

    @Test
    void joins_its_points_with_straight_lines_and_is_level_beyond() {
        assertThat(Stream.of(-9.0, 0.0, 0.5, 1.0, 2.0, 2.25, 3.0, 99.0).map(CURVE::at))
                .containsExactly(1.0, 1.0, 1.25, 1.5, 2.0, 3.0, 6.0, 6.0);
        assertThat(new Curve(List.of(new Point(7, 0.3))).at(-1)).isEqualTo(0.3);
    }

    @Test
    void ascends_to_the_last_bit_where_its_points_do() {
        Random random = new Random(1);
        for (int round = 0; round < 20_000; round++) {
            double x = random.nextDouble();
            double y = random.nextDouble();
            Curve curve =
                    new Curve(
                            List.of(
                                    new Point(x, y),
                                    new Point(x + 1e-9 * (1 + random.nextDouble()), y + 1e-16)));
            double last = curve.points().getLast().x();
            assertThat(curve.at(Math.nextDown(last))).isLessThanOrEqualTo(curve.at(last));
        }
    }

    @Test
    void rejects_points_out_of_order_and_numbers_that_are_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curve(List.of(new Point(1, 0), new Point(1, 1))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Point(Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> CURVE.at(Double.NaN));
    }
}
