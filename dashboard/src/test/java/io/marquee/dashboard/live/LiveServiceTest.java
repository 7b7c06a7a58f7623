package io.marquee.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.live.LiveNews.Fresh;
import io.marquee.dashboard.live.LiveNews.Stretch;
import io.marquee.dashboard.live.LiveNews.Trend;
import io.marquee.dashboard.runs.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveServiceTest {

    @TempDir Path folder;
    House house;
    Lake lake;
    Instant now = SomeStream.NOON;
    LiveService live;

    @BeforeEach
    void open() throws IOException {
        house = new House(folder, "exit 1");
        lake = new Lake(house.store);
        live = new LiveService(house.store, lake, house.service, () -> now);
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void tells_the_latest_of_everything_once() {
        String run = SomeStream.publish(house.workspace);

        LiveNews news = live.news().orElseThrow();

        assertThat(news.run()).isEqualTo(run);
        assertThat(news.running()).isFalse();
        assertThat(news.since()).isEqualTo(SomeStream.NOON);
        assertThat(news.newestEvent()).isEqualTo("2026-11-23T11:50:00Z");
        assertThat(news.counts()).isEqualTo(new LiveCounts(1000, 950, 20, 10, 20, 12, 10, 2));
        assertThat(news.perSecond()).isNull();
        assertThat(news.windowMinutes()).isEqualTo(60);
        assertThat(news.windows())
                .hasSize(24)
                .startsWith(new Stretch(SomeStream.NOON, 15, 0, 0, 0, 0))
                .endsWith(new Stretch(Instant.parse("2026-11-23T11:00:00Z"), 45, 0, 0, 0, 0));
        assertThat(news.trending())
                .containsExactly(
                        new Trend("s1", "Night Train", 60 / Math.sqrt(21), 80, 20, 4.25, 3, 1));
        assertThat(news.predictions())
                .containsExactly(
                        new Fresh(
                                "s2",
                                "<b>Bold</b>",
                                2.5,
                                0.8,
                                "v1",
                                Instant.parse("2026-11-23T11:20:00Z")),
                        new Fresh(
                                "s1",
                                "Night Train",
                                3.9,
                                0.8,
                                "v1",
                                Instant.parse("2026-11-23T11:10:00Z")));
    }

    @Test
    void follows_the_files_that_come_and_says_how_fast_records_do() throws IOException {
        String run = SomeStream.publish(house.workspace);
        assertThat(live.news().orElseThrow().predictions())
                .first()
                .extracting(Fresh::titleId)
                .isEqualTo("s2");

        SomeStream.goOn(house.workspace, run);
        Files.writeString(
                house.workspace.resolve("runs").resolve(run).resolve("counts.json"),
                "{\"events.read\":1300,\"rows.read\":12}");
        now = now.plusSeconds(10);
        LiveNews later = live.news().orElseThrow();

        assertThat(later.predictions())
                .hasSize(2)
                .startsWith(
                        new Fresh(
                                "s1",
                                "Night Train",
                                4.1,
                                0.8,
                                "v2",
                                Instant.parse("2026-11-23T11:30:00Z")));
        assertThat(later.perSecond()).isEqualTo(30);
    }

    @Test
    void knows_a_title_by_its_highest_revision() {
        assertThat(live.title("s1")).isEmpty();
        SomeStream.publish(house.workspace);

        assertThat(live.title("s1"))
                .isEqualTo(
                        Optional.of(
                                new LiveTitle(
                                        7,
                                        4.25,
                                        3,
                                        1,
                                        0.75,
                                        300,
                                        200,
                                        Instant.parse("2026-11-23T11:50:00Z"))));
        assertThat(live.title("s2").orElseThrow().rating()).isNull();
        assertThat(live.title("x'; DROP TABLE standings; --")).isEmpty();
        assertThat(live.title("s1")).isPresent();
    }

    @Test
    void has_no_news_without_a_stream_and_empty_ones_before_its_first_file() {
        assertThat(live.news()).isEmpty();
        house.run("train", java.util.Map.of()).close();
        assertThat(live.news()).isEmpty();

        house.run("stream", java.util.Map.of()).close();
        LiveNews news = live.news().orElseThrow();

        assertThat(news.newestEvent()).isNull();
        assertThat(news.counts()).isEqualTo(new LiveCounts(0, 0, 0, 0, 0, 0, 0, 0));
        assertThat(news.windows()).isEmpty();
        assertThat(news.trending()).isEmpty();
        assertThat(news.predictions()).isEmpty();
    }

    @Test
    void a_run_that_goes_on_with_a_stream_tells_all_of_it() {
        String first = SomeStream.publish(house.workspace);
        house.pass(60);
        house.run("stream", java.util.Map.of("stream", first)).close();

        LiveNews news = live.news().orElseThrow();

        assertThat(news.run()).isNotEqualTo(first);
        assertThat(news.windows()).hasSize(24);
    }
}
