package io.marquee.dashboard.whatif;

import io.marquee.catalog.Title;
import io.marquee.dashboard.title.OpenModel;
import io.marquee.scoring.Prediction;
import java.util.ArrayList;
import java.util.List;

/// What is predicted of one title while one thing about it is turned from end to end: its own curve
/// of partial dependence. Unlike columns of a vector, what hangs together moves together: with the
/// year of release goes the age at which the title is added.
///
/// Source: Goldstein et al., "Peeking inside the black box", 2015.
///
/// @param dial what is turned
/// @param points ascending; none if the dial cannot be turned
public record Sweep(Dial dial, List<Point> points) {

    public Sweep {
        points = List.copyOf(points);
    }

    /// What is predicted at one place.
    ///
    /// @param label the place, for people
    /// @param number the place as a number that sorts
    /// @param own whether it is where the title stands
    public record Point(String label, int number, boolean own, Prediction prediction) {}

    /// Turns a dial.
    public static Sweep of(OpenModel model, Title title, Dial dial) {
        List<Dial.Setting> settings = dial.settings(model, title);
        List<Prediction> predictions =
                model.score(settings.stream().map(Dial.Setting::title).toList());
        int own = dial.own(title).orElse(Integer.MIN_VALUE);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < settings.size(); i++) {
            Dial.Setting setting = settings.get(i);
            points.add(
                    new Point(
                            setting.label(),
                            setting.number(),
                            setting.number() == own,
                            predictions.get(i)));
        }
        return new Sweep(dial, points);
    }
}
