package io.marquee.training;

import io.marquee.ensemble.Objective;
import java.io.Serializable;

/// How both models are trained.
///
/// @param rating options of the rating model
/// @param liked options of the liked model
/// @param hindsight which titles may stand behind another's track record
public record TrainingPlan(TrainingOptions rating, TrainingOptions liked, Hindsight hindsight)
        implements Serializable {

    /// The options of one model.
    public TrainingOptions options(Objective objective) {
        return switch (objective) {
            case RATING -> rating;
            case LIKED -> liked;
        };
    }
}
