package io.marquee.infra.sagemaker;

/// How an endpoint stands, in SageMaker's words.
public enum EndpointStatus {
    CREATING,
    UPDATING,
    SYSTEM_UPDATING,
    ROLLING_BACK,
    IN_SERVICE,
    OUT_OF_SERVICE,
    DELETING,
    FAILED,
    UPDATE_ROLLBACK_FAILED,
    /// One that this program does not know.
    UNKNOWN;

    /// Whether it changes no more by itself.
    public boolean isSettled() {
        return switch (this) {
            case IN_SERVICE, OUT_OF_SERVICE, FAILED, UPDATE_ROLLBACK_FAILED -> true;
            case CREATING, UPDATING, SYSTEM_UPDATING, ROLLING_BACK, DELETING, UNKNOWN -> false;
        };
    }

    static EndpointStatus of(
            software.amazon.awssdk.services.sagemaker.model.EndpointStatus status) {
        return switch (status) {
            case CREATING -> CREATING;
            case UPDATING -> UPDATING;
            case SYSTEM_UPDATING -> SYSTEM_UPDATING;
            case ROLLING_BACK -> ROLLING_BACK;
            case IN_SERVICE -> IN_SERVICE;
            case OUT_OF_SERVICE -> OUT_OF_SERVICE;
            case DELETING -> DELETING;
            case FAILED -> FAILED;
            case UPDATE_ROLLBACK_FAILED -> UPDATE_ROLLBACK_FAILED;
            case UNKNOWN_TO_SDK_VERSION -> UNKNOWN;
        };
    }
}
