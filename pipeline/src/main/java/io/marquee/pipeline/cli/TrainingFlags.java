package io.marquee.pipeline.cli;

import io.marquee.calibration.LikedAim;
import io.marquee.feature.FeatureFamily;
import io.marquee.label.LabelOptions;
import io.marquee.pipeline.TrainPipeline;
import io.marquee.search.ModelSearch;
import io.marquee.search.SearchEffort;
import io.marquee.training.Hindsight;
import io.marquee.training.Portion;
import io.marquee.training.TrainingOptions;
import io.marquee.training.TrainingPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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

    @Option(
            names = "--trees",
            description =
                    "Trees of each model (default: 300, and with more than 2500 titles to learn from more of them, unless --shrinkage is given).")
    @Bounds(least = 1, most = 10_000)
    private @Nullable Integer trees;

    @Option(names = "--max-depth", description = "Most splits from root to leaf.")
    @Bounds(least = 1, most = 30)
    private @Nullable Integer maxDepth;

    @Option(names = "--max-leaves", description = "Most leaves of a tree.")
    @Bounds(least = 2)
    private @Nullable Integer maxLeaves;

    @Option(names = "--min-leaf-size", description = "Fewest titles in a leaf.")
    @Bounds(least = 1)
    private @Nullable Integer minLeafSize;

    @Option(
            names = "--shrinkage",
            description =
                    "What each tree's answer is multiplied by (default: 0.02, and more with more than 2500 titles, unless --trees is given).")
    @Bounds(least = 0, above = true, most = 1)
    private @Nullable Double shrinkage;

    @Option(names = "--subsample", description = "Share of the titles that each tree sees.")
    @Bounds(least = 0, above = true, most = 1)
    private @Nullable Double subsample;

    @Option(names = "--column-sample", description = "Share of the features that each tree sees.")
    @Bounds(least = 0, above = true, most = 1)
    private @Nullable Double columnSample;

    @Option(names = "--regularization", description = "Draws the leaves' values toward 0.")
    @Bounds(least = 0)
    private @Nullable Double regularization;

    @Option(
            names = "--search",
            paramLabel = "none|quick|thorough",
            defaultValue = "none",
            description = {
                "How much work to put into finding better options for these titles than those given here",
                "(default: ${DEFAULT-VALUE}). Which were found is recorded with the model."
            })
    private String search = SearchEffort.NONE.label();

    @Option(
            names = "--minimum-ratings",
            description = "Titles with fewer ratings have no label (default: 5).")
    @Bounds(least = 1)
    private int minimumRatings = LabelOptions.DEFAULT.minimumRatings();

    @Option(
            names = "--liked-threshold",
            description = "Titles rated at least this are liked (default: 3.5).")
    @Bounds(least = 1, above = true, most = 5)
    private double likedThreshold = LabelOptions.DEFAULT.likedThreshold();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "FAMILY",
            completionCandidates = Families.class,
            description =
                    "Families of features to do without: facts, genres, countries, genre_record, country_record, director_record, cast_record, text_record.")
    private List<String> without = List.of();

    @Option(
            names = "--records",
            paramLabel = "out-of-fold|as-of",
            defaultValue = "out-of-fold",
            description =
                    "Which titles may stand behind a director's record while the models learn: all others, or with as-of only those added before (default: ${DEFAULT-VALUE}).")
    private String records = "out-of-fold";

    @Option(
            names = "--liked-aim",
            paramLabel = "AIM",
            defaultValue = "accuracy",
            description =
                    "What calling a title liked should be good for: accuracy, f1, balanced, precision:0.8 or recall:0.9 (default: ${DEFAULT-VALUE}).")
    private String likedAim = "accuracy";

    @Option(
            names = "--evaluation",
            paramLabel = "brief|full",
            defaultValue = "full",
            description =
                    "brief leaves out the learning curve and the back-test, which train six more times (default: ${DEFAULT-VALUE}).")
    private String evaluation = "full";

    @Option(
            names = "--noise-control",
            description =
                    "Also train on shuffled labels, and let the gate refuse a model whose training learns from those.")
    private boolean noiseControl;

    /// The names of all families.
    static final class Families implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(FeatureFamily.values())
                    .map(family -> family.name().toLowerCase(Locale.ROOT))
                    .iterator();
        }
    }

    LabelOptions labels() {
        return new LabelOptions(minimumRatings, likedThreshold);
    }

    /// How better options than [#training] are to be searched for.
    SearchEffort search() {
        return SearchEffort.parse(search);
    }

    long seed() {
        return seed;
    }

    /// All that the pipeline is told of how to train.
    TrainPipeline.Learning learning() {
        TrainingOptions options = training();
        return new TrainPipeline.Learning(
                new ModelSearch(new TrainingPlan(options, options, hindsight()), search(), seed),
                families(),
                portions(),
                LikedAim.parse(likedAim),
                seed);
    }

    private TrainingOptions training() {
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
                trees == null && shrinkage == null,
                seed);
    }

    /// All of them with their values, defaults included, under the names of the options: what is
    /// recorded here is given again when a model is trained anew from its provenance.
    Map<String, String> recorded() {
        TrainingOptions training = training();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("seed", String.valueOf(training.seed()));
        // Empty where they hang on the number of titles, which they are found from again.
        boolean grow = training.growsWithRows();
        options.put("trees", grow ? "" : String.valueOf(training.trees()));
        options.put("shrinkage", grow ? "" : String.valueOf(training.shrinkage()));
        options.put("max-depth", String.valueOf(training.maxDepth()));
        options.put("max-leaves", String.valueOf(training.maxLeaves()));
        options.put("min-leaf-size", String.valueOf(training.minLeafSize()));
        options.put("subsample", String.valueOf(training.subsample()));
        options.put("column-sample", String.valueOf(training.columnSample()));
        options.put("regularization", String.valueOf(training.regularization()));
        options.put("search", search().label());
        options.put("minimum-ratings", String.valueOf(minimumRatings));
        options.put("liked-threshold", String.valueOf(likedThreshold));
        options.put("without", String.join("\n", without));
        options.put("records", records);
        options.put("liked-aim", likedAim);
        options.put("evaluation", evaluation);
        options.put("noise-control", String.valueOf(noiseControl));
        return options;
    }

    private Hindsight hindsight() {
        return Choice.of(Hindsight.class, "--records", records);
    }

    private Set<FeatureFamily> families() {
        Set<FeatureFamily> families = EnumSet.allOf(FeatureFamily.class);
        without.stream()
                .filter(name -> !name.isBlank())
                .forEach(
                        name -> families.remove(Choice.of(FeatureFamily.class, "--without", name)));
        return families;
    }

    private List<Portion> portions() {
        List<Portion> portions = new ArrayList<>();
        portions.add(Portion.WHOLE);
        portions.addAll(Portion.folds(Portion.Kind.FOLD));
        if (Choice.of(Effort.class, "--evaluation", evaluation) == Effort.FULL) {
            portions.add(Portion.BACK_TEST);
            portions.addAll(Portion.folds(Portion.Kind.CURVE).subList(0, Portion.FOLDS - 1));
        }
        if (noiseControl) {
            portions.addAll(Portion.shuffledFolds());
        }
        return portions;
    }

    private enum Effort {
        BRIEF,
        FULL
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
