package io.marquee.dashboard.runs;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marquee.UserError;
import io.marquee.registry.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.access.AccessDeniedException;

/// With real processes of a script in the place of the launcher.
class RunsServiceTest {

    /// Ends only when told to.
    private static final String FOREVER = "exec tail -f /dev/null";

    @TempDir Path folder;
    private final List<House> houses = new ArrayList<>();

    @BeforeEach
    void enter() {
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
    }

    @AfterEach
    void leave() {
        House.leave();
        for (House house : houses) {
            for (Launch launch : house.launches.list()) {
                Optional.ofNullable(launch.process())
                        .flatMap(ProcessId::handle)
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }

    @Test
    void starts_the_launcher_with_its_own_workspace_and_nothing_of_its_secrets()
            throws IOException {
        House house = house("printf '%s\\n' \"$@\"; env | cut -d= -f1");
        String id = house.service.launch(house.order());
        house.awaitEnd(id);

        RunDetails run = house.service.find(id).orElseThrow();
        List<String> said = String.valueOf(run.log()).lines().toList();
        assertThat(said)
                .startsWith("train", "--workspace=" + house.workspace, "--catalog=" + house.catalog)
                .contains("MARQUEE_LAUNCH", "PATH");
        assertThat(said.subList(3, said.size()))
                .allMatch(name ->
                        Launcher.HANDED_ON.contains(name)
                                || name.equals("MARQUEE_LAUNCH")
                                // The shell's own.
                                || List.of("PWD", "SHLVL", "_", "OLDPWD").contains(name));
        Launch launch = requireNonNull(run.launch());
        assertThat(launch.by()).isEqualTo("ada");
        assertThat(launch.launchedAt()).isEqualTo(House.NOON);
        assertThat(house.audited)
                .containsExactly("run.launch train catalog=[catalog.csv] runner=automatic");
    }

    @Test
    void lets_what_talks_with_aws_know_how_to_get_in_and_nothing_else() {
        assertThat(Launcher.isHandedOn("AWS_SESSION_TOKEN", "deploy")).isTrue();
        assertThat(Launcher.isHandedOn("AWS_PROFILE", "monitor")).isTrue();
        assertThat(Launcher.isHandedOn("AWS_PROFILE", "train")).isFalse();
        assertThat(Launcher.isHandedOn("AWS_PROFILE", "options")).isFalse();
        assertThat(Launcher.isHandedOn("MARQUEE_DATABASE_PASSWORD", "deploy")).isFalse();
    }

    @Test
    void a_launch_is_a_run_that_starts_until_there_is_a_record() throws IOException {
        House house = house(FOREVER);
        String id = house.service.launch(house.order());

        assertThat(house.service.list())
                .containsExactly(
                        new RunEntry(
                                id,
                                id,
                                "train",
                                RunState.STARTING,
                                null,
                                House.NOON,
                                null,
                                null,
                                null,
                                null,
                                null));

        house.pass(2);
        try (Run run = house.run("train", Map.of("launch", id))) {
            run.stageStarted("read");
            house.pass(3);
            run.progress("read", 600);
            assertThat(house.service.list())
                    .containsExactly(
                            new RunEntry(
                                    run.id(),
                                    id,
                                    "train",
                                    RunState.RUNNING,
                                    "DirectRunner",
                                    House.NOON.plusSeconds(2),
                                    null,
                                    600L,
                                    new StageProgress(
                                            "read",
                                            600,
                                            House.NOON.plusSeconds(2),
                                            House.NOON.plusSeconds(5),
                                            false),
                                    null,
                                    null));
            assertThat(house.service.find(id)).isEqualTo(house.service.find(run.id()));
            run.done();
        }
        assertThat(house.service.list())
                .extracting(RunEntry::state, RunEntry::took)
                .containsExactly(tuple(RunState.DONE, Duration.ofSeconds(3)));
    }

    @Test
    void a_launch_whose_process_is_not_on_record_yet_starts_and_is_dead_if_it_stays_so()
            throws IOException {
        House house = house(FOREVER);
        house.launches.save(
                new Launch(
                        Launch.FORMAT_VERSION,
                        "launch-20260101T000000000Z-abcdef",
                        house.order(),
                        List.of("train"),
                        "ada",
                        House.NOON,
                        null,
                        null));

        house.pass(9);
        assertThat(house.service.list())
                .extracting(RunEntry::state)
                .containsExactly(RunState.STARTING);
        house.pass(1);
        assertThat(house.service.list())
                .extracting(RunEntry::state)
                .containsExactly(RunState.INTERRUPTED);
    }

    @Test
    void a_launch_that_cannot_even_start_says_why() throws IOException {
        House house =
                house(
                        """
                        echo 'Building Marquee ...' >&2
                        echo 'marquee: The catalog has no column title.' >&2
                        echo 'Try ./marquee train --help.' >&2
                        exit 2\
                        """);
        String id = house.service.launch(house.order());
        house.awaitEnd(id);

        assertThat(house.service.list())
                .extracting(RunEntry::id, RunEntry::state, RunEntry::error)
                .containsExactly(tuple(id, RunState.FAILED, "The catalog has no column title."));
    }

    @Test
    void another_dashboard_finds_the_runs_again_and_can_stop_them() throws IOException {
        House before = house(FOREVER);
        String id = before.service.launch(before.order());
        House after = house(FOREVER);
        assertThat(after.service.list()).isEqualTo(before.service.list()).hasSize(1);

        assertThat(after.service.cancel(id)).isEqualTo("It was asked to stop.");
        after.awaitEnd(id);

        assertThat(after.service.list())
                .extracting(RunEntry::state, RunEntry::error)
                .containsExactly(tuple(RunState.CANCELLED, "It was cancelled."));
        assertThat(after.service.cancel(id)).isEqualTo("It had ended already.");
        assertThat(after.audited).containsExactly("run.cancel " + id, "run.cancel " + id);
    }

    @Test
    void stops_what_the_launcher_started_too() throws IOException {
        House house = house("tail -f /dev/null & echo $!; wait");
        String id = house.service.launch(house.order());
        ProcessHandle shell = house.launches.find(id).flatMap(l -> handle(l)).orElseThrow();
        ProcessHandle child = awaitChild(shell);

        house.service.cancel(id);
        house.awaitEnd(id);

        assertThat(child.onExit().join().isAlive()).isFalse();
    }

    @Test
    void stops_no_stranger_that_has_the_number_now() throws IOException {
        House house = house(FOREVER);
        String id = house.service.launch(house.order());
        Launch launch = house.launches.find(id).orElseThrow();
        ProcessId process = requireNonNull(launch.process());
        ProcessHandle handle = process.handle().orElseThrow();
        house.launches.save(
                launch.with(new ProcessId(process.pid(), process.startedAt().minusSeconds(60))));

        assertThat(house.service.cancel(id)).isEqualTo("It had ended already.");
        assertThat(handle.isAlive()).isTrue();
        handle.destroyForcibly();
    }

    @Test
    void runs_once_more_with_the_same_arguments() throws IOException {
        House house = house("exit 1");
        String first = house.service.launch(house.order());
        house.awaitEnd(first);
        house.pass(60);
        String second = house.service.retry(first);
        house.awaitEnd(second);

        assertThat(second).isNotEqualTo(first);
        assertThat(house.launches.list())
                .extracting(Launch::id, Launch::arguments)
                .containsExactly(tuple(second, arguments(house)), tuple(first, arguments(house)));
        assertThat(house.audited).last().isEqualTo("run.retry " + first);
    }

    @Test
    void a_file_that_is_gone_since_stops_the_retry() throws IOException {
        House house = house("exit 1");
        String first = house.service.launch(house.order());
        house.awaitEnd(first);
        Files.delete(house.catalog);

        assertThatThrownBy(() -> house.service.retry(first))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("catalog: There is no file 'catalog.csv'");
        assertThat(house.launches.list()).hasSize(1);
    }

    @Test
    void a_run_of_somebody_elses_is_shown_and_left_alone() throws IOException {
        House house = house(FOREVER);
        try (Run run = house.run("score", Map.of("beam", "--flinkMaster=10.0.0.1:8081"))) {
            RunDetails details = house.service.find(run.id()).orElseThrow();
            assertThat(details.canCancel()).isFalse();
            assertThat(details.log()).isNull();
            assertThat(details.cluster()).isEqualTo("10.0.0.1:8081");
            assertThatThrownBy(() -> house.service.cancel(run.id()))
                    .isInstanceOf(UserError.class)
                    .hasMessage(
                            "The run %s was not started by this dashboard; whoever started it has it at hand."
                                    .formatted(run.id()));
        }
    }

    @Test
    void nobody_but_operators_starts_or_stops_anything() throws IOException {
        House house = house(FOREVER);
        String id = house.service.launch(house.order());
        house.audited.clear();

        House.enter("eve", "ROLE_VIEWER");
        assertThat(house.service.mayOperate()).isFalse();
        for (Runnable action :
                List.<Runnable>of(
                        () -> house.service.launch(house.order()),
                        () -> house.service.retry(id),
                        () -> house.service.cancel(id))) {
            assertThatThrownBy(action::run).isInstanceOf(AccessDeniedException.class);
        }
        House.leave();
        assertThatThrownBy(() -> house.service.cancel(id))
                .isInstanceOf(AccessDeniedException.class);

        assertThat(house.launches.list()).extracting(Launch::id).containsExactly(id);
        assertThat(house.service.list())
                .extracting(RunEntry::state)
                .containsExactly(RunState.STARTING);
        assertThat(house.audited).isEmpty();
    }

    @Test
    void an_id_that_is_a_path_is_no_id() throws IOException {
        House house = house(FOREVER);
        assertThatThrownBy(() -> house.service.find("../../etc")).isInstanceOf(UserError.class);
        assertThat(house.service.find("launch-none")).isEmpty();
    }

    @Test
    void what_was_launched_is_not_launched_again_under_the_same_id() throws IOException {
        House house = house("echo once");
        String id = house.starter.freshId();
        house.starter.start(id, house.order(), "a schedule");
        house.awaitEnd(id);
        house.starter.start(id, house.order(), "a schedule");
        house.awaitEnd(id);

        assertThat(house.launches.logTail(id)).isEqualTo("once\n");
    }

    @Test
    void asks_the_launcher_for_the_options_once() throws IOException {
        House house =
                house(
                        """
                        echo "$*" >> "$(dirname "$0")/asked"
                        echo '{"formatVersion":1,"command":"score","purpose":"Predicts.","oneOf":[],"options":[]}'\
                        """);
        CommandOptions score = new CommandOptions(1, "score", "Predicts.", List.of(), List.of());

        assertThat(house.service.options("score")).isEqualTo(score);
        assertThat(house.service.options("score")).isEqualTo(score);
        assertThat(house.workspace.resolveSibling("asked")).hasContent("options score");
        assertThatThrownBy(() -> house.service.options("test"))
                .isInstanceOf(UserError.class)
                .hasMessage("The dashboard starts no command 'test'.");
    }

    @Test
    void says_so_where_the_launcher_does_not_know_its_options() throws IOException {
        House house = house("exit 1");
        assertThatThrownBy(() -> house.service.options("score"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "The launcher could not tell the options of 'score' (exit code 1). See what this says: ./marquee score --help");
    }

    private House house(String script) throws IOException {
        House house = new House(folder, script);
        houses.add(house);
        return house;
    }

    private static List<String> arguments(House house) {
        return List.of("train", "--workspace=" + house.workspace, "--catalog=" + house.catalog);
    }

    private static Optional<ProcessHandle> handle(Launch launch) {
        return Optional.ofNullable(launch.process()).flatMap(ProcessId::handle);
    }

    private static ProcessHandle awaitChild(ProcessHandle parent) {
        Optional<ProcessHandle> child = parent.children().findFirst();
        while (child.isEmpty()) {
            Thread.onSpinWait();
            child = parent.children().findFirst();
        }
        return child.get();
    }
}
