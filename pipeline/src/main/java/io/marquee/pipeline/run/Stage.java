package io.marquee.pipeline.run;

import java.util.Locale;

/// The stages that a run reports on, in the order of the flow.
public enum Stage {
    READ("rows read"),
    CLEAN("rows cleaned"),
    LABEL("labels and events read"),
    MERGE("titles merged"),
    FIT("titles profiled"),
    SEARCH("trials run"),
    TRAIN("examples trained on"),
    EVALUATE("titles tested on"),
    SCORE("titles scored"),
    COMPARE("titles compared"),
    WRITE("rows written");

    private final String rows;

    Stage(String rows) {
        this.rows = rows;
    }

    /// What the stage's rows are, for people.
    public String rows() {
        return rows;
    }

    /// The stage's name in records.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
