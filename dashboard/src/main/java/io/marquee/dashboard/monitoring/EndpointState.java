package io.marquee.dashboard.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an endpoint that answers requests does.
///
/// @param status in a word or two: `in service`
/// @param trouble what went wrong last; null if nothing did
/// @param alarms those that watch over it
/// @param asOf when this was asked
public record EndpointState(
        String name,
        String status,
        @Nullable String trouble,
        List<Variant> variants,
        List<Alarm> alarms,
        Instant asOf) {

    public EndpointState {
        variants = List.copyOf(variants);
        alarms = List.copyOf(alarms);
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

        public Figures {
            p50 = List.copyOf(p50);
            p95 = List.copyOf(p95);
            p99 = List.copyOf(p99);
            invocations = List.copyOf(invocations);
            errors = List.copyOf(errors);
        }
    }

    /// @param at when the time that it sums up begins
    public record Point(Instant at, double value) {}

    /// @param ringing whether it has gone off
    /// @param words how it stands, and why
    public record Alarm(String name, boolean ringing, String words, Instant since) {}
}
