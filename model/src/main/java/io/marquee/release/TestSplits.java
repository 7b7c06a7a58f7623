package io.marquee.release;

import io.marquee.catalog.Title;
import io.marquee.ensemble.Objective;
import io.marquee.evaluation.Slicing;
import io.marquee.evaluation.TestSplit;
import io.marquee.training.Example;
import io.marquee.training.Portion;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The test titles of a portion with the naive answers about them.
final class TestSplits {

    private TestSplits() {}

    /// @param heldOut the titles that the portion was asked about
    /// @param predictions one per title: ratings or probabilities
    static TestSplit of(
            Objective objective,
            Portion portion,
            List<Example> all,
            HeldOut heldOut,
            double[] predictions) {
        List<Example> training =
                portion.learntFrom(all).stream()
                        .filter(e -> !Double.isNaN(e.target(objective)))
                        .toList();
        double[] targets = training.stream().mapToDouble(e -> e.target(objective)).toArray();
        double mean = Arrays.stream(targets).sum() / targets.length;
        return new TestSplit(
                training.size(),
                mean,
                heldOut.actual(),
                predictions,
                genreMeans(training, targets, heldOut.titles(), mean),
                slicings(heldOut.titles()));
    }

    /// The ways that the test titles are parted.
    static List<Slicing> slicings(List<Example> examples) {
        List<Title> titles = examples.stream().map(Example::title).toList();
        return List.of(
                byKind(examples),
                new Slicing(Slicing.GENRE, titles.stream().map(t -> first(t.genres())).toList()),
                new Slicing(
                        Slicing.COUNTRY, titles.stream().map(t -> first(t.countries())).toList()),
                Slicing.byDecade(titles.stream().map(Title::releaseYear).toList()));
    }

    static Slicing byKind(List<Example> examples) {
        return new Slicing(
                Slicing.KIND, examples.stream().map(e -> e.title().kind().name()).toList());
    }

    /// The mean label of the training titles with the same leading genre; of all, where there are
    /// none.
    private static double[] genreMeans(
            List<Example> training, double[] targets, List<Example> test, double mean) {
        Map<String, double[]> sumAndCount = new HashMap<>();
        for (int i = 0; i < targets.length; i++) {
            double[] cell =
                    sumAndCount.computeIfAbsent(
                            first(training.get(i).title().genres()), _ -> new double[2]);
            cell[0] += targets[i];
            cell[1]++;
        }
        return test.stream()
                .mapToDouble(example -> {
                    double[] cell = sumAndCount.get(first(example.title().genres()));
                    return cell == null ? mean : cell[0] / cell[1];
                })
                .toArray();
    }

    private static String first(List<String> names) {
        return names.isEmpty() ? "" : names.getFirst();
    }
}
