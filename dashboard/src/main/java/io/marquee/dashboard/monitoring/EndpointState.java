package io.marquee.dashboard.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How an endpoint that answers requests does.
///
/// @param variants each with no figures at all if `unmeasured` says so
/// @param alarms those that watch over it
/// @param unmeasured why figures and alarms are not known, in a sentence; null if they are
/// @param asOf when this was asked
public record EndpointState(
        String name,
        Standing standing,
        Configurations configurations,
        List<Variant> variants,
        List<Alarm> alarms,
        @Nullable String unmeasured,
        Instant asOf) {

    public EndpointState {
        variants = List.copyOf(variants);
        alarms = List.copyOf(alarms);
    }

    /// Whether it can be rolled back now: it is on its way to nowhere, and there is a way back.
    public boolean canRollBack() {
        return standing.settled() && configurations.earlier() != null;
    }

    /// How it stands.
    ///
    /// @param status in a word or two: `in service`
    /// @param inService whether all is as it should be
    /// @param settled whether it changes no more by itself
    /// @param trouble what went wrong last; null if nothing did
    public record Standing(
            String status, boolean inService, boolean settled, @Nullable String trouble) {}

    /// What it runs on.
    ///
    /// @param pending what it is on its way to; null if it is on none
    /// @param earlier what a roll-back would go back to; null if there is none
    public record Configurations(
            Configuration serving,
            @Nullable Configuration pending,
            @Nullable Configuration earlier) {}

    /// A model, and what it runs on.
    ///
    /// @param modelVersion in the registry; null if Marquee did not deploy it
    /// @param hosting in words: `2 x ml.m5.large`; null if unknown
    public record Configuration(
            String name, @Nullable String modelVersion, @Nullable String hosting) {

        /// For people: `titles-1 with the model v1`.
        public String words() {
            return modelVersion == null
                    ? name
                    : "%s with the model %s".formatted(name, modelVersion);
        }
    }

    /// A part of an endpoint.
    ///
    /// @param instances that run now; 0 for serverless
    /// @param weight its share of the traffic, relative to the others'
    /// @param shadow whether its answers go to nobody
    public record Variant(
            String name, int instances, double weight, boolean shadow, Figures figures) {}

    /// What was measured, each oldest first; no point for a time in which nothing was.
    ///
    /// @param p50 what half of the answers took at most, in milliseconds
    /// @param p95 what 95 % of them took at most
    /// @param p99 what 99 % of them took at most
    /// @param invocations requests
    /// @param errors of these, answered with 4xx or 5xx
    public record Figures(
            List<Point> p50,
            List<Point> p95,
            List<Point> p99,
            List<Point> invocations,
            List<Point> errors) {

        /// Where nothing was measured.
        public static final Figures NONE =
                new Figures(List.of(), List.of(), List.of(), List.of(), List.of());

        public Figures {
            p50 = List.copyOf(p50);
            p95 = List.copyOf(p95);
            p99 = List.copyOf(p99);
            invocations = List.copyOf(invocations);
            errors = List.copyOf(errors);
        }

        /// All requests.
        public long requests() {
            return sum(invocations);
        }

        /// All that were answered with an error.
        public long failures() {
            return sum(errors);
        }

        /// Of when the newest of them is; null if there is none.
        public @Nullable Instant newest() {
            return Stream.of(p50, invocations, errors)
                    .flatMap(List::stream)
                    .map(Point::at)
                    .max(Instant::compareTo)
                    .orElse(null);
        }

        /// @return NaN if there is none
        public static double last(List<Point> points) {
            return points.isEmpty() ? Double.NaN : points.getLast().value();
        }

        private static long sum(List<Point> points) {
            return Math.round(points.stream().mapToDouble(Point::value).sum());
        }
    }

    /// @param at when the time that it sums up begins
    public record Point(Instant at, double value) {}

    /// @param ringing whether it has gone off
    /// @param words how it stands, and why
    public record Alarm(String name, boolean ringing, String words, Instant since) {}
}
