package io.marquee.infra.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marquee.Json;
import io.marquee.UserError;
import io.marquee.drift.Section;
import io.marquee.infra.cloudwatch.EndpointMetric;
import io.marquee.infra.cloudwatch.MetricNames;
import io.marquee.infra.sagemaker.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The parts of the template fit each other, and the names of metrics are those of the code.
class CloudFormationTest {

    private static final Path FILE = Path.of("aws/marquee.yaml");
    private static final Pattern INSERTED = Pattern.compile("\\$\\{([A-Za-z:]+)(\\.[A-Za-z]+)?}");
    private static final Pattern ACTION =
            Pattern.compile(
                    "\"((?:sagemaker|s3|cloudwatch|application-autoscaling|iam):[A-Z]\\w+)");
    private static final Set<String> EVERYWHERE =
            Set.of("AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::NoValue");

    private static YamlTree template;

    @BeforeAll
    static void read() throws IOException {
        template = YamlTree.of(FILE);
    }

    @Test
    void has_no_aliases_which_cloudformation_does_not_know() throws IOException {
        assertThat(YamlTree.hasAliases(FILE)).isFalse();
    }

    @Test
    void refers_to_nothing_that_is_not_there() {
        Set<String> parameters = template.get("Parameters").fields().keySet();
        Set<String> resources = template.get("Resources").fields().keySet();
        Set<String> known = new HashSet<>(EVERYWHERE);
        known.addAll(parameters);
        known.addAll(resources);
        Set<String> used = new HashSet<>();
        for (YamlTree.Call call : template.calls()) {
            switch (call.tag()) {
                case "!Ref" -> used.add(call.text());
                case "!GetAtt" -> {
                    String resource = call.text().substring(0, call.text().indexOf('.'));
                    assertThat(resources).contains(resource);
                    used.add(resource);
                }
                case "!Sub" -> {
                    Matcher inserted = INSERTED.matcher(call.text());
                    while (inserted.find()) {
                        used.add(inserted.group(1));
                    }
                    assertThat(inserted.replaceAll("")).doesNotContain("${");
                }
                case "!If" ->
                        assertThat(template.get("Conditions").fields()).containsKey(call.text());
                default -> assertThat(call.tag()).isIn("!Not", "!Equals", "!And", "!Join");
            }
        }
        assertThat(known).containsAll(used);
        assertThat(used).as("parameters that nobody asks for").containsAll(parameters);
        template.get("Resources")
                .fields()
                .values()
                .forEach(resource -> {
                    if (resource.has("Condition")) {
                        assertThat(template.get("Conditions").fields())
                                .containsKey(resource.get("Condition").text());
                    }
                });
    }

    @Test
    void asks_alarms_for_metrics_that_exist() {
        assertThat(alarm("ErrorAlarm").get("MetricName").text())
                .isEqualTo(EndpointMetric.ERRORS_5XX.metricName());
        assertThat(alarm("ErrorAlarm").get("Namespace").text()).isEqualTo(EndpointMetric.NAMESPACE);
        assertThat(names(alarm("ErrorAlarm").get("Dimensions")))
                .containsExactly("EndpointName", "VariantName");
        YamlTree slow = alarm("LatencyAlarm").get("Metrics").elements().get(1);
        assertThat(slow.get("MetricStat", "Metric", "MetricName").text())
                .isEqualTo(EndpointMetric.MODEL_LATENCY.metricName());
        assertThat(alarm("DriftAlarm").get("MetricName").text()).isEqualTo(MetricNames.DRIFTED);
        assertThat(names(alarm("DriftAlarm").get("Dimensions")))
                .containsExactly(MetricNames.ENDPOINT, MetricNames.SCHEDULE);
        assertThat(template.get("Parameters", "MetricNamespace", "Default").text())
                .isEqualTo(MetricNames.NAMESPACE);
    }

