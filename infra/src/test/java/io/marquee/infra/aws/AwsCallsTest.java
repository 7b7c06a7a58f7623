package io.marquee.infra.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.infra.sagemaker.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

@SuppressWarnings("NullAway.Init")
class AwsCallsTest {

    private final TestPatience patience = new TestPatience();
    private FakeAws aws;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    400 | ExpiredTokenException       | The security token has expired | the AWS credentials have expired. Get new ones (aws sso login, for instance) and run it again.
                    403 | UnrecognizedClientException | invalid token                  | AWS does not know these credentials. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
                    403 | SignatureDoesNotMatch       | canonical string               | AWS does not know these credentials. Check AWS_PROFILE, or AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.
                    400 | AccessDeniedException       | not authorized                 | access denied. Whoever runs this needs a policy with "Action": "sagemaker:ListEndpoints". ("not authorized")
                    400 | ValidationException         | 1 error detected               | AWS refuses it. ("1 error detected")
                    400 | ResourceLimitExceeded       | limit 0                        | the account's quota does not allow it. Ask for more under Service Quotas, or take a smaller or another instance type. ("limit 0")
                    301 | PermanentRedirect           | elsewhere                      | it is not in eu-central-1. Give the right --region.
                    403 | RequestTimeTooSkewed        | 15 minutes                     | this machine's clock is wrong by more than AWS allows. Set it and run it again.
                    409 | SomethingNew                | never heard of it              | AWS refuses it. ("never heard of it")
                    404 | ResourceNotFound            | gone                           | there is no such thing in eu-central-1. ("gone")
                    """)
    void every_failure_is_one_sentence_and_tried_once(
            int status, String code, String message, String sentence) {
        aws.fail("ListEndpoints", 1, status, code, message);

        assertThatThrownBy(this::list)
                .isInstanceOf(UserError.class)
                .hasMessage("Cannot list the endpoints: " + sentence);
        assertThat(patience.pauses()).isEmpty();
    }

    @Test
    void throttling_is_waited_out() {
        aws.fail("ListEndpoints", 3, 400, "ThrottlingException", "Rate exceeded");
        aws.fail("ListEndpoints", 1, 500, "InternalFailure", "");
        aws.fail("ListEndpoints", 1, 400, "ValidationException", "at last");

        assertThatThrownBy(this::list).hasMessageContaining("at last");

        assertThat(patience.pauses())
                .containsExactly(
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1600),
                        Duration.ofMillis(3200));
    }

    @Test
    void throttling_without_end_is_said() {
        aws.fail("ListEndpoints", 99, 400, "ThrottlingException", "Rate exceeded");

        assertThatThrownBy(this::list)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("too many requests");
        assertThat(aws.calls("ListEndpoints")).hasSize(AwsCalls.ATTEMPTS);
    }

    @Test
    void silence_is_a_time_out() {
        aws.fail("ListEndpoints", 99, 0, "", "");
        AwsAccess usual = aws.access(patience);
        AwsAccess hasty =
                new AwsAccess(
                        usual.region(),
                        usual.endpoint(),
                        usual.credentials(),
                        Duration.ofMillis(50),
                        patience);

        try (Endpoints endpoints = new Endpoints(hasty)) {
            assertThatThrownBy(endpoints::list)
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "Cannot list the endpoints: no answer came in time from eu-central-1. Check the network and try again.");
        }
    }

    @Test
    void nobody_at_the_address_is_said() {
        AwsAccess nobody =
                new AwsAccess(
                        "eu-central-1",
                        URI.create("http://127.0.0.1:1"),
                        AnonymousCredentialsProvider.create(),
                        Duration.ofSeconds(2),
                        patience);

        try (Endpoints endpoints = new Endpoints(nobody)) {
            assertThatThrownBy(endpoints::list)
                    .hasMessageContaining("AWS cannot be reached in eu-central-1.");
        }
    }

    @Test
    void missing_credentials_are_said() {
        AwsAccess usual = aws.access(patience);
        AwsAccess none =
                new AwsAccess(
                        usual.region(),
                        usual.endpoint(),
                        () -> {
                            throw SdkClientException.create(
                                    "Unable to load credentials from any of the providers in the chain");
                        },
                        usual.timeout(),
                        patience);

        try (Endpoints endpoints = new Endpoints(none)) {
            assertThatThrownBy(endpoints::list)
                    .hasMessage(
                            "Cannot list the endpoints: no AWS credentials were found. Set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    user AKIAIOSFODNN7EXAMPLE may not         | user (left out) may not
                    https://b/k?X-Amz-Signature=abcd12&a=b    | https://b/k?(left out)&a=b
                    X-Amz-Security-Token: IQoJb3JpZ2luX2VjEJr | (left out)
                    no model data at s3://b/models/20261122T120000000Z-abc123/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/model.tar.gz | no model data at s3://b/models/20261122T120000000Z-abc123/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/model.tar.gz
                    the token IQoJb3JpZ2luX2VjEJrZm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=Zm9v/2Jh+g0=x is invalid | the token (left out) is invalid
                    no s3://b/a/prefix/of/ours/that/is/long/without/any/stop/between/its/parts/a/a/a/a/a/a/a/a/a/a/a/a/a/models/x | no s3://b/a/prefix/of/ours/that/is/long/without/any/stop/between/its/parts/a/a/a/a/a/a/a/a/a/a/a/a/a/models/x
                    arn:aws:cloudwatch:eu-west-1:1:alarm:TargetTracking-endpoint/titles/variant/AllTraffic-AlarmHigh-5e1f3f4e-93ae-4b9e-a3d7-06d6b1e0c3d9 | arn:aws:cloudwatch:eu-west-1:1:alarm:TargetTracking-endpoint/titles/variant/AllTraffic-AlarmHigh-5e1f3f4e-93ae-4b9e-a3d7-06d6b1e0c3d9
                    s3://b/k?X-Amz-Signature=abcd12           | s3://b/k?(left out)
                    model arn:aws:sagemaker:eu-west-1:1:m/x   | model arn:aws:sagemaker:eu-west-1:1:m/x
                    """)
    void secrets_are_left_out(String said, String shown) {
        assertThat(AwsFailure.clean(said)).isEqualTo(shown);
    }

    private void list() {
        try (Endpoints endpoints = new Endpoints(aws.access(patience))) {
            var _ = endpoints.list();
        }
    }
}
