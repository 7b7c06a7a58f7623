package io.marquee.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CrossValidation;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.Interval;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.ModelFigures;
import io.marquee.evaluation.NoiseControl;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.evaluation.Slicing;
import io.marquee.evaluation.Studies;
import io.marquee.evaluation.TestSplit;
import io.marquee.gate.Check;
import io.marquee.gate.Verdict;
import io.marquee.registry.ModelManifest;
import io.marquee.registry.Provenance;
import io.marquee.registry.Software;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelCardTest {

    /// Forty titles, half films that are predicted well, half series that are not. Every resample
    /// of the films, and every one of the series, has the same error.
    private static final Slicing KIND =
            new Slicing(
                    "kind",
                    Stream.concat(
                                    Collections.nCopies(20, "MOVIE").stream(),
                                    Collections.nCopies(20, "<b>SERIES|x</b>").stream())
                            .toList());

    private static final TestSplit RATINGS =
            new TestSplit(
                    1_600,
                    3,
                    titles(2, 4, 2, 4),
                    titles(2, 4, 3, 5),
                    titles(3, 3, 3, 3),
                    List.of(KIND));
    private static final TestSplit LIKES =
            new TestSplit(
                    1_500,
                    0.5,
                    titles(0, 1, 0, 1),
                    titles(0.2, 0.8, 0.6, 0.4),
                    titles(0.5, 0.5, 0.5, 0.5),
                    List.of(KIND));

    private static final ModelManifest MANIFEST =
            new ModelManifest(
                    1,
                    "20261122-120000-abcd",
                    "20261122-120000-abcd",
                    Instant.parse("2026-11-22T12:00:00Z"),
                    42,
                    "ab12",
                    0.5,
                    Map.of(),
                    new ModelManifest.Gate(true, "Fine."),
                    Map.of());
    private static final Provenance PROVENANCE =
            new Provenance(
                    1,
                    "20261122-120000-abcd",
                    List.of(
                            new Provenance.Source(
                                    Provenance.Role.CATALOG,
                                    "data/my_titles.csv",
                                    1_234_567,
                                    "0a1b"),
                            new Provenance.Source(
                                    Provenance.Role.CATALOG, "[x](http://evil)\n# no", 5, "ffff")),
                    Map.of("trees", "300", "rename", "a|b"),
                    42,
                    new Software("0.1.0", "Java 25", "Linux", Map.of("smile", "6.3.0")),
                    Map.of("rows.read", 8_807L, "rows.rejected", 3L),
                    List.of("20261101-080000-ef01"));
    private static final Verdict VERDICT =
            new Verdict(
                    false,
                    "No better than *the* mean.",
                    List.of(
                            new Check("test_titles", true, 40, 50, "Enough."),
                            new Check("rating_floor", false, -0.1, 0, "No better | worse.")));

    @Test
    void tells_people_what_to_know_before_they_trust_a_model() {
        Evaluation evaluation = full();

        String card = ModelCard.render(MANIFEST, evaluation, PROVENANCE, VERDICT);

        assertThat(card).isEqualTo(expected(evaluation));
    }

    @Test
    void says_what_was_not_looked_into() {
        var rating =
                new TestSplit(10, 3, RATINGS.actual(), RATINGS.predicted(), RATINGS.genreMean());
        var liked = new TestSplit(10, 0.5, LIKES.actual(), LIKES.predicted(), LIKES.genreMean());
        Provenance bare =
                new Provenance(
                        1,
                        "r1",
                        List.of(),
                        Map.of(),
                        1,
                        PROVENANCE.software(),
                        Map.of(),
                        List.of());

        String card =
                ModelCard.render(
                        MANIFEST,
                        new Evaluation(
                                RatingEvaluation.of(rating, 1), LikedEvaluation.of(liked, 0.5, 1)),
                        bare,
                        new Verdict(true, "Fine.", List.of()));

        assertThat(card)
                .contains("**Accepted by the gate.** Fine.\n")
                .contains("## Data\n\nNo files are recorded.\n\n## How it was trained")
                .contains(
                        "## Where it is weak\n\nWhether its ratings are further off than elsewhere for some titles was not looked into.\n\nWhether it tells liked titles from others less well than elsewhere for some titles was not looked into.\n")
                .contains("It predicts no intervals with its ratings.\n")
                .contains("How it does on later titles was not tested.\n")
                .doesNotContain("Cross-validation", "Back-test", "Noise control", "It builds on");
    }

    private static Evaluation full() {
        double[] low = Arrays.stream(RATINGS.predicted()).map(p -> p - 0.75).toArray();
        double[] high = Arrays.stream(RATINGS.predicted()).map(p -> p + 0.75).toArray();
        return new Evaluation(
                RatingEvaluation.of(RATINGS, 1)
                        .with(
                                CoverageEvaluation.of(
                                        RATINGS.actual(),
                                        new CoverageEvaluation.Intervals(0.8, low, high),
                                        KIND)),
                LikedEvaluation.of(LIKES, titles(0, 1, 0, 1), 0.5, 1),
                new Studies(
                        CrossValidation.of(
                                List.of(
                                        new ModelFigures(0.3, 0.5, 0.7, 0.6),
                                        new ModelFigures(0.4, 0.5, 0.8, 0.6))),
                        null,
                        new BackTest(
                                LocalDate.of(2020, 1, 1),
                                new BackTest.Ratings(
                                        900,
                                        1_100,
                                        new RegressionMetrics(1_100, 1, 1, 0.25),
                                        new RegressionMetrics(1_100, 1, 1, 0),
                                        new RegressionMetrics(1_100, 1, 1, 0.125)),
                                new BackTest.Likes(
                                        900, 1_100, liked(0.75), liked(0.5), liked(0.625))),
                        new NoiseControl(1_761, -0.01, 1_761, 0.5, 0.51),
                        null));
    }

    private static String expected(Evaluation evaluation) {
        var rating = evaluation.rating().intervals();
        var liked = evaluation.liked().intervals();
        return """
        # Model 20261122-120000-abcd

        **Refused by the gate.** No better than \\*the\\* mean.

        Made on 2026-11-22T12:00:00Z by run 20261122-120000-abcd.

        ## What it is for

        - It predicts, before a title is released, the mean rating that users will give it (1 to 5), and the probability that they will like it.
        - It knows what a catalog says of a title: kind, genres, countries, people, length, maturity rating, dates and texts.
        - It helps to rank and to compare many titles, such as candidates for a catalog or for promotion, beside the judgement of people.

        ## What it is not for

        - It does not say how good a title is, only how an audience like the one it learnt from is likely to take to it.
        - A single prediction is uncertain; decisions on one title, or on the people who made it, must not rest on it alone.
        - It does not predict how many will watch, what a title earns, or the taste of a single user.
        - It does not tell what causes success: changing a title's genre in the catalog changes the prediction and not the audience.

        ## Data

        | file | bytes | SHA-256 |
        |---|---|---|
        | data/my\\_titles.csv | 1,234,567 | 0a1b |
        | \\[x\\](http\\://evil) \\# no | 5 | ffff |

        | what was counted | number |
        |---|---:|
        | rows.read | 8,807 |
        | rows.rejected | 3 |

        ## How it was trained

        Two ensembles of boosted regression trees, one for the rating and one for being liked. All randomness comes from the seed 42. The feature spec has the digest ab12.

        | option | value |
        |---|---|
        | rename | a\\|b |
        | trees | 300 |

        It builds on 20261101-080000-ef01.

        Computed by Marquee 0.1.0 with Java 25 on Linux, smile 6.3.0.

        ## How good it is

        **User rating**: trained on 1,600 titles, tested on 40 that it had not seen. The naive answers are the mean of all training titles, and of those with the same leading genre.

        |  | model | 95 % interval | mean | genre mean |
        |---|---:|---:|---:|---:|
        | RMSE | 0.707 | RMSE-INTERVAL | 1.000 | 1.000 |
        | MAE | 0.500 | MAE-INTERVAL | 1.000 | 1.000 |
        | R² | 0.500 | R2-INTERVAL | 0.000 | 0.000 |

        **Liked**: trained on 1,500 titles, tested on 40 that it had not seen, 50.0 % of which are liked. A title is called liked from a probability of 0.500 on.

        |  | model | 95 % interval | always liked | genre share |
        |---|---:|---:|---:|---:|
        | ROC AUC | 0.750 | AUC-INTERVAL | 0.500 | 0.500 |
        | accuracy | 0.500 | ACCURACY-INTERVAL | 0.500 | 0.500 |
        | precision | 0.500 | PRECISION-INTERVAL | 0.500 | 0.500 |
        | recall | 0.500 | RECALL-INTERVAL | 1.000 | 1.000 |
        | F1 | 0.500 | F1-INTERVAL | 0.667 | 0.667 |
        | log loss | 0.570 | LOSS-INTERVAL | 17.269 | 0.693 |

        **Cross-validation** over 2 folds (mean ± standard deviation): R² 0.350 ± 0.071, RMSE 0.500 ± 0.000, ROC AUC 0.750 ± 0.071, log loss 0.600 ± 0.000.

        **Back-test**: trained on titles from before 2020-01-01, tested on 1,100 from then on: R² 0.250 (genre mean 0.125), ROC AUC 0.750 (genre share 0.625).

        **Noise control**: trained on shuffled labels, R² is -0.010 and ROC AUC 0.510; 0 and 0.5 are right.

        ## Where it is weak

        Of these titles, among 2 parts, it can be said that its ratings are further off than elsewhere; one part in forty looks so by chance.

        | titles | number | RMSE | 95 % interval | mean error |
        |---|---:|---:|---:|---:|
        | kind \\<b\\>SERIES\\|x\\</b\\> | 20 | 1.000 | 1.000 to 1.000 | +1.000 |

        Of these titles, among 2 parts, it can be said that it tells liked titles from others less well than elsewhere; one part in forty looks so by chance.

        | titles | number | ROC AUC | 95 % interval | liked |
        |---|---:|---:|---:|---:|
        | kind \\<b\\>SERIES\\|x\\</b\\> | 20 | 0.000 | 0.000 to 0.000 | 50.0 % |

        ## Probabilities and intervals

        Of titles with a like probability of 70 %, some 70 % should be liked. The expected calibration error is 0.400; before calibration it was 0.000.

        50.0 % of the ratings lie in their interval (95 % interval of that share: 0.352 to 0.648), where 80.0 % should; an interval is 1.500 rating points wide on average.

        ## What the gate checked

        | check | passed | what was found |
        |---|---|---|
        | test titles | yes | Enough. |
        | rating floor | **no** | No better \\| worse. |

        ## Limits

        - It learnt from titles that users of this catalog rated. Titles that nobody watched taught it nothing, and other audiences may differ.
        - The titles it was tested on were drawn at random from the same catalog and the same years. The back-test above shows what is left on later titles.
        - Tastes change. It grows old from the day it was trained; watch for drift and train anew.
        - Its labels carry the biases of those who rated. Where a genre or country was rated harshly, it predicts harshly.

        ## How to make it again

        `./marquee models verify 20261122-120000-abcd` trains it once more from the inputs and options above and compares the files byte by byte. The inputs have to be where they were, with the same digests.
        """
                .replace("RMSE-INTERVAL", range(rating.rmse()))
                .replace("MAE-INTERVAL", range(rating.mae()))
                .replace("R2-INTERVAL", range(rating.r2()))
                .replace("AUC-INTERVAL", range(liked.rocAuc()))
                .replace("ACCURACY-INTERVAL", range(liked.accuracy()))
                .replace("PRECISION-INTERVAL", range(liked.precision()))
                .replace("RECALL-INTERVAL", range(liked.recall()))
                .replace("F1-INTERVAL", range(liked.f1()))
                .replace("LOSS-INTERVAL", range(liked.logLoss()));
    }

    private static ClassificationMetrics liked(double rocAuc) {
        return new ClassificationMetrics(1_100, 0.5, 0.7, 0.7, 0.7, 0.7, rocAuc, 0.6, 0.02);
    }

    private static String range(Interval interval) {
        return String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high());
    }

    /// The first two values in turn for the films, the last two in turn for the series.
    private static double[] titles(double film, double otherFilm, double series, double other) {
        double[] all = new double[40];
        for (int i = 0; i < 20; i++) {
            all[i] = i % 2 == 0 ? film : otherFilm;
            all[20 + i] = i % 2 == 0 ? series : other;
        }
        return all;
    }
}
