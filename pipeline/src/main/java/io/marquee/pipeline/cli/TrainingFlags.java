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

    @Option(names = "--seed", description = "Where all randomness comes from (default: 7).")
    private long seed = TrainingOptions.DEFAULT.seed();

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
                usual.columnSample(),
                usual.regularization(),
                seed);
    }

    /// All of them with their values, defaults included, for the record.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("training", training().toString());
        options.put("labels", labels().toString());
        return options;
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
