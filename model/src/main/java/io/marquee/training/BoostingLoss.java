package io.marquee.training;

import io.marquee.ensemble.Objective;
import smile.model.cart.Loss;

/// What the next tree is fitted to: the gradient of the loss at the margins so far, and in each
/// leaf one regularized Newton step.
///
/// Smile's own losses lack the regularization, without which a leaf of confident mistakes takes a
/// step of any size. Source: Chen and Guestrin, "XGBoost: A Scalable Tree Boosting System", 2016,
/// equation 5.
final class BoostingLoss implements Loss {

    private final Objective objective;
    private final double[] targets;
    private final double regularization;
    private final double[] gradients;
    private final double[] hessians;

    BoostingLoss(Objective objective, double[] targets, double regularization) {
        this.objective = objective;
        this.targets = targets;
        this.regularization = regularization;
        this.gradients = new double[targets.length];
        this.hessians = new double[targets.length];
    }

    /// Moves on to the margins that the ensemble has reached, one per row.
    void moveTo(double[] margins) {
        for (int i = 0; i < margins.length; i++) {
            double prediction = objective.toPrediction(margins[i]);
            gradients[i] = targets[i] - prediction;
            hessians[i] =
                    switch (objective) {
                        case RATING -> 1;
                        case LIKED -> prediction * (1 - prediction);
                    };
        }
    }

    /// The value of a leaf of these rows, before shrinkage.
    @Override
    public double output(int[] rows, int[] timesDrawn) {
        double gradient = 0;
        double hessian = regularization;
        for (int row : rows) {
            gradient += timesDrawn[row] * gradients[row];
            hessian += timesDrawn[row] * hessians[row];
        }
        return hessian > 0 ? gradient / hessian : 0;
    }

    @Override
    public double[] response() {
        return gradients;
    }

    @Override
    public double[] residual() {
        return gradients;
    }

    /// Mean of the squared gradients; Smile asks for it only to log it.
    @Override
    public double value() {
        double sum = 0;
        for (double gradient : gradients) {
            sum += gradient * gradient;
        }
        return sum / gradients.length;
    }

    @Override
    public double intercept(double[] labels) {
        throw new UnsupportedOperationException("the base score is the ensemble's");
    }

    @Override
    public String toString() {
        return objective.xgboostName();
    }
}
