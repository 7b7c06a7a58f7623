package io.marquee.ensemble;

/// What an ensemble predicts, and how the sum of its leaves becomes that prediction.
public enum Objective {
    /// The user rating, on the scale of its labels. The margin is the prediction.
    RATING("reg:squarederror") {
        @Override
        double toMargin(double prediction) {
            return prediction;
        }

        @Override
        public double toPrediction(double margin) {
            return margin;
        }
    },

    /// The probability, 0 to 1, that users like the title. The margin is its log-odds.
    LIKED("binary:logistic") {
        @Override
        double toMargin(double prediction) {
            return StrictMath.log(prediction / (1 - prediction));
        }

        // StrictMath: the same bits on every machine, so runners on different hardware agree.
        @Override
        public double toPrediction(double margin) {
            return 1 / (1 + StrictMath.exp(-margin));
        }
    };

    private final String xgboostName;

    Objective(String xgboostName) {
        this.xgboostName = xgboostName;
    }

    /// What XGBoost calls this objective.
    public String xgboostName() {
        return xgboostName;
    }

    /// @param margin base margin plus the sum of the leaves a row falls into
    /// @return a rating or a probability
    public abstract double toPrediction(double margin);

    /// The inverse of [#toPrediction].
    abstract double toMargin(double prediction);
}
