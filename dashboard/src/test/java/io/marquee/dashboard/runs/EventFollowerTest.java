package io.marquee.dashboard.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.registry.RunEvent;
import io.marquee.registry.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFollowerTest {

    @TempDir Path folder;

    @Test
    void reads_each_line_once_and_only_when_it_is_whole() throws IOException {
        House house = new House(folder, "");
        EventFollower follower = new EventFollower(Workspace.open(house.store), "r1");
        assertThat(follower.look().stages()).isEmpty();

        add(
                house,
                """
                {"at":"2026-11-22T12:00:00Z","kind":"STARTED","stage":null,"rows":null,"message":"train"}
                {"at":"2026-11-22T12:00:01Z","kind":"NOTE","stage":null,"rows":null,"message":"Unused column: ö."}
                {"at":"2026-11-22T12:00:02Z","kind":"STAGE_STARTED","stage":"read","rows":null,"message":null}
                {"at":"2026-11-22T12:00:04Z","kind":"PROGRESS","stage":"read","rows":500,"mess\
                """);
        assertThat(follower.look())
                .isEqualTo(
                        new EventFollower.Progress(
                                List.of(stage("read", 0, 2, 2, false)),
                                List.of(
                                        new RunEvent(
                                                House.NOON.plusSeconds(1),
                                                RunEvent.Kind.NOTE,
                                                null,
                                                null,
                                                "Unused column: ö."))));

        add(
                house,
                """
                age":null}
                {"at":"2026-11-22T12:00:05Z","kind":"STAGE_STARTED","stage":"clean","rows":null,"message":null}
                """);
        assertThat(follower.look().stages())
                .containsExactly(stage("read", 500, 2, 4, false), stage("clean", 0, 5, 5, false));
        assertThat(follower.look().stages().getFirst().rate()).isEqualTo(250);
        assertThat(follower.look().stages().getLast().rate()).isNull();

        add(
                house,
                """
                {"at":"2026-11-22T12:00:07Z","kind":"STAGE_DONE","stage":"read","rows":900,"message":null}
                """);
        EventFollower.Progress last = follower.look();
        assertThat(last.stages())
                .containsExactly(stage("read", 900, 2, 7, true), stage("clean", 0, 5, 5, false));
        assertThat(last.notes()).hasSize(1);
    }

    private static StageProgress stage(String name, long rows, int from, int to, boolean done) {
        return new StageProgress(
                name, rows, House.NOON.plusSeconds(from), House.NOON.plusSeconds(to), done);
    }

    private static void add(House house, String text) throws IOException {
        Path file = house.workspace.resolve("runs/r1/events.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
