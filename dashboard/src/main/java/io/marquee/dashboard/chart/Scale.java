package io.marquee.dashboard.chart;

import java.util.LinkedHashMap;
import java.util.Map;

/// What an axis, or a range of colours, stands for.
///
/// @param name with its unit
/// @param format of its figures
/// @param min where it begins; NaN for where its figures do
/// @param max where it ends; NaN for where its figures do
public record Scale(String name, Format format, double min, double max) {

    /// Numbers, as far as there are any.
    public static Scale of(String name) {
        return new Scale(name, Format.NUMBER, Double.NaN, Double.NaN);
    }

    /// Shares of 0 to 1, in per cent.
    public static Scale share(String name) {
        return new Scale(name, Format.PERCENT, 0, 1);
    }

    /// Years, as far as there are any.
    public static Scale years(String name) {
        return new Scale(name, Format.PLAIN, Double.NaN, Double.NaN);
    }

    /// The same from one value to another.
    public Scale between(double from, double to) {
        return new Scale(name, format, from, to);
    }

    /// An axis of ECharts.
    ///
    /// @param fromZero whether zero is on it even where no figure is near
    Map<String, Object> axis(boolean fromZero) {
        Map<String, Object> axis = new LinkedHashMap<>();
        axis.put("type", "value");
        axis.put("name", name);
        axis.put("nameLocation", "middle");
        axis.put("format", format);
        axis.put("scale", !fromZero);
        if (!Double.isNaN(min)) {
            axis.put("min", min);
        }
        if (!Double.isNaN(max)) {
            axis.put("max", max);
        }
        return axis;
    }
}
