package io.marquee.dashboard.live;

import io.marquee.dashboard.chart.Bars;
import io.marquee.dashboard.chart.Captions;
import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.Format;
import io.marquee.dashboard.chart.Scale;
import io.marquee.dashboard.chart.Series;
import io.marquee.dashboard.live.LiveNews.Stretch;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/// What goes on, in pictures.
public final class LiveCharts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private LiveCharts() {}

    /// What users did, window by window.
    public static ChartSpec engagement(LiveNews news) {
        List<Stretch> windows = news.windows();
        return new Bars(
                        new Captions(
                                "What users do",
                                "Events of all titles in windows of %d minutes, by the time at which they happened."
                                        .formatted(news.windowMinutes())),
                        "From (UTC)",
                        new Scale("Events", Format.NUMBER, 0, Double.NaN),
                        Bars.Shape.COLUMNS,
                        windows.stream().map(window -> TIME.format(window.begin())).toList(),
                        List.of(
                                series("plays", windows, Stretch::plays),
                                series("finishes", windows, Stretch::finishes),
                                series("ratings", windows, Stretch::ratings),
                                series("likes", windows, Stretch::likes),
                                series("dislikes", windows, Stretch::dislikes)))
                .spec();
    }

    private static Series series(
            String name, List<Stretch> windows, ToLongFunction<Stretch> count) {
        return Series.of(name, windows.stream().mapToDouble(count::applyAsLong).toArray());
    }
}
