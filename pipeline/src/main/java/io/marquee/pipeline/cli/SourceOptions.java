package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.catalog.CatalogColumn;
import io.marquee.evaluation.PostReleaseColumns;
import io.marquee.pipeline.CatalogSource;
import io.marquee.pipeline.evidence.ReadEngagement;
import io.marquee.pipeline.evidence.ReadLabels;
import io.marquee.pipeline.run.Inputs;
import io.marquee.registry.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/// The options that say where a run's data comes from.
final class SourceOptions {

    /// A bucket of titles should fit into memory many times over.
    private static final long BUCKET_BYTES = 2L << 20;

    private static final int FEWEST_BUCKETS = 4;
    private static final int MOST_BUCKETS = 1_024;

    @Option(
            names = "--catalog",
            required = true,
            paramLabel = "FILES",
            description =
                    "The catalog: CSV, JSON Lines or Parquet; a file or a glob. May be given more than once.")
    private List<String> catalog = List.of();

    @Option(
            names = "--labels",
            paramLabel = "FILES",
            description =
                    "What audiences thought: show_id with user_rating (1-5), user_liked (0/1) or both. Training needs ratings.")
    private List<String> labels = List.of();

    @Option(
            names = "--engagement",
            paramLabel = "FILES",
            description =
                    "What users did: event_id,user_id,title_id,kind,value,occurred_at; kind is rate, like, dislike, play or finish.")
    private List<String> engagement = List.of();

    @Option(
            names = "--rename",
            paramLabel = "OURS=THEIRS",
            description =
                    "A catalog column that goes by another name there: --rename=listed_in=genres.")
    private Map<String, String> renames = Map.of();

    /// The inputs, found and looked at.
    ///
    /// @param source for the pipeline
    record Found(CatalogSource source, Inputs catalog, Inputs labels, Inputs engagement)
            implements RunSession.Material {

        @Override
        public List<String> notes() {
            List<String> all = new ArrayList<>(catalog.notes());
            all.addAll(labels.notes());
            all.addAll(engagement.notes());
            return all;
        }

        @Override
        public long bytes() {
            return catalog.bytes() + labels.bytes() + engagement.bytes();
        }

        /// All files with a digest of each.
        List<Provenance.Source> digests() {
            List<Provenance.Source> all = new ArrayList<>(catalog.sources(Provenance.Role.CATALOG));
            all.addAll(labels.sources(Provenance.Role.LABELS));
            all.addAll(engagement.sources(Provenance.Role.ENGAGEMENT));
            return all;
        }
    }

    /// Of labels it is right that they are known only after release.
    private static void refuseWhatIsKnownTooLate(String ours, String theirs) {
        if (!ours.startsWith("user_")) {
            PostReleaseColumns.reason(theirs)
                    .ifPresent(reason -> {
                        throw new UserError(
                                "--rename=%s=%s would teach the models what they are to predict: %s. Only user_rating and user_liked may come from such a column."
                                        .formatted(ours, theirs, reason));
                    });
        }
    }

    /// Finds the inputs.
    ///
    /// @throws io.marquee.UserError if one is missing or cannot be read as what it should be
    Found find() {
        renames.forEach(SourceOptions::refuseWhatIsKnownTooLate);
        List<String> catalogPaths = absolute(catalog);
        List<String> labelPaths = absolute(labels);
        List<String> engagementPaths = absolute(engagement);
        Inputs catalogFiles = Inputs.of("--catalog", catalogPaths, CatalogColumn.columns(renames));
        Inputs labelFiles = Inputs.of("--labels", labelPaths, ReadLabels.COLUMNS);
        Inputs engagementFiles = Inputs.of("--engagement", engagementPaths, ReadEngagement.COLUMNS);
        long bytes = catalogFiles.bytes() + labelFiles.bytes() + engagementFiles.bytes();
        int buckets = Math.clamp(bytes / BUCKET_BYTES, FEWEST_BUCKETS, MOST_BUCKETS);
        return new Found(
                new CatalogSource(catalogPaths, renames, labelPaths, engagementPaths, buckets),
                catalogFiles,
                labelFiles,
                engagementFiles);
    }

    /// The options as given, for the record: as [Provenance] has them, except that several files
    /// stand on one line.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("catalog", String.join(" ", catalog));
        options.put("labels", String.join(" ", labels));
        options.put("engagement", String.join(" ", engagement));
        List<String> pairs = new ArrayList<>();
        renames.forEach((ours, theirs) -> pairs.add(ours + "=" + theirs));
        options.put("rename", String.join("\n", pairs));
        return options;
    }

    private static List<String> absolute(List<String> paths) {
        return paths.stream().map(Inputs::absolute).toList();
    }
}
