package io.marquee.infra.sagemaker;

/// What answers on the endpoint's instances.
public enum Container {
    /// Our scoring server: raw titles in, predictions with intervals and reasons out.
    MARQUEE,
    /// SageMaker's built-in XGBoost: vectors in, one number each out, one model to an endpoint.
    XGBOOST
}
