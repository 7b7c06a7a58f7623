package io.marquee.infra.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The parts of the Kubernetes files fit each other, and nothing runs with more than it needs.
class KubernetesTest {

    private static final Path FOLDER = Path.of("kubernetes");

    private static final List<YamlTree> THINGS = new ArrayList<>();
    private static YamlTree kustomization;

    @BeforeAll
    static void read() throws IOException {
        kustomization = YamlTree.of(FOLDER.resolve("kustomization.yaml"));
        for (String file : kustomization.get("resources").texts()) {
            THINGS.addAll(YamlTree.documents(FOLDER.resolve(file)));
        }
    }

    @Test
    void has_a_server_and_a_dashboard() {
        assertThat(THINGS)
                .extracting(thing -> kind(thing) + " " + name(thing))
                .containsExactly(
                        "Namespace marquee",
                        "PersistentVolumeClaim workspace",
                        "Deployment serving",
                        "Service serving",
                        "PodDisruptionBudget serving",
                        "Deployment dashboard",
                        "Service dashboard");
        assertThat(kustomization.get("namespace").text()).isEqualTo("marquee");
    }

    @Test
    void selects_pods_that_exist_and_ports_that_they_have() {
        for (YamlTree deployment : all("Deployment")) {
            assertThat(labels(deployment.get("spec", "template", "metadata", "labels")))
                    .containsAllEntriesOf(
                            labels(deployment.get("spec", "selector", "matchLabels")));
        }
        for (YamlTree service : all("Service")) {
            YamlTree deployment = selected(service.get("spec", "selector"));
            for (YamlTree port : service.get("spec", "ports").elements()) {
                assertThat(ports(container(deployment))).contains(port.get("targetPort").text());
            }
        }
        for (YamlTree budget : all("PodDisruptionBudget")) {
            selected(budget.get("spec", "selector", "matchLabels"));
        }
    }

    @Test
    void asks_for_health_at_ports_that_exist() {
        for (YamlTree deployment : all("Deployment")) {
            YamlTree container = container(deployment);
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                YamlTree asked = container.get(probe);
                YamlTree port =
                        asked.has("httpGet")
                                ? asked.get("httpGet", "port")
                                : asked.get("tcpSocket", "port");
                assertThat(ports(container)).as(asked.path()).contains(port.text());
            }
        }
        assertThat(container(named("serving")).get("readinessProbe", "httpGet", "path").text())
                .isEqualTo("/ping");
    }

    @Test
    void mounts_volumes_that_exist() {
        List<String> claims =
                all("PersistentVolumeClaim").stream().map(KubernetesTest::name).toList();
        for (YamlTree deployment : all("Deployment")) {
            List<YamlTree> volumes =
                    deployment.get("spec", "template", "spec", "volumes").elements();
            for (YamlTree volume : volumes) {
                if (volume.has("persistentVolumeClaim")) {
                    assertThat(claims)
                            .contains(volume.get("persistentVolumeClaim", "claimName").text());
                }
            }
            assertThat(volumes.stream().map(volume -> volume.get("name").text()))
                    .containsAll(
                            container(deployment).get("volumeMounts").elements().stream()
                                    .map(mount -> mount.get("name").text())
                                    .toList());
        }
    }

    @Test
    void runs_nothing_as_root_or_with_a_file_system_to_write_to() {
        for (YamlTree deployment : all("Deployment")) {
            YamlTree pod = deployment.get("spec", "template", "spec");
            assertThat(pod.get("securityContext", "runAsNonRoot").text()).isEqualTo("true");
            assertThat(pod.get("automountServiceAccountToken").text()).isEqualTo("false");
            YamlTree security = container(deployment).get("securityContext");
            assertThat(security.get("readOnlyRootFilesystem").text()).isEqualTo("true");
            assertThat(security.get("allowPrivilegeEscalation").text()).isEqualTo("false");
            assertThat(security.get("capabilities", "drop").texts()).containsExactly("ALL");
            YamlTree resources = container(deployment).get("resources");
            assertThat(resources.get("requests").fields()).containsKeys("cpu", "memory");
            assertThat(resources.get("limits").fields()).containsKey("memory");
        }
    }

    @Test
    void gives_requests_under_way_the_time_that_the_server_gives_them() {
        YamlTree pod = named("serving").get("spec", "template", "spec");
        int before =
                Integer.parseInt(
                        container(named("serving"))
                                .get("lifecycle", "preStop", "sleep", "seconds")
                                .text());

        assertThat(Integer.parseInt(pod.get("terminationGracePeriodSeconds").text()))
                .isGreaterThan(before + 30);
    }

    @Test
    void names_every_image_where_it_can_be_changed() {
        assertThat(kustomization.get("images").elements().stream().map(i -> i.get("name").text()))
                .containsExactlyInAnyOrderElementsOf(
                        all("Deployment").stream()
                                .map(deployment -> container(deployment).get("image").text())
                                .toList());
    }

    private static YamlTree selected(YamlTree selector) {
        return all("Deployment").stream()
                .filter(deployment ->
                        labels(deployment.get("spec", "template", "metadata", "labels"))
                                .entrySet()
                                .containsAll(labels(selector).entrySet()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(selector.path() + " selects nothing"));
    }

    private static YamlTree named(String deployment) {
        return all("Deployment").stream()
                .filter(each -> name(each).equals(deployment))
                .findFirst()
                .orElseThrow();
    }

    private static YamlTree container(YamlTree deployment) {
        return deployment.get("spec", "template", "spec", "containers").elements().getFirst();
    }

    private static List<String> ports(YamlTree container) {
        return container.get("ports").elements().stream().map(p -> p.get("name").text()).toList();
    }

    private static List<YamlTree> all(String kind) {
        return THINGS.stream().filter(thing -> kind(thing).equals(kind)).toList();
    }

    private static String kind(YamlTree thing) {
        return thing.get("kind").text();
    }

    private static String name(YamlTree thing) {
        return thing.get("metadata", "name").text();
    }

    private static Map<String, String> labels(YamlTree labels) {
        return labels.fields().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> label.getValue().text()));
    }
}
