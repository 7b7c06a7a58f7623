package io.marquee.pipeline.cli;

import io.marquee.label.LabelOptions;
import io.marquee.training.TrainingOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how models are trained. What is not given is as in
/// [TrainingOptions#DEFAULT].
final class TrainingFlags {

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Where all randomness comes from (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--trees", description = "Trees of each model.")
    private @Nullable Integer trees;

    @Option(names = "--max-depth", description = "Most splits from root to leaf.")
    private @Nullable Integer maxDepth;

    @Option(names = "--max-leaves", description = "Most leaves of a tree.")
    private @Nullable Integer maxLeaves;

    @Option(names = "--min-leaf-size", description = "Fewest titles in a leaf.")
    private @Nullable Integer minLeafSize;

    @Option(names = "--shrinkage", description = "What each tree's answer is multiplied by.")
    private @Nullable Double shrinkage;

    @Option(names = "--subsample", description = "Share of the titles that each tree sees.")
    private @Nullable Double subsample;

    @Option(names = "--column-sample", description = "Share of the features that each tree sees.")
    private @Nullable Double columnSample;

    @Option(names = "--regularization", description = "Draws the leaves' values toward 0.")
    private @Nullable Double regularization;

    @Option(
            names = "--minimum-ratings",
            description = "Titles with fewer ratings have no label (default: 5).")
    private int minimumRatings = LabelOptions.DEFAULT.minimumRatings();

    @Option(
            names = "--liked-threshold",
            description = "Titles rated at least this are liked (default: 3.5).")
    private double likedThreshold = LabelOptions.DEFAULT.likedThreshold();

    LabelOptions labels() {
        return new LabelOptions(minimumRatings, likedThreshold);
    }

    TrainingOptions training() {
        TrainingOptions usual = TrainingOptions.DEFAULT;
        return new TrainingOptions(
                or(trees, usual.trees()),
                or(maxDepth, usual.maxDepth()),
                or(maxLeaves, usual.maxLeaves()),
                or(minLeafSize, usual.minLeafSize()),
                or(shrinkage, usual.shrinkage()),
                or(subsample, usual.subsample()),
                or(columnSample, usual.columnSample()),
                or(regularization, usual.regularization()),
                seed);
    }

    /// All of them with their values, defaults included, under the names of the options.
    Map<String, String> recorded() {
        TrainingOptions training = training();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("seed", String.valueOf(training.seed()));
        options.put("trees", String.valueOf(training.trees()));
        options.put("max-depth", String.valueOf(training.maxDepth()));
        options.put("max-leaves", String.valueOf(training.maxLeaves()));
        options.put("min-leaf-size", String.valueOf(training.minLeafSize()));
        options.put("shrinkage", String.valueOf(training.shrinkage()));
        options.put("subsample", String.valueOf(training.subsample()));
        options.put("column-sample", String.valueOf(training.columnSample()));
        options.put("regularization", String.valueOf(training.regularization()));
        options.put("minimum-ratings", String.valueOf(minimumRatings));
        options.put("liked-threshold", String.valueOf(likedThreshold));
        return options;
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
