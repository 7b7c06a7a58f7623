package io.marquee.infra.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.UserError;
import io.marquee.infra.aws.FakeAws;
import io.marquee.infra.aws.FakeAws.Phase;
import io.marquee.infra.aws.TestPatience;
import io.marquee.infra.sagemaker.Deployment.Artifact;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init")
class DeployerTest {

    private static final Artifact FIRST = new Artifact("m1", "s3://b/models/m1/aa/model.tar.gz");
    private static final Artifact SECOND = new Artifact("m2", "s3://b/models/m2/bb/model.tar.gz");
    private static final Rollout AT_ONCE = new Rollout(new Rollout.All(), Duration.ZERO, List.of());

    private final TestPatience patience = new TestPatience();
    private final Steps told = new Steps();
    private FakeAws aws;
    private Deployer deployer;

    @BeforeEach
    void start() throws IOException {
        aws = new FakeAws();
        deployer = new Deployer(aws.access(patience), Duration.ofMinutes(10));
    }

    @AfterEach
    void stop() {
        deployer.close();
        aws.close();
    }

    @Test
    void a_first_deployment_makes_model_configuration_and_endpoint_and_waits() {
        aws.onCreate(
                Phase.of("Creating"),
                Phase.of("Creating"),
                Phase.of("Creating"),
                Phase.of("InService"));

        Outcome outcome = deployer.deploy(of(FIRST), told);

        assertThat(outcome).isInstanceOf(Outcome.Serving.class);
        assertThat(aws.changes())
                .containsExactly("CreateModel", "CreateEndpointConfig", "CreateEndpoint");
        assertThat(patience.pauses())
                .containsExactly(
                        Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(15));
        assertThat(told.steps).containsExactly("create", "wait");
        var model = aws.calls("CreateModel").getFirst().json();
        assertThat(model.at("/PrimaryContainer/ModelDataUrl").asString())
                .isEqualTo(FIRST.address());
        assertThat(model.at("/ExecutionRoleArn").asString()).isEqualTo(role());
        var config = aws.calls("CreateEndpointConfig").getFirst().json();
        assertThat(config.at("/ProductionVariants/0").toString())
                .contains("\"InstanceType\":\"ml.m5.large\"", "\"InitialInstanceCount\":1");
        assertThat(config.at("/DataCaptureConfig/InitialSamplingPercentage").asInt())
                .isEqualTo(100);
        assertThat(config.at("/DataCaptureConfig/DestinationS3Uri").asString())
                .isEqualTo("s3://b/captured");
        assertThat(config.at("/DataCaptureConfig/CaptureOptions").toString())
                .isEqualTo("[{\"CaptureMode\":\"Input\"},{\"CaptureMode\":\"Output\"}]");
        assertThat(config.at("/Tags").toString())
                .contains("marquee:model-version", "m1", "team", "analytics");
    }

