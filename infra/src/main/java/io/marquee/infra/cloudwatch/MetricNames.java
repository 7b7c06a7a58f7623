package io.marquee.infra.cloudwatch;

import io.marquee.drift.Section;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The names under which figures are found again: by dashboards, by alarms, by other programs.
/// Those of drift are SageMaker Model Monitor's, so that what was built on it goes on working.
public final class MetricNames {

    /// Where Model Monitor put its figures. Namespaces that begin with `AWS/` are AWS's own.
    public static final String NAMESPACE = "aws/sagemaker/Endpoints/data-metrics";

    /// Dimension: the endpoint's name.
    public static final String ENDPOINT = "Endpoint";

    /// Dimension: what looked at the endpoint, for figures of drift and of live quality.
    public static final String SCHEDULE = "MonitoringSchedule";

    /// How many things have drifted: features, predictions, attributions and labels.
    public static final String DRIFTED = "Drifted";

    /// Root mean squared error of predicted ratings, in rating points, where the truth has come.
    public static final String LIVE_RMSE = "rmse";

    /// Area under the ROC curve of like probabilities, 0 to 1, where the truth has come.
    public static final String LIVE_AUC = "roc_auc";

    private static final String UNNAMED = "marquee";

    private static final int LONGEST = 255;

    /// The last character of ASCII, and the only one at its end that cannot be printed.
    private static final int DELETE = 127;

    private MetricNames() {}

    /// How far one thing is from the baseline: its Jensen-Shannon distance, 0 to 1. Of a feature
    /// `feature_baseline_drift_`, as Model Monitor has it, and the feature's name; of other things
    /// likewise.
    public static String drift(Section section, String name) {
        return plain(section.name().toLowerCase(Locale.ROOT) + "_baseline_drift_" + name);
    }

    /// The dimensions that figures are published under.
    ///
    /// @param given by name
    /// @param always names of those that are there in any case, as `marquee` unless they are given
    /// @throws io.marquee.UserError if CloudWatch would not take them
    public static Map<String, String> dimensions(Map<String, String> given, String... always) {
        Map<String, String> dimensions = new TreeMap<>(given);
        for (String name : always) {
            dimensions.putIfAbsent(name, UNNAMED);
        }
        MetricSample.checkDimensions(dimensions);
        return dimensions;
    }

    /// A name that CloudWatch takes: characters beyond ASCII become their bytes, as in addresses.
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b < DELETE) {
                plain.append((char) b);
            } else {
                plain.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return plain.substring(0, Math.min(plain.length(), LONGEST));
    }
}
