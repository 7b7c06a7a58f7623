package io.marquee.infra.aws;

import io.marquee.UserError;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/// Where AWS is and how to get in.
///
/// @param region `eu-central-1`; null for wherever the SDK looks for it: environment, system
///   properties, profile, instance
/// @param endpoint in place of AWS's own; null for those, or for what the SDK's own settings say
///   (`AWS_ENDPOINT_URL`)
/// @param credentials null for wherever the SDK looks for them
/// @param timeout for one request; beyond it the request counts as failed
/// @param patience how to wait
public record AwsAccess(
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable AwsCredentialsProvider credentials,
        Duration timeout,
        Patience patience) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /// As the environment has it.
    ///
    /// @param region null for the environment's
    public static AwsAccess ofEnvironment(@Nullable String region) {
        return new AwsAccess(region, null, null, TIMEOUT, Patience.REAL);
    }

    /// Whether requests go elsewhere than to AWS.
    public boolean ownEndpoint() {
        return endpoint != null
                || Stream.of(
                                System.getProperty("aws.endpointUrl"),
                                System.getenv("AWS_ENDPOINT_URL"))
                        .anyMatch(url -> url != null && !url.isBlank());
    }

    /// The region in which things are done.
    ///
    /// @throws UserError if none is set
    public Region effectiveRegion() {
        if (region != null) {
            return Region.of(region);
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion();
        } catch (SdkException e) {
            if (ownEndpoint()) {
                return Region.US_EAST_1; // it has none, but requests are signed with one
            }
            throw new UserError(
                    "No AWS region is set. Give --region, or set AWS_REGION or a profile with one.",
                    e);
        }
    }

    /// Builds a client that fails at once: who calls it tries again by [AwsCalls], which says so.
    public <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>> C build(B builder) {
        builder.region(effectiveRegion())
                .overrideConfiguration(c ->
                        c.apiCallTimeout(timeout)
                                .apiCallAttemptTimeout(timeout)
                                .retryStrategy(AwsRetryStrategy.doNotRetry()));
        builder.httpClientBuilder(
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(timeout));
        if (endpoint != null) {
            builder.endpointOverride(endpoint);
        }
        if (credentials != null) {
            builder.credentialsProvider(credentials);
        }
        return builder.build();
    }
}
