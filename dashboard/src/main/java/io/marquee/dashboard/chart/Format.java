package io.marquee.dashboard.chart;

/// How figures are written, on axes, in tooltips and in the table. Saved files have them in full.
public enum Format {
    /// With thousands marked off, or to four digits.
    NUMBER,
    /// A share of 0 to 1 as per cent.
    PERCENT,
    /// As it is, such as a year.
    PLAIN
}
