package io.marquee.dashboard.runs;

import io.marquee.UserError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a run's work is done.
public sealed interface Place {

    /// As the size of the catalog suggests.
    record Automatic() implements Place {}

    /// In the run's own process, for small catalogs.
    record Direct() implements Place {}

    /// On a Flink within the run's own process.
    record EmbeddedFlink() implements Place {}

    /// On a Flink cluster.
    ///
    /// @param address of the JobManager's REST interface, as `host:port`
    record Cluster(String address) implements Place {}

    /// The options that say so to a pipeline.
    default List<String> arguments() {
        return switch (this) {
            case Automatic() -> List.of();
            case Direct() -> List.of("--runner=DirectRunner");
            case EmbeddedFlink() -> List.of("--runner=FlinkRunner", "--flinkMaster=[local]");
            case Cluster(String address) ->
                    List.of("--runner=FlinkRunner", "--flinkMaster=" + address);
        };
    }

    /// As [#parse] reads it.
    default String text() {
        return switch (this) {
            case Automatic() -> "automatic";
            case Direct() -> "direct";
            case EmbeddedFlink() -> "flink";
            case Cluster(String address) -> address;
        };
    }

    /// @param text `automatic`, `direct`, `flink`, or a cluster as `host:port`
    /// @throws UserError if it is none of them
    static Place parse(String text) {
        return switch (text) {
            case "automatic" -> new Automatic();
            case "direct" -> new Direct();
            case "flink" -> new EmbeddedFlink();
            default -> {
                Matcher address = Address.PATTERN.matcher(text);
                if (!address.matches() || Integer.parseInt(address.group(1)) > Address.LAST_PORT) {
                    throw new UserError(
                            "'%s' is no Flink cluster. Name its JobManager's REST address as HOST:PORT."
                                    .formatted(text));
                }
                yield new Cluster(text);
            }
        };
    }

    /// How a cluster is written.
    final class Address {

        private static final Pattern PATTERN =
                Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}):([1-9][0-9]{0,4})");
        private static final int LAST_PORT = 65_535;

        private Address() {}
    }
}
