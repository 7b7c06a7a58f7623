package io.marquee.infra.sagemaker;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An endpoint as it stands.
///
/// @param arn its full name
/// @param config the name of the configuration that it runs on
/// @param pending the configuration it is on its way to; null if it is on none
/// @param failure what AWS says went wrong last; null if nothing did
/// @param tags those of the endpoint
public record Endpoint(
        String name,
        String arn,
        EndpointStatus status,
        String config,
        @Nullable String pending,
        @Nullable String failure,
        List<Variant> variants,
        Instant createdAt,
        Instant changedAt,
        Map<String, String> tags) {

    public Endpoint {
        variants = List.copyOf(variants);
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /// A part of an endpoint.
    ///
    /// @param instances that run now; 0 for serverless
    /// @param desired how many should
    /// @param weight its share of the traffic, relative to the others'
    /// @param shadow whether its answers go to nobody
    public record Variant(String name, int instances, int desired, double weight, boolean shadow) {}
}
