package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.pipeline.CatalogSource;
import io.marquee.pipeline.MonitorPipeline.Source;
import io.marquee.pipeline.evidence.ReadLabels;
import io.marquee.pipeline.monitor.ReadCapture;
import io.marquee.pipeline.monitor.ReadGroundTruth;
import io.marquee.pipeline.run.Inputs;
import io.marquee.registry.Manifest;
import io.marquee.registry.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say what is monitored.
final class MonitorSources {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([mhd])");
    private static final String LATEST = "latest";

    @Option(
            names = "--predictions",
            paramLabel = "RUN",
            description = "A scoring run of the workspace, or 'latest'.")
    @OneOf
    private @Nullable String predictions;

    @Option(
            names = "--capture",
            paramLabel = "FILES",
            description =
                    "What a SageMaker endpoint has captured: JSON Lines; a file or a glob. May be given more than once.")
    @OneOf
    private List<String> capture = List.of();

    @Option(
            names = "--catalog",
            paramLabel = "FILES",
            description = "A catalog, as for score. May be given more than once.")
    @OneOf
    private List<String> catalog = List.of();

    @Option(
            names = "--rename",
            paramLabel = "OURS=THEIRS",
            description = "A catalog column that goes by another name there.")
    private Map<String, String> renames = Map.of();

    @Option(
            names = "--labels",
            paramLabel = "FILES",
            description =
                    "What audiences have said since, by show_id: user_rating, user_liked or both.")
    private List<String> labels = List.of();

    @Option(
            names = "--ground-truth",
            paramLabel = "FILES",
            description =
                    "What audiences have said since, by the event of a capture, as Model Monitor wants it.")
    private List<String> groundTruth = List.of();

    @Option(
            names = "--window",
            paramLabel = "TIME",
            defaultValue = "1d",
            description =
                    "Length of the windows that captures are divided into: 30m, 6h, 1d; 'none' for no division (default: ${DEFAULT-VALUE}).")
    private String window = "1d";

    /// What is monitored, found and looked at.
    ///
    /// @param window length of the windows; zero without
    /// @param modelVersion the model that made the predictions; null if none did yet
    record Found(
            Source source,
            Duration window,
            @Nullable String modelVersion,
            List<Inputs> files,
            long storedBytes)
            implements RunSession.Material {

        private static final long BUCKET_BYTES = 2L << 20;
        private static final int FEWEST_BUCKETS = 4;
        private static final int MOST_BUCKETS = 1_024;

        @Override
        public List<String> notes() {
            // What captures and labels hold besides is theirs.
            return source instanceof Source.Catalog
                    ? files.stream().flatMap(each -> each.notes().stream()).toList()
                    : List.of();
        }

        @Override
        public long bytes() {
            return storedBytes + files.stream().mapToLong(Inputs::bytes).sum();
        }

        int buckets() {
            return Math.clamp(bytes() / BUCKET_BYTES, FEWEST_BUCKETS, MOST_BUCKETS);
        }
    }

    /// Finds what is to be monitored.
    ///
    /// @throws UserError if it is not said, said twice, or not there
    Found find(Workspace workspace) {
        int given =
                (predictions == null ? 0 : 1)
                        + (capture.isEmpty() ? 0 : 1)
                        + (catalog.isEmpty() ? 0 : 1);
        if (given != 1) {
            throw new UserError(
                    "Name what to monitor with exactly one of --predictions, --capture and --catalog.");
        }
        if (!groundTruth.isEmpty() && capture.isEmpty()) {
            throw new UserError(
                    "--ground-truth belongs to --capture, whose events it names. Give verdicts by title with --labels.");
        }
        Inputs labelFiles = Inputs.of("--labels", absolute(labels), ReadLabels.COLUMNS);
        if (predictions != null) {
            return scored(workspace, predictions, labelFiles);
        }
        if (capture.isEmpty()) {
            Inputs files =
                    Inputs.of("--catalog", absolute(catalog), CatalogColumn.columns(renames));
            Found found =
                    new Found(
                            new Source.Catalog(source(1)),
                            Duration.ZERO,
                            null,
                            List.of(files, labelFiles),
                            0);
            return new Found(
                    new Source.Catalog(source(found.buckets())),
                    Duration.ZERO,
                    null,
                    found.files(),
                    0);
        }
        Duration length = window();
        return new Found(
                new Source.Captured(
                        absolute(capture), length, absolute(labels), absolute(groundTruth)),
                length,
                null,
                List.of(
                        Inputs.of("--capture", absolute(capture), ReadCapture.COLUMNS),
                        labelFiles,
                        Inputs.of(
                                "--ground-truth", absolute(groundTruth), ReadGroundTruth.COLUMNS)),
                0);
    }

    private CatalogSource source(int buckets) {
        return new CatalogSource(absolute(catalog), renames, absolute(labels), List.of(), buckets);
    }

    private Found scored(Workspace workspace, String run, Inputs labelFiles) {
        Manifest manifest =
                (run.equals(LATEST)
                                ? workspace.predictions().latest()
                                : workspace.predictions().find(run))
                        .orElseThrow(() ->
                                new UserError(
                                        "--predictions=%s: there are none in %s. Score a catalog first: ./marquee score --workspace=… --catalog=…"
                                                .formatted(
                                                        run, workspace.location("predictions"))));
        Manifest dataset =
                workspace
                        .datasets()
                        .find(manifest.runId())
                        .orElseThrow(() ->
                                new UserError(
                                        "The titles that run %s has scored are gone: %s is missing. Restore it from a copy, or score again."
                                                .formatted(
                                                        manifest.runId(),
                                                        workspace
                                                                .datasets()
                                                                .location(manifest.runId()))));
        long bytes =
                manifest.files().stream().mapToLong(file -> file.bytes()).sum()
                        + dataset.files().stream().mapToLong(file -> file.bytes()).sum();
        return new Found(
                new Source.Scored(
                        workspace.predictions().location(manifest.runId()),
                        workspace.datasets().location(manifest.runId()),
                        absolute(labels)),
                Duration.ZERO,
                manifest.modelVersion(),
                List.of(labelFiles),
                bytes);
    }

    /// The options as given, for the record.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("predictions", predictions == null ? "" : predictions);
        options.put("capture", String.join(" ", capture));
        options.put("catalog", String.join(" ", catalog));
        List<String> pairs = new ArrayList<>();
        renames.forEach((ours, theirs) -> pairs.add(ours + "=" + theirs));
        options.put("rename", String.join("\n", pairs));
        options.put("labels", String.join(" ", labels));
        options.put("ground-truth", String.join(" ", groundTruth));
        options.put("window", window);
        return options;
    }

    private Duration window() {
        if (window.equals("none")) {
            return Duration.ZERO;
        }
        Matcher matcher = DURATION.matcher(window);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
            throw new UserError(
                    "--window=%s is no length of time. Give a number with m, h or d, such as 6h, or none."
                            .formatted(window));
        }
        long count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static List<String> absolute(List<String> paths) {
        return paths.stream().map(Inputs::absolute).toList();
    }
}
