package io.marquee.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuadratureTest {

    @Test
    void three_points_are_those_of_the_textbook() {
        Quadrature three = Quadrature.of(3);

        double away = Math.sqrt(0.6) / 2;
        assertThat(three.points())
                .containsExactly(new double[] {0.5 - away, 0.5, 0.5 + away}, within(1e-16));
        assertThat(three.weights())
                .containsExactly(new double[] {5 / 18.0, 8 / 18.0, 5 / 18.0}, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7, 15, 65})
    void powers_are_integrated_exactly_up_to_twice_the_points(int n) {
        Quadrature quadrature = Quadrature.of(n);
        for (int power = 0; power < 2 * n; power++) {
            int exponent = power;
            double integral =
                    IntStream.range(0, n)
                            .mapToDouble(p ->
                                    quadrature.weights()[p]
                                            * Math.pow(quadrature.points()[p], exponent))
                            .sum();

            assertThat(integral).as("x^%d", power).isEqualTo(1.0 / (power + 1), within(1e-14));
        }
    }
}
