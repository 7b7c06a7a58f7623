package io.marquee.evaluation;

import java.util.List;

/// What more labelled titles would bring: the same test titles, models of ever more training
/// titles.
///
/// @param points by number of training titles
public record LearningCurve(List<Point> points) {

    /// @param trainingTitles number of titles that both models were trained on
    public record Point(int trainingTitles, ModelFigures figures) {}

    public LearningCurve {
        points = List.copyOf(points);
    }
}
