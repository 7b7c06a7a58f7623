package io.marquee.explanation;

import java.util.List;

/// Why one title's prediction is what it is. Base, reasons and everything else add up to the margin
/// of the prediction: rating points of a rating model, log-odds of a liked model.
///
/// @param base the margin expected of a title of which nothing is known
/// @param reasons what moved it most from there, strongest first
/// @param everythingElse what all the rest moved it by
public record Explanation(double base, List<Reason> reasons, double everythingElse) {

    public Explanation {
        reasons = List.copyOf(reasons);
    }

    /// The margin that is explained.
    public double margin() {
        double sum = base + everythingElse;
        for (Reason reason : reasons) {
            sum += reason.contribution();
        }
        return sum;
    }
}
