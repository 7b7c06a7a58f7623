package io.marquee.dashboard.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.registry.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunWatchTest {

    @TempDir Path folder;

    @AfterEach
    void leave() {
        House.leave();
    }

    @Test
    void tells_each_watcher_what_is_new_to_it_and_nothing_after_the_end() throws IOException {
        House house = new House(folder, "");
        List<RunState> told = new ArrayList<>();
        List<Integer> lists = new ArrayList<>();
        Run run = house.run("train", Map.of());
        RunWatch.Watching one =
                house.watch.run(run.id(), seen -> told.add(now(seen).entry().state()));
        RunWatch.Watching all = house.watch.list(seen -> lists.add(now(seen).size()));

        house.watch.look();
        house.watch.look();
        assertThat(told).containsExactly(RunState.RUNNING);
        assertThat(lists).containsExactly(1);

        run.stageStarted("read");
        house.watch.look();
        run.done();
        house.watch.look();
        house.watch.look();
        assertThat(told).containsExactly(RunState.RUNNING, RunState.RUNNING, RunState.DONE);
        assertThat(lists).containsExactly(1, 1, 1);

        one.stop();
        all.stop();
        assertThat(house.watch.watching()).isZero();
    }

    @Test
    void listens_to_a_process_to_its_last_word_after_its_run_is_on_record_as_done()
            throws IOException {
        // Speaks when its input lets it: here, when the test has put a file there.
        House house =
                new House(
                        folder,
                        "while [ ! -e '%s' ]; do :; done; echo accepted"
                                .formatted(folder.resolve("go")));
        House.enter("ada", "ROLE_VIEWER", "ROLE_OPERATOR");
        String launch = house.service.launch(house.order());
        List<String> told = new ArrayList<>();
        house.watch.run(
                launch, seen -> told.add(now(seen).entry().state() + " " + now(seen).log()));
        house.run("train", Map.of("launch", launch)).done();
        house.watch.look();
        Files.createFile(folder.resolve("go"));
        house.awaitEnd(launch);
        house.watch.look();
        house.watch.look();

        assertThat(told).containsExactly("DONE ", "DONE accepted\n");
    }

    @Test
    void tells_why_nothing_can_be_seen_and_when_that_is_over() throws IOException {
        House house = new House(folder, "");
        List<RunWatch.Seen<List<RunEntry>>> told = new ArrayList<>();
        house.watch.list(told::add);
        house.store.write("workspace.json", "{\"formatVersion\": 99}".getBytes(UTF_8));
        house.watch.look();
        house.store.delete("workspace.json");
        house.watch.look();

        assertThat(told)
                .hasSize(2)
                .first()
                .isInstanceOfSatisfying(
                        RunWatch.Seen.Nothing.class,
                        nothing -> assertThat(nothing.reason()).contains("by a newer Marquee"));
        assertThat(told).last().isEqualTo(new RunWatch.Seen.Now<>(List.of()));
    }

    private static <T> T now(RunWatch.Seen<T> seen) {
        return switch (seen) {
            case RunWatch.Seen.Now<T>(var value) -> value;
            case RunWatch.Seen.Nothing<T>(var reason) -> throw new AssertionError(reason);
        };
    }
}
