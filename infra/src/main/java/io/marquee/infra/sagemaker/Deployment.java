package io.marquee.infra.sagemaker;

import io.marquee.UserError;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is to be: an endpoint and all that belongs to it.
///
/// @param endpoint its name
/// @param image the container's address in ECR
/// @param role the ARN of the role that the endpoint has
/// @param served what answers
/// @param shadow answers beside it, to nobody; null for none
/// @param settings how
public record Deployment(
        String endpoint,
        String image,
        String role,
        Artifact served,
        @Nullable Artifact shadow,
        Settings settings) {

    /// The names of the variants, which are dimensions of metrics.
    public static final String VARIANT = "AllTraffic";

    /// See [#VARIANT].
    public static final String SHADOW = "Shadow";

    /// Policies know endpoints in small letters, whatever they are called. Models and
    /// configurations have the name too, and a digest behind it, within the 63 characters that
    /// SageMaker allows.
    private static final Pattern NAME = Pattern.compile("[a-z0-9](-*[a-z0-9]){0,49}");

    private static final int LONGEST_NAME = 50;
    private static final Pattern ROLE =
            Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final int ALL = 100;

    /// A model in S3.
    ///
    /// @param version in the registry
    /// @param address of its package
    public record Artifact(String version, String address) {}

    /// How it is to run.
    ///
    /// @param capturePercent share of invocations kept, 0 to 100; 0 for none
    /// @param captureTo `s3://` address below which they are kept
    /// @param scaling null for a fixed number of instances
    /// @param tags for everything that is made, over those that Marquee sets itself
    public record Settings(
            Hosting hosting,
            @Nullable Scaling scaling,
            int capturePercent,
            String captureTo,
            Rollout rollout,
            Map<String, String> tags) {

        public Settings {
            tags = Map.copyOf(tags);
            if (capturePercent < 0 || capturePercent > ALL) {
                throw new UserError(
                        "--capture-percent is %d; it has to be between 0 and 100."
                                .formatted(capturePercent));
            }
        }
    }

    public Deployment {
        checkName(endpoint);
        if (!ROLE.matcher(role).matches()) {
            throw new UserError(
                    "--role is '%s'; it has to be a role's ARN, arn:aws:iam::ACCOUNT:role/NAME."
                            .formatted(role));
        }
        if (image.isBlank()) {
            throw new UserError("--image is empty; it has to be a container's address in ECR.");
        }
        if (settings.hosting() instanceof Hosting.Serverless) {
            refuseWithServerless(
                    settings.capturePercent() > 0, "data capture", "--capture-percent=0");
            refuseWithServerless(settings.scaling() != null, "this auto-scaling", "no --scale-at");
            refuseWithServerless(shadow != null, "shadow variants", "no --shadow");
            refuseWithServerless(
                    !(settings.rollout().steps() instanceof Rollout.All)
                            || !settings.rollout().alarms().isEmpty(),
                    "gradual roll-outs",
                    "--rollout=all and no --alarms");
        }
    }

    /// @throws UserError if SageMaker would not take the name, or policies would not know it
    public static String checkName(String endpoint) {
        if (endpoint.length() > LONGEST_NAME || !NAME.matcher(endpoint).matches()) {
            throw new UserError(
                    "--endpoint is '%s'; it has to be small letters, digits and hyphens, 50 at the most."
                            .formatted(endpoint));
        }
        return endpoint;
    }

    private static void refuseWithServerless(boolean asked, String what, String instead) {
        if (asked) {
            throw new UserError(
                    "A serverless endpoint has no %s. Give %s, or an --instance-type."
                            .formatted(what, instead));
        }
    }
}
