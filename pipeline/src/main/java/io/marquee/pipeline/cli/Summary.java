package io.marquee.pipeline.cli;

import io.marquee.Json;
import io.marquee.drift.DriftReport;
import io.marquee.evaluation.BackTest;
import io.marquee.evaluation.ClassificationMetrics;
import io.marquee.evaluation.CoverageEvaluation;
import io.marquee.evaluation.CrossValidation;
import io.marquee.evaluation.Evaluation;
import io.marquee.evaluation.Interval;
import io.marquee.evaluation.LikedEvaluation;
import io.marquee.evaluation.NoiseControl;
import io.marquee.evaluation.RatingEvaluation;
import io.marquee.evaluation.RegressionMetrics;
import io.marquee.evaluation.Studies;
import io.marquee.infra.cloudwatch.PublishedFigures;
import io.marquee.pipeline.run.Counts;
import io.marquee.registry.RunRecord;
import io.marquee.registry.StoredModel;
import io.marquee.registry.Streams;
import io.marquee.registry.Workspace;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run says at its end.
final class Summary {

    private final Workspace workspace;
    private final RunRecord run;
    private final PrintWriter out;

    Summary(Workspace workspace, RunRecord run, PrintWriter out) {
        this.workspace = workspace;
        this.run = run;
        this.out = out;
    }

