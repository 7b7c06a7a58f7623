package io.marquee.dashboard.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.calibration.RatingInterval;
import io.marquee.dashboard.title.Verdict;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import io.marquee.scoring.Prediction;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void holds_reasons_of_one_matter_against_each_other() {
        Verdict a =
                verdict(
                        3.25,
                        0.5,
                        new Explanation(
                                3,
                                List.of(
                                        new Reason("length", "150 minutes", -0.25),
                                        new Reason("genre=Dramas", "Dramas", 0.5),
                                        new Reason("release_year", "released 2020", 0.125)),
                                -0.125));
        Verdict b =
                verdict(
                        3.5,
                        0.75,
                        new Explanation(
                                3,
                                List.of(
                                        new Reason("genre=Comedies", "Comedies", 0.25),
                                        new Reason("length", "90 minutes", 0.25),
                                        new Reason("release_year", "released 2020", 0.125)),
                                -0.125));
        assertThat(Difference.of(a, b))
                .isEqualTo(
                        new Difference(
                                0.25,
                                0.25,
                                List.of(
                                        new Difference.Part(
                                                "length", "150 minutes", "90 minutes", -0.25, 0.25),
                                        new Difference.Part("genre=Dramas", "Dramas", "", 0.5, 0),
                                        new Difference.Part(
                                                "genre=Comedies", "", "Comedies", 0, 0.25)),
                                0));
    }

    @Test
    void is_nothing_between_equals() {
        Verdict same = verdict(3, 0.5, new Explanation(3, List.of(), 0));
        assertThat(Difference.of(same, same)).isEqualTo(new Difference(0, 0, List.of(), 0));
    }

    private static Verdict verdict(double rating, double probability, Explanation why) {
        return new Verdict(
                "v1",
                new Prediction(rating, new RatingInterval(2, 4), probability, true),
                why,
                List.of());
    }
}