    @Test
    void doing_it_again_changes_nothing() {
        deployer.deploy(of(FIRST), told);
        aws.forget();

        Outcome outcome = deployer.deploy(of(FIRST), told);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Serving.class, serving -> assertThat(serving.changed()).isFalse());
        assertThat(aws.changes()).isEmpty();
        assertThat(deployer.plan(of(FIRST)))
                .extracting(Change::kind)
                .containsOnly(Change.Kind.KEEP);
    }

    @Test
    void another_model_takes_over_by_an_update_with_alarms_that_take_it_back() {
        deployer.deploy(of(FIRST), told);
        aws.forget();
        Rollout canary =
                new Rollout(
                        Rollout.steps("canary:10"),
                        Duration.ofMinutes(5),
                        List.of("errors", "slow"));

        Outcome outcome = deployer.deploy(of(SECOND, null, null, canary), told);

        assertThat(outcome).isInstanceOf(Outcome.Serving.class);
        assertThat(aws.changes())
                .containsExactly(
                        "CreateModel", "CreateEndpointConfig", "AddTags", "UpdateEndpoint");
        assertThat(aws.calls("UpdateEndpoint").getFirst().json().at("/DeploymentConfig").toString())
                .isEqualTo(
                        "{\"BlueGreenUpdatePolicy\":{\"TrafficRoutingConfiguration\":{\"Type\":\"CANARY\",\"WaitIntervalInSeconds\":300,"
                                + "\"CanarySize\":{\"Type\":\"CAPACITY_PERCENT\",\"Value\":10}},\"TerminationWaitInSeconds\":60},"
                                + "\"AutoRollbackConfiguration\":{\"Alarms\":[{\"AlarmName\":\"errors\"},{\"AlarmName\":\"slow\"}]}}");
    }

    @Test
    void an_update_that_an_alarm_took_back_is_told_as_what_it_is() {
        deployer.deploy(of(FIRST), told);
        aws.onUpdate(
                Phase.of("Updating"),
                new Phase("RollingBack", false, ""),
                new Phase("InService", false, "Alarm errors went off"));

        Outcome outcome = deployer.deploy(of(SECOND), told);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.RolledBack.class,
                        back ->
                                assertThat(back.sentence())
                                        .contains(
                                                "serves as before",
                                                "Alarm errors went off",
                                                "--delete"));
        assertThat(told.notes)
                .contains(
                        "The endpoint is updating (AllTraffic 1 of 1).",
                        "The endpoint is rolling back (AllTraffic 1 of 1).");
    }

    @Test
    void an_endpoint_that_never_starts_says_how_to_clean_up_and_takes_no_more() {
        aws.onCreate(Phase.of("Creating"), new Phase("Failed", false, "no ping"));

        Outcome outcome = deployer.deploy(of(FIRST), told);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Broken.class,
                        broken ->
                                assertThat(broken.sentence())
                                        .contains("no ping", "--delete --endpoint=titles --yes"));
        assertThatThrownBy(() -> deployer.deploy(of(SECOND), told))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("can only be deleted")
                .hasMessageContaining("Nothing was changed.");
    }

    @Test
    void a_failure_half_way_leaves_the_endpoint_and_tells_what_is_left_over() {
        deployer.deploy(of(FIRST), told);
        aws.forget();
        aws.fail("CreateEndpointConfig", 1, 400, "ResourceLimitExceeded", "account-level limit");

        assertThatThrownBy(() -> deployer.deploy(of(SECOND), told))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("quota")
                .hasMessageContaining(
                        "The endpoint is as it was. Left over, and free of cost: model titles-");

        assertThat(aws.calls("UpdateEndpoint")).isEmpty();
        assertThat(deployer.deploy(of(SECOND), told)).isInstanceOf(Outcome.Serving.class);
        assertThat(aws.calls("CreateModel")).hasSize(1);
    }

    @Test
    void a_roll_back_goes_to_the_model_before_and_again_to_the_one_before_that() {
        Artifact third = new Artifact("m3", "s3://b/models/m3/cc/model.tar.gz");
        List<String> configs =
                List.of(FIRST, SECOND, third).stream()
                        .map(each ->
                                ((Outcome.Serving) deployer.deploy(of(each), told))
                                        .endpoint()
                                        .config())
                        .toList();

        assertThat(servedBy(deployer.rollback("titles", told))).isEqualTo(configs.get(1));
        assertThat(servedBy(deployer.rollback("titles", told))).isEqualTo(configs.get(0));
        assertThatThrownBy(() -> deployer.rollback("titles", told))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no earlier configuration");
        assertThatThrownBy(() -> deployer.rollback("other", told))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no endpoint other");
    }

    @Test
    void a_roll_back_that_nobody_waits_for_goes_where_it_was_said_to_go_or_not_at_all() {
        String first = servedBy(deployer.deploy(of(FIRST), told));
        String second = servedBy(deployer.deploy(of(SECOND), told));
        aws.onUpdate(Phase.of("Updating"));
        aws.forget();

        assertThatThrownBy(() -> deployer.startRollback("titles", second, second))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "Somebody moved the endpoint titles in the meantime: it is on %s now, and would go back to %s. Look again."
                                .formatted(second, first));
        assertThat(aws.changes()).isEmpty();
        deployer.startRollback("titles", second, first);
        deployer.startRollback("titles", second, first);

        assertThat(aws.changes()).containsExactly("UpdateEndpoint");
        try (Endpoints endpoints = new Endpoints(aws.access(patience))) {
            Endpoint now = endpoints.find("titles").orElseThrow();
            assertThat(now.pending()).isEqualTo(first);
            assertThat(endpoints.earlier(now))
                    .contains(new Endpoints.Config(first, "m1", null, "1 x ml.m5.large", 100));
        }
    }

    @Test
    void a_roll_back_without_servers_asks_for_no_gradual_one() {
        for (Artifact each : List.of(FIRST, SECOND)) {
            deployer.deploy(
                    new Deployment("titles", "image", role(), each, null, serverless()), told);
        }
        aws.forget();

        deployer.rollback("titles", told);

        assertThat(aws.calls("UpdateEndpoint").getFirst().json().has("DeploymentConfig")).isFalse();
    }

    @Test
    void tags_that_may_not_be_read_are_told_in_one_sentence() {
        deployer.deploy(of(FIRST), told);
        aws.fail("ListTags", 1, 400, "AccessDeniedException", "not authorized");

        assertThatThrownBy(() -> deployer.rollback("titles", told))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("Cannot read the tags of ")
                .hasMessageContaining("sagemaker:ListTags");
    }

    @Test
    void after_an_update_that_failed_a_roll_back_still_knows_the_way() {
        String first = servedBy(deployer.deploy(of(FIRST), told));
        deployer.deploy(of(SECOND), told);
        aws.onUpdate(Phase.of("Updating"), new Phase("InService", false, "alarm"));
        deployer.deploy(of(new Artifact("m3", "s3://b/m3.tar.gz")), told);
        aws.onUpdate(Phase.of("Updating"), Phase.of("InService"));

        assertThat(servedBy(deployer.rollback("titles", told))).isEqualTo(first);
    }

    @Test
    void a_shadow_gets_the_same_requests_and_has_a_model_of_its_own() {
        deployer.deploy(of(FIRST, SECOND, null, AT_ONCE), told);

        assertThat(aws.calls("CreateModel")).hasSize(2);
        var config = aws.calls("CreateEndpointConfig").getFirst().json();
        assertThat(config.at("/ShadowProductionVariants").toString())
                .contains("\"VariantName\":\"Shadow\"", "\"InstanceType\":\"ml.m5.large\"")
                .contains(aws.calls("CreateModel").get(1).json().at("/ModelName").asString());
        assertThat(config.at("/Tags").toString()).contains("marquee:shadow-version");
    }

    @Test
    void auto_scaling_is_set_kept_and_taken_away() {
        Scaling scaling = new Scaling(1, 4, 600);

        deployer.deploy(of(FIRST, null, scaling, AT_ONCE), told);

        var target = aws.calls("RegisterScalableTarget").getFirst().json();
        assertThat(target.at("/ResourceId").asString())
                .isEqualTo("endpoint/titles/variant/AllTraffic");
        assertThat(target.at("/MaxCapacity").asInt()).isEqualTo(4);
        assertThat(
                        aws.calls("PutScalingPolicy")
                                .getFirst()
                                .json()
                                .at("/TargetTrackingScalingPolicyConfiguration/TargetValue")
                                .asDouble())
                .isEqualTo(600);
        aws.forget();
        deployer.deploy(of(FIRST, null, scaling, AT_ONCE), told);
        assertThat(aws.changes()).isEmpty();
        deployer.deploy(of(SECOND, null, scaling, AT_ONCE), told);
        assertThat(
                        aws.calls("UpdateEndpoint")
                                .getFirst()
                                .json()
                                .at("/RetainAllVariantProperties")
                                .asBoolean())
                .isTrue();
        aws.forget();
        deployer.deploy(of(SECOND), told);
        assertThat(aws.changes()).containsExactly("DeregisterScalableTarget");
    }

    @Test
    void a_plan_only_looks() {
        String first = servedBy(deployer.deploy(of(FIRST), told));
        aws.forget();

        List<Change> plan = deployer.plan(of(SECOND));

        assertThat(plan)
                .extracting(Change::kind, Change::what, Change::detail)
                .containsExactly(
                        tuple(Change.Kind.CREATE, "model", "of m2"),
                        tuple(Change.Kind.CREATE, "endpoint configuration", ""),
                        tuple(
                                Change.Kind.UPDATE,
                                "endpoint",
                                "from %s to %s".formatted(first, plan.get(1).name())));
        assertThat(aws.changes()).isEmpty();
        aws.forget();
        assertThat(Deployer.outline(of(SECOND))).hasSize(3);
        assertThat(aws.calls("DescribeModel")).isEmpty();
    }

    @Test
    void a_deletion_takes_what_is_tagged_as_the_endpoints_and_nothing_else() {
        deployer.deploy(of(FIRST, null, new Scaling(1, 2, 100), AT_ONCE), told);
        deployer.deploy(of(SECOND, null, new Scaling(1, 2, 100), AT_ONCE), told);
        Deployment neighbour =
                new Deployment("titles-eu", "image", role(), FIRST, null, settings(null, AT_ONCE));
        deployer.deploy(neighbour, told);

        assertThat(deployer.delete("titles", told))
                .extracting(Change::what)
                .containsExactly(
                        "auto-scaling",
                        "endpoint",
                        "endpoint configuration",
                        "endpoint configuration",
                        "model",
                        "model");

        assertThat(deployer.planDelete("titles")).isEmpty();
        assertThat(deployer.plan(neighbour).getFirst().kind()).isEqualTo(Change.Kind.KEEP);
    }

    @Test
    void waiting_ends_when_it_has_taken_too_long() {
        aws.onCreate(Phase.of("Creating"));

        assertThatThrownBy(() -> deployer.deploy(of(FIRST), told))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The endpoint titles is still creating after 10 minutes. It goes on by itself; look with ./marquee deploy --status --endpoint=titles.");
        assertThat(patience.pauses()).hasSize(40);
    }

    @Test
    void an_endpoint_on_its_way_elsewhere_is_left_alone_and_one_on_its_way_there_waited_for() {
        deployer.deploy(of(FIRST), told);
        aws.onUpdate(Phase.of("Updating"));
        assertThatThrownBy(() -> deployer.deploy(of(SECOND), told)).isInstanceOf(UserError.class);
        aws.forget();

        assertThatThrownBy(() -> deployer.deploy(of(new Artifact("m3", "s3://b/3")), told))
                .hasMessageContaining("The endpoint titles is updating just now.");
        assertThat(aws.changes()).isEmpty();
        assertThatThrownBy(() -> deployer.deploy(of(SECOND), told))
                .hasMessageContaining("still updating");
        assertThat(aws.changes()).isEmpty();
    }

    @Test
    void an_endpoint_of_one_s_own_making_keeps_its_configuration_in_mind() {
        Endpoint served = ((Outcome.Serving) deployer.deploy(of(FIRST), told)).endpoint();
        try (Endpoints endpoints = new Endpoints(aws.access(patience))) {
            assertThat(endpoints.config(served.config()))
                    .contains(
                            new Endpoints.Config(
                                    served.config(), "m1", null, "1 x ml.m5.large", 100));
            assertThat(endpoints.find("titles").orElseThrow().tags())
                    .containsEntry("marquee:configs", served.config())
                    .containsEntry("team", "analytics");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Titles", "titles_eu", "-titles", "titles-", "", "a b"})
    void a_name_that_policies_or_sagemaker_would_not_know_is_refused(String name) {
        assertThatThrownBy(() -> Deployment.checkName(name))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "--endpoint is '%s'; it has to be small letters, digits and hyphens, 50 at the most."
                                .formatted(name));
    }

    @Test
    void the_longest_name_leaves_room_for_those_of_models_and_configurations() {
        String longest = "t".repeat(50);
        deployer.deploy(
                new Deployment(longest, "image", role(), FIRST, null, settings(null, AT_ONCE)),
                told);

        assertThat(aws.calls("CreateModel").getFirst().json().at("/ModelName").asString())
                .startsWith(longest + "-")
                .hasSize(63);
        assertThatThrownBy(() -> Deployment.checkName(longest + "t")).isInstanceOf(UserError.class);
    }

    private static String servedBy(Outcome outcome) {
        return ((Outcome.Serving) outcome).endpoint().config();
    }

    private static Deployment of(Artifact served) {
        return of(served, null, null, AT_ONCE);
    }

    private static Deployment of(
            Artifact served,
            @Nullable Artifact shadow,
            @Nullable Scaling scaling,
            Rollout rollout) {
        return new Deployment(
                "titles", "image", role(), served, shadow, settings(scaling, rollout));
    }

    private static Deployment.Settings settings(@Nullable Scaling scaling, Rollout rollout) {
        return new Deployment.Settings(
                new Hosting.Instances("ml.m5.large", 1),
                scaling,
                100,
                "s3://b/captured",
                rollout,
                Map.of("team", "analytics"));
    }

    private static Deployment.Settings serverless() {
        return new Deployment.Settings(
                new Hosting.Serverless(2048, 5), null, 0, "s3://b/captured", AT_ONCE, Map.of());
    }

    private static String role() {
        return "arn:aws:iam::123456789012:role/marquee-endpoint";
    }
}