    @Test
    void shows_metrics_that_exist() {
        JsonNode dashboard = json("x", "Dashboard", "DashboardBody");

        Set<String> shown = new TreeSet<>();
        List<String> searched = new ArrayList<>();
        for (JsonNode widget : dashboard.path("widgets")) {
            for (JsonNode metric : widget.path("properties").path("metrics")) {
                if (metric.path(0).isObject()) {
                    searched.add(metric.path(0).path("expression").asString());
                } else if (!metric.path(0).asString().equals("...")) {
                    shown.add(metric.path(1).asString());
                }
            }
        }
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Arrays.stream(EndpointMetric.values())
                                                .map(EndpointMetric::metricName),
                                        Stream.of(MetricNames.LIVE_RMSE, MetricNames.LIVE_AUC))
                                .toList());
        assertThat(searched)
                // A namespace with other than letters and digits has to be in quotes.
                .containsExactly(
                        "SEARCH('{\"x\",%s,%s} %s %s=\"x\"', 'Maximum', 3600)"
                                .formatted(
                                        MetricNames.ENDPOINT,
                                        MetricNames.SCHEDULE,
                                        MetricNames.drift(Section.FEATURE, ""),
                                        MetricNames.ENDPOINT));
    }

    @Test
    void starts_a_transform_job_with_what_it_needs() {
        JsonNode job = json("x", "Rescoring", "Target", "Input");

        assertThat(job.propertyNames())
                .containsExactlyInAnyOrder(
                        "TransformJobName",
                        "ModelName",
                        "BatchStrategy",
                        "TransformInput",
                        "TransformOutput",
                        "TransformResources",
                        "Tags");
        assertThat(job.path("TransformInput").path("ContentType").asString())
                .isEqualTo("application/jsonlines");
        // 63 characters at the most, however long the endpoint's name and an id are.
        String name =
                json("t".repeat(50), "Rescoring", "Target", "Input")
                        .path("TransformJobName")
                        .asString();
        assertThat(name.replace("<aws.scheduler.execution-id>", "0".repeat(36)))
                .matches("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    }

    @Test
    void takes_the_names_of_endpoints_that_deploy_takes() {
        Pattern allowed =
                Pattern.compile(
                        template.get("Parameters", "EndpointName", "AllowedPattern").text());
        for (String name :
                List.of(
                        "titles",
                        "t",
                        "t-1",
                        "Titles",
                        "-t",
                        "t-",
                        "t".repeat(50),
                        "t".repeat(51))) {
            assertThat(allowed.matcher(name).matches()).as(name).isEqualTo(isTaken(name));
        }
    }

    private static boolean isTaken(String endpoint) {
        try {
            return !Deployment.checkName(endpoint).isEmpty();
        } catch (UserError e) {
            return false;
        }
    }

    @Test
    void keeps_the_bucket_encrypted_and_closed() {
        YamlTree bucket = template.get("Resources", "Bucket");

        assertThat(bucket.get("DeletionPolicy").text()).isEqualTo("Retain");
        assertThat(
                        bucket
                                .get("Properties", "PublicAccessBlockConfiguration")
                                .fields()
                                .entrySet()
                                .stream()
                                .map(each -> Map.entry(each.getKey(), each.getValue().text())))
                .containsExactlyInAnyOrder(
                        Map.entry("BlockPublicAcls", "true"),
                        Map.entry("BlockPublicPolicy", "true"),
                        Map.entry("IgnorePublicAcls", "true"),
                        Map.entry("RestrictPublicBuckets", "true"));
        assertThat(bucket.get("Properties").has("BucketEncryption")).isTrue();
    }

    /// Every statement that allows something names its actions one by one, and what it is allowed
    /// on, but where AWS takes no name.
    @Test
    void gives_roles_no_more_than_they_need() {
        Set<String> nameless =
                Set.of(
                        "LogInToTheRegistry",
                        "PublishFigures",
                        "FindWhatIsThere",
                        "ScaleIt",
                        "ReadFigures");
        List<YamlTree> statements = new ArrayList<>();
        YamlTree resources = template.get("Resources");
        for (String role : List.of("EndpointRole", "RescoringRole")) {
            for (YamlTree policy : resources.get(role, "Properties", "Policies").elements()) {
                statements.addAll(policy.get("PolicyDocument", "Statement").elements());
            }
        }
        statements.addAll(
                resources
                        .get("DeployerPolicy", "Properties", "PolicyDocument", "Statement")
                        .elements());

        assertThat(statements).hasSizeGreaterThan(10);
        for (YamlTree statement : statements) {
            assertThat(statement.get("Action").texts())
                    .as(statement.path())
                    .allMatch(action -> action.matches("[a-z0-9-]+:[A-Za-z]+"));
            if (statement.get("Resource").texts().contains("*")) {
                assertThat(statement.get("Sid").text()).isIn(nameless);
            }
        }
    }

    /// The policy lists what the code says it needs, where it makes its requests.
    @Test
    void lets_the_deployer_do_what_the_code_does_and_nothing_else() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher action = ACTION.matcher(Files.readString(source));
                while (action.find()) {
                    used.add(action.group(1));
                }
            }
        }
        // What a target of auto-scaling does with its alarms goes by the names of AWS's own calls.
        used.add("cloudwatch:DeleteAlarms");

        Set<String> allowed = new TreeSet<>();
        for (YamlTree statement :
                template.get(
                                "Resources",
                                "DeployerPolicy",
                                "Properties",
                                "PolicyDocument",
                                "Statement")
                        .elements()) {
            allowed.addAll(statement.get("Action").texts());
        }
        assertThat(allowed).isEqualTo(used);
    }

    @Test
    void the_linter_has_nothing_to_say_where_it_is_installed() throws Exception {
        assumeTrue(
                Stream.of(
                                Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cfn-lint"))),
                "cfn-lint is not on the PATH");
        Process lint =
                new ProcessBuilder("cfn-lint", FILE.toString()).redirectErrorStream(true).start();
        assertThat(lint.inputReader().lines()).isEmpty();
        assertThat(lint.waitFor()).isZero();
    }

    private static YamlTree alarm(String name) {
        return template.get("Resources", name, "Properties");
    }

    private static List<String> names(YamlTree dimensions) {
        return dimensions.elements().stream().map(each -> each.get("Name").text()).toList();
    }

    /// JSON in a property.
    ///
    /// @param inserted in place of everything that CloudFormation puts in
    private static JsonNode json(String inserted, String resource, String... property) {
        String text = template.get("Resources", resource, "Properties").get(property).text();
        return Json.tree(INSERTED.matcher(text).replaceAll(inserted), resource);
    }
}
