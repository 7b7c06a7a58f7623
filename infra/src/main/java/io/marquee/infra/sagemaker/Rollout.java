package io.marquee.infra.sagemaker;

import io.marquee.UserError;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How traffic moves from what serves to what is to serve. Both run beside each other until it has.
///
/// @param steps by which traffic moves
/// @param bake how long each step is watched before the next
/// @param alarms names of CloudWatch alarms; when one goes off meanwhile, all traffic goes back
public record Rollout(Steps steps, Duration bake, List<String> alarms) {

    private static final Pattern WRITTEN = Pattern.compile("(canary|linear):(\\d{1,2})");
    private static final Duration LONGEST_BAKE = Duration.ofHours(1);
    private static final int MOST_PERCENT = 50;
    private static final int MOST_ALARMS = 10;

    /// How much at once.
    public sealed interface Steps {}

    /// All at once.
    public record All() implements Steps {}

    /// A part first, then the rest.
    ///
    /// @param percent of the capacity, 1 to 50
    public record Canary(int percent) implements Steps {}

    /// Part after part.
    ///
    /// @param percent of the capacity, 1 to 50
    public record Linear(int percent) implements Steps {}

    public Rollout {
        alarms = List.copyOf(alarms);
        if (bake.isNegative() || bake.compareTo(LONGEST_BAKE) > 0) {
            throw new UserError(
                    "--bake-seconds is %d; it has to be between 0 and 3600."
                            .formatted(bake.toSeconds()));
        }
        if (alarms.size() > MOST_ALARMS) {
            throw new UserError(
                    "--alarms names %d alarms; SageMaker watches %d at the most."
                            .formatted(alarms.size(), MOST_ALARMS));
        }
    }

    /// Reads steps as people write them.
    ///
    /// @param text `all`, `canary:10` or `linear:25`
    /// @throws UserError if it is none of these
    public static Steps steps(String text) {
        if (text.equals("all")) {
            return new All();
        }
        Matcher written = WRITTEN.matcher(text);
        int percent = written.matches() ? Integer.parseInt(written.group(2)) : 0;
        if (percent < 1 || percent > MOST_PERCENT) {
            throw new UserError(
                    "--rollout is '%s'; it has to be all, canary:PERCENT or linear:PERCENT with 1 to 50 percent."
                            .formatted(text));
        }
        return written.group(1).equals("canary") ? new Canary(percent) : new Linear(percent);
    }
}
