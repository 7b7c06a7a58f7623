package io.marquee.infra.sagemaker;

import io.marquee.UserError;
import java.util.Set;
import java.util.regex.Pattern;

/// What the endpoint runs on.
public sealed interface Hosting {

    /// Machines that run, and cost, all the time.
    ///
    /// @param type `ml.m5.large`
    /// @param count at the beginning; auto-scaling changes it
    record Instances(String type, int count) implements Hosting {

        private static final Pattern TYPE = Pattern.compile("ml\\.[a-z0-9-]+\\.[a-z0-9]+");

        public Instances {
            if (!TYPE.matcher(type).matches()) {
                throw new UserError(
                        "--instance-type is '%s'; it should be like ml.m5.large.".formatted(type));
            }
            if (count < 1) {
                throw new UserError(
                        "--instances is %d; there has to be one at least.".formatted(count));
            }
        }
    }

    /// Machines that come with requests and go again, and are paid by the time they compute.
    ///
    /// @param memoryMb 1024 to 6144 in steps of 1024
    /// @param concurrency most requests at once, 1 to 200
    record Serverless(int memoryMb, int concurrency) implements Hosting {

        private static final Set<Integer> SIZES = Set.of(1024, 2048, 3072, 4096, 5120, 6144);
        private static final int MOST_AT_ONCE = 200;

        public Serverless {
            if (!SIZES.contains(memoryMb)) {
                throw new UserError(
                        "--serverless-memory is %d; it has to be 1024, 2048, 3072, 4096, 5120 or 6144 MB."
                                .formatted(memoryMb));
            }
            if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
                throw new UserError(
                        "--serverless-concurrency is %d; it has to be between 1 and %d."
                                .formatted(concurrency, MOST_AT_ONCE));
            }
        }
    }
}