    /// The run as JSON, with its evaluation if it made one.
    void json(@Nullable Evaluation evaluation) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", run);
        if (evaluation != null) {
            result.put("evaluation", evaluation);
        }
        out.println(new String(Json.pretty(result), java.nio.charset.StandardCharsets.UTF_8));
    }

    /// The run as JSON, with what has drifted, and what became of it in CloudWatch.
    ///
    /// @param published null if nothing was to be published
    void drift(DriftReport report, @Nullable PublishedFigures published) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("run", run);
        result.put("drift", report);
        if (published != null) {
            result.put("published", published);
        }
        out.println(new String(Json.pretty(result), java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Where every row went, and what was mended.
    void counts(Counts counts) {
        long rejected =
                counts.under(Counts.ROWS_REJECTED).values().stream().mapToLong(n -> n).sum();
        out.println();
        out.println("Catalog");
        Table catalog =
                new Table()
                        .row("rows read", number(counts.of(Counts.ROWS_READ)))
                        .row("accepted", number(counts.of(Counts.ROWS_ACCEPTED)))
                        .row("merged into the same title", number(counts.of(Counts.ROWS_MERGED)))
                        .row("rejected", number(rejected));
        counts.under(Counts.ROWS_REJECTED)
                .forEach((reason, n) -> catalog.row("  " + words(reason), number(n)));
        catalog.print(out);
        section("Repairs", counts.under("repairs"));
        section("Labels", counts.under("labels"));
        section("Engagement events", counts.under("events"));
    }

    /// What became of every event and title of a stream.
    void stream(Counts counts) {
        section("Engagement events", counts.under("events"));
        section("Titles", counts.under("rows"));
    }

    /// Each metric with its interval, beside the naive answers.
    static void evaluation(Evaluation evaluation, PrintWriter out) {
        RatingEvaluation rating = evaluation.rating();
        out.println();
        out.println(
                "User rating: %s titles trained on, %s tested on"
                        .formatted(number(rating.trainingTitles()), number(rating.testTitles())));
        RegressionMetrics mean = rating.mean();
        RegressionMetrics genre = rating.genreMean();
        Table.of("", "model", "95 % interval", "mean", "genre mean")
                .row(
                        "RMSE",
                        figure(rating.model().rmse()),
                        interval(rating.intervals().rmse()),
                        figure(mean.rmse()),
                        figure(genre.rmse()))
                .row(
                        "MAE",
                        figure(rating.model().mae()),
                        interval(rating.intervals().mae()),
                        figure(mean.mae()),
                        figure(genre.mae()))
                .row(
                        "R²",
                        figure(rating.model().r2()),
                        interval(rating.intervals().r2()),
                        figure(mean.r2()),
                        figure(genre.r2()))
                .print(out);
        LikedEvaluation liked = evaluation.liked();
        ClassificationMetrics model = liked.model();
        ClassificationMetrics always = liked.alwaysLiked();
        ClassificationMetrics share = liked.genreShare();
        out.println();
        out.println(
                "Liked: %s titles trained on, %s tested on, %.0f %% of them liked"
                        .formatted(
                                number(liked.trainingTitles()),
                                number(liked.testTitles()),
                                100 * model.positiveShare()));
        Table.of("", "model", "95 % interval", "always liked", "genre share")
                .row(
                        "ROC AUC",
                        figure(model.rocAuc()),
                        interval(liked.intervals().rocAuc()),
                        figure(always.rocAuc()),
                        figure(share.rocAuc()))
                .row(
                        "accuracy",
                        figure(model.accuracy()),
                        interval(liked.intervals().accuracy()),
                        figure(always.accuracy()),
                        figure(share.accuracy()))
                .row(
                        "precision",
                        figure(model.precision()),
                        interval(liked.intervals().precision()),
                        figure(always.precision()),
                        figure(share.precision()))
                .row(
                        "recall",
                        figure(model.recall()),
                        interval(liked.intervals().recall()),
                        figure(always.recall()),
                        figure(share.recall()))
                .row(
                        "F1",
                        figure(model.f1()),
                        interval(liked.intervals().f1()),
                        figure(always.f1()),
                        figure(share.f1()))
                .row(
                        "log loss",
                        figure(model.logLoss()),
                        interval(liked.intervals().logLoss()),
                        figure(always.logLoss()),
                        figure(share.logLoss()))
                .row(
                        "calibration error",
                        figure(model.calibrationError()),
                        interval(liked.intervals().calibrationError()),
                        figure(always.calibrationError()),
                        figure(share.calibrationError()))
                .print(out);
    }

    /// Beyond the one test split: whether intervals hold what they promise, and how the models did
    /// in other trials.
    static void studies(Evaluation evaluation, PrintWriter out) {
        Table table = Table.of("", "titles", "R²", "ROC AUC");
        Studies studies = evaluation.studies();
        CrossValidation folds = studies.crossValidation();
        if (folds != null) {
            table.row(
                    "cross-validation, %d folds".formatted(folds.folds().size()),
                    number(evaluation.rating().trainingTitles()),
                    spread(folds.r2()),
                    spread(folds.rocAuc()));
        }
        BackTest backTest = studies.backTest();
        if (backTest != null) {
            table.row(
                    "added since %s, trained on what was before".formatted(backTest.cut()),
                    number(backTest.rating().testTitles()),
                    figure(backTest.rating().model().r2()),
                    figure(backTest.liked().model().rocAuc()));
        }
        NoiseControl noise = studies.noiseControl();
        if (noise != null) {
            table.row(
                    "shuffled labels, so that nothing can be known",
                    number(noise.ratingTitles()),
                    figure(noise.r2()),
                    figure(noise.rocAuc()));
        }
        out.println();
        out.println("Other trials");
        table.print(out);
        CoverageEvaluation coverage = evaluation.rating().coverage();
        if (coverage != null) {
            CoverageEvaluation.Coverage all = coverage.all();
            out.println();
            out.println(
                    String.format(
                            Locale.ROOT,
                            "Intervals of %.0f %%: %.1f %% of the test titles' ratings lie in theirs (%.1f – %.1f %%), mean width %.2f points",
                            100 * coverage.nominal(),
                            100 * all.share(),
                            100 * all.shareInterval().low(),
                            100 * all.shareInterval().high(),
                            all.meanWidth()));
        }
    }

    private static String spread(CrossValidation.Spread spread) {
        return figure(spread.mean()) + " ± " + figure(spread.standardDeviation());
    }

    /// What the gate said, and what became of the model.
    void verdict(StoredModel model, boolean promoted) {
        out.println();
        out.println(
                "Gate: "
                        + (model.manifest().gate().accepted() ? "accepted. " : "REFUSED. ")
                        + model.manifest().gate().sentence());
        out.println(
                "Model "
                        + model.version()
                        + (promoted ? " is the champion now." : " was kept, and not promoted."));
    }

    /// Where everything lies.
    void places() {
        out.println();
        out.println("Run " + run.id() + ": " + run.status().name().toLowerCase(Locale.ROOT));
        Table places =
                new Table().row("record", workspace.location("runs/" + run.id() + "/run.json"));
        if (workspace.models().find(run.id()).isPresent()) {
            places.row("model", workspace.location("models/" + run.id()));
        }
        if (workspace.datasets().find(run.id()).isPresent()) {
            places.row("dataset", workspace.datasets().location(run.id()));
        }
        if (workspace.predictions().find(run.id()).isPresent()) {
            places.row("predictions", workspace.predictions().location(run.id()));
        }
        if (workspace.monitoring().find(run.id()).isPresent()) {
            places.row("drift", workspace.monitoring().location(run.id()));
        }
        if (run.request().command().equals(StreamCommand.NAME)) {
            places.row("stream", workspace.location(Streams.folder(StreamOrigin.streamOf(run))));
        }
        places.print(out);
    }

    private void section(String heading, Map<String, Long> counts) {
        if (!counts.isEmpty()) {
            out.println();
            out.println(heading);
            Table table = new Table();
            counts.forEach((name, n) -> table.row(words(name), number(n)));
            table.print(out);
        }
    }

    static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace(".", ": ");
    }

    private static String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String interval(Interval interval) {
        return Double.isNaN(interval.low())
                ? "–"
                : figure(interval.low()) + " – " + figure(interval.high());
    }
}
