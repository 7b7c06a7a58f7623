package io.marquee.pipeline.monitor;

import io.marquee.catalog.Kind;
import io.marquee.catalog.Length;
import io.marquee.catalog.Maturity;
import io.marquee.catalog.StatedVerdict;
import io.marquee.catalog.Title;
import io.marquee.label.Label;
import io.marquee.label.Split;
import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.pipeline.read.ReadTable;
import io.marquee.pipeline.run.CountRows;
import io.marquee.pipeline.run.Counts;
import io.marquee.pipeline.run.StageMeter;
import io.marquee.table.Columns;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;

/// Reads what a scoring run has published: its predictions, and the titles that it cleaned.
public final class ReadScored extends PTransform<PBegin, PCollectionTuple> {

    private static final long serialVersionUID = 1;

    private static final Columns TITLES =
            columns(
                    "title_id",
                    "kind",
                    "title",
                    "directors",
                    "cast",
                    "countries",
                    "added",
                    "release_year",
                    "maturity",
                    "runtime_minutes",
                    "seasons",
                    "genres",
                    "description",
                    "split");

    private static final Columns PREDICTIONS =
            columns(
                    "title_id",
                    "predicted_rating",
                    "like_probability",
                    "actual_rating",
                    "actual_liked",
                    "split");

    private final String predictions;
    private final String dataset;
    private final StageMeter meter;

    /// Reads a scoring run.
    ///
    /// @param predictions the folder of its predictions
    /// @param dataset the folder of its dataset
    public ReadScored(String predictions, String dataset, StageMeter meter) {
        this.predictions = predictions;
        this.dataset = dataset;
        this.meter = meter;
    }

    @Override
    public PCollectionTuple expand(PBegin begin) {
        PCollection<List<TableRow>> titles =
                begin.apply(
                        "ReadTitles",
                        new ReadTable(List.of(dataset + "/titles/*.parquet"), TITLES, meter));
        PCollection<List<TableRow>> answers =
                begin.apply(
                        "ReadPredictions",
                        new ReadTable(List.of(predictions + "/*.parquet"), PREDICTIONS, meter));
        PCollection<List<Observation>> observations =
                PCollectionList.of(titles.apply("Titles", each(ReadScored::title)))
                        .and(answers.apply("Predictions", each(ReadScored::answer)))
                        .apply("Both", Flatten.pCollections());
        return PCollectionTuple.of(MonitorTags.OBSERVATIONS, observations)
                .and(
                        MonitorTags.COUNTS,
                        titles.apply(
                                "Count",
                                new CountRows<>((row, counts) ->
                                        counts.add(Counts.ROWS_READ, 1)
                                                .add(Counts.ROWS_ACCEPTED, 1))));
    }

    private static PTransform<PCollection<? extends List<TableRow>>, PCollection<List<Observation>>>
            each(SerializableFunction<List<String>, Observation> read) {
        return new PTransform<>() {

            private static final long serialVersionUID = 1;

            @Override
            public PCollection<List<Observation>> expand(
                    PCollection<? extends List<TableRow>> rows) {
                return rows.apply(
                                "Observe",
                                MapElements.into(new TypeDescriptor<List<Observation>>() {})
                                        .via(block -> observations(block, read)))
                        .setCoder(ListCoder.of(RecordCoder.of(Observation.class)));
            }
        };
    }

    private static List<Observation> observations(
            List<TableRow> block, SerializableFunction<List<String>, Observation> read) {
        List<Observation> observations = new ArrayList<>(block.size());
        for (TableRow row : block) {
            if (row instanceof TableRow.Readable readable) {
                observations.add(read.apply(readable.cells()));
            }
        }
        return observations;
    }

    private static Observation title(List<String> cells) {
        return new Observation(
                Observation.EVER,
                cells.get(0),
                "",
                new Title(
                        cells.get(0),
                        Kind.valueOf(cells.get(1)),
                        cells.get(2),
                        entries(cells.get(3)),
                        entries(cells.get(4)),
                        entries(cells.get(5)),
                        cells.get(6).isEmpty() ? null : LocalDate.parse(cells.get(6)),
                        Integer.parseInt(cells.get(7)),
                        Maturity.parse(cells.get(8)).orElse(null),
                        length(cells.get(9), cells.get(10)),
                        entries(cells.get(11)),
                        cells.get(12),
                        StatedVerdict.NONE,
                        new RowOrigin("titles", 1, 1),
                        List.of(),
                        List.of()),
                null,
                false,
                cells.get(13).equals(Split.TRAIN.name()),
                Label.NONE);
    }

    private static Observation answer(List<String> cells) {
        return new Observation(
                Observation.EVER,
                cells.get(0),
                "",
                null,
                new Observation.Answer(
                        Double.parseDouble(cells.get(1)), Double.parseDouble(cells.get(2))),
                false,
                cells.get(5).equals(Split.TRAIN.name()),
                new Label(
                        cells.get(3).isEmpty() ? null : Double.valueOf(cells.get(3)),
                        cells.get(4).isEmpty() ? null : Boolean.valueOf(cells.get(4))));
    }

    private static @Nullable Length length(String minutes, String seasons) {
        if (!minutes.isEmpty()) {
            return new Length.Minutes(Integer.parseInt(minutes));
        }
        return seasons.isEmpty() ? null : new Length.Seasons(Integer.parseInt(seasons));
    }

    /// Lists come as text; no entry has a comma in it, since commas are what cleaning parts them
    /// at.
    private static List<String> entries(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(", ", -1));
    }

    private static Columns columns(String... names) {
        return new Columns(List.of(names), List.of(names), Map.of());
    }
}
