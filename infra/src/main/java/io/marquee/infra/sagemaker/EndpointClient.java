package io.marquee.infra.sagemaker;

import io.marquee.infra.aws.AwsAccess;
import io.marquee.infra.aws.AwsCalls;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/// Asks an endpoint. Needs `sagemaker:InvokeEndpoint`.
public final class EndpointClient implements AutoCloseable {

    private final SageMakerRuntimeClient client;
    private final AwsCalls calls;

    /// @throws io.marquee.UserError if no region is set
    public EndpointClient(AwsAccess access) {
        this.client = access.build(SageMakerRuntimeClient.builder());
        this.calls = AwsCalls.of(access);
    }

    /// What the endpoint answers.
    ///
    /// @param contentType of the body, and of the answer too if it can be had
    /// @throws io.marquee.UserError if it does not answer
    public String invoke(String endpoint, String contentType, String body) {
        return calls.call(
                "ask the endpoint " + endpoint,
                "sagemaker:InvokeEndpoint",
                () ->
                        client.invokeEndpoint(r ->
                                        r.endpointName(endpoint)
                                                .contentType(contentType)
                                                .accept(contentType)
                                                .body(SdkBytes.fromUtf8String(body)))
                                .body()
                                .asString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        client.close();
    }
}
