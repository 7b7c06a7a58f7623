package io.marquee.dashboard.title;

import io.marquee.dashboard.chart.ChartSpec;
import io.marquee.dashboard.chart.DataTable;
import io.marquee.explanation.Explanation;
import io.marquee.explanation.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// From what is expected of any title to what is predicted of this one, step by step.
///
/// @param steps of which each begins where the one before it ends
public record Waterfall(List<Step> steps) {

    /// So much of the range is left free at both ends.
    private static final double MARGIN = 0.1;

    public Waterfall {
        steps = List.copyOf(steps);
    }

    /// One step.
    ///
    /// @param text what is the reason for it
    /// @param from a rating
    /// @param to a rating
    /// @param total whether it is no step but where the way begins or ends; `from` and `to` are
    ///   equal
    public record Step(String text, double from, double to, boolean total) {}

    /// The way that an explanation goes.
    ///
    /// @param most how many reasons are told on their own; the rest is one step
    public static Waterfall of(Explanation explanation, int most) {
        List<Step> steps = new ArrayList<>();
        double at = explanation.base();
        steps.add(new Step("Any title", at, at, true));
        List<Reason> reasons = explanation.reasons();
        for (Reason reason : reasons.subList(0, Math.min(most, reasons.size()))) {
            steps.add(new Step(reason.text(), at, at + reason.contribution(), false));
            at += reason.contribution();
        }
        double end = explanation.margin();
        steps.add(new Step("everything else", at, end, false));
        steps.add(new Step("This title", end, end, true));
        return new Waterfall(steps);
    }

    /// The way as a chart.
    ///
    /// @param title what it is of
    public ChartSpec spec(String title) {
        double low = steps.stream().mapToDouble(s -> Math.min(s.from(), s.to())).min().orElse(1);
        double high = steps.stream().mapToDouble(s -> Math.max(s.from(), s.to())).max().orElse(5);
        double pad = Math.max(MARGIN * (high - low), MARGIN / 2);
        double floor = Math.floor((low - pad) * 10) / 10;
        double ceiling = Math.ceil((high + pad) * 10) / 10;
        Map<String, Object> option = new LinkedHashMap<>();
        option.put(
                "xAxis", Map.of("type", "value", "format", "NUMBER", "min", floor, "max", ceiling));
        option.put(
                "yAxis",
                Map.of(
                        "type",
                        "category",
                        "inverse",
                        true,
                        "data",
                        steps.stream().map(Step::text).toList()));
        option.put("tooltip", Map.of("trigger", "axis"));
        option.put("legend", Map.of("data", List.of("raises", "lowers", "rating")));
        option.put(
                "series",
                List.of(
                        ground(),
                        bars("raises", 2, step -> !step.total() && step.to() >= step.from()),
                        bars("lowers", 1, step -> !step.total() && step.to() < step.from()),
                        totals()));
        return new ChartSpec(title, description(), option, table());
    }

    private String description() {
        Step end = steps.getLast();
        return String.format(
                Locale.ROOT,
                "From %.2f, what is expected of any title, to %.2f, in %d steps.",
                steps.getFirst().from(),
                end.to(),
                steps.size() - 2);
    }

    /// What the steps float on.
    private Map<String, Object> ground() {
        Map<String, Object> ground = new LinkedHashMap<>();
        ground.put("name", "ground");
        ground.put("type", "bar");
        ground.put("stack", "way");
        ground.put("silent", true);
        ground.put("itemStyle", Map.of("color", "transparent"));
        ground.put("data", points(step -> step.total() ? null : Math.min(step.from(), step.to())));
        return ground;
    }

    private Map<String, Object> bars(String name, int lane, Predicate<Step> which) {
        Map<String, Object> bars = new LinkedHashMap<>();
        bars.put("name", name);
        bars.put("type", "bar");
        bars.put("stack", "way");
        bars.put("lane", lane);
        bars.put(
                "data",
                points(step -> which.test(step) ? Math.abs(step.to() - step.from()) : null));
        return bars;
    }

    private Map<String, Object> totals() {
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("name", "rating");
        totals.put("type", "scatter");
        totals.put("symbol", "diamond");
        totals.put("lane", 0);
        totals.put("lanes", 1);
        totals.put("data", points(step -> step.total() ? step.to() : null));
        return totals;
    }

    private List<Map<String, Object>> points(Width width) {
        List<Map<String, Object>> points = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            List<@Nullable Object> value = new ArrayList<>();
            value.add(width.of(steps.get(i)));
            value.add(i);
            points.add(Map.of("value", Collections.unmodifiableList(value), "row", i));
        }
        return points;
    }

    private DataTable table() {
        return new DataTable(
                List.of("Because of", "Moves the rating by", "To"),
                steps.stream()
                        .map(step ->
                                List.<Object>of(
                                        step.text(),
                                        step.total() ? "" : step.to() - step.from(),
                                        step.to()))
                        .toList());
    }

    private interface Width {
        @Nullable Double of(Step step);
    }
}
