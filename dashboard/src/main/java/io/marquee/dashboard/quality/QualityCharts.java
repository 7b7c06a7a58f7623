package io.marquee.dashboard.quality;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Format;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.dashboard.quality.CatalogProfile.Bar;
import io.marquee.dashboard.quality.CatalogProfile.Distribution;
import io.marquee.dashboard.quality.CatalogProfile.MissingShare;
import java.util.List;

/// How the quality of data is drawn.
public final class QualityCharts {

    private QualityCharts() {}

    /// What share of the titles lacks each column.
    public static ChartSpec missing(CatalogProfile profile) {
        return new Bars(
                        new Captions("Missing values", "Titles of which a column is not known."),
                        "Column",
                        new Scale("Titles without it", Format.PERCENT, 0, Double.NaN),
                        Bars.Shape.BARS,
                        profile.missing().stream().map(MissingShare::column).toList(),
                        List.of(
                                Series.of(
                                        "Titles without it",
                                        profile.missing().stream()
                                                .mapToDouble(share ->
                                                        profile.titles() == 0
                                                                ? Double.NaN
                                                                : (double) share.missing()
                                                                        / profile.titles())
                                                .toArray())))
                .spec();
    }

    /// How many titles have each value.
    ///
    /// @param lying whether names are long
    public static ChartSpec distribution(Distribution distribution, boolean lying) {
        return new Bars(
                        new Captions(distribution.name(), "Titles of each value."),
                        distribution.name(),
                        Scale.of("Titles"),
                        lying ? Bars.Shape.BARS : Bars.Shape.COLUMNS,
                        distribution.bars().stream().map(Bar::value).toList(),
                        List.of(
                                Series.of(
                                        "Titles",
                                        distribution.bars().stream()
                                                .mapToDouble(Bar::titles)
                                                .toArray())))
                .spec();
    }

    /// The share of rows that runs rejected.
    ///
    /// @param trend newest first
    public static ChartSpec trend(List<TrendPoint> trend) {
        List<TrendPoint> oldestFirst = trend.reversed();
        return new Bars(
                        new Captions(
                                "Rejected rows over time",
                                "The share of the catalog's rows that each run rejected, the newest run last."),
                        "Run",
                        new Scale("Rows rejected", Format.PERCENT, 0, Double.NaN),
                        Bars.Shape.COLUMNS,
                        oldestFirst.stream()
                                .map(point -> point.command() + " " + point.runId())
                                .toList(),
                        List.of(
                                Series.of(
                                        "Rows rejected",
                                        oldestFirst.stream()
                                                .mapToDouble(point -> point.rows().rejectedShare())
                                                .toArray())))
                .spec();
    }
}
