package io.marquee.dashboard.live.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.html.Anchor;
import io.marquee.dashboard.Entering;
import io.marquee.dashboard.chart.ui.Chart;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.frame.ui.Notice;
import io.marquee.dashboard.live.LiveService;
import io.marquee.dashboard.live.LiveWatch;
import io.marquee.dashboard.live.SomeStream;
import io.marquee.dashboard.runs.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveViewTest extends BrowserlessTest {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir Path folder;
    House house;
    Lake lake;
    LiveService live;
    LiveWatch watch;

    @BeforeEach
    void open() throws IOException {
        house = new House(folder, "exit 1");
        lake = new Lake(house.store);
        live = new LiveService(house.store, lake, house.service, () -> NOW);
        watch = new LiveWatch(live);
    }

    @AfterEach
    void close() {
        House.leave();
        watch.destroy();
        lake.close();
    }

    @Test
    void tells_whether_the_stream_keeps_up_and_what_it_has_found() {
        House.enter("eve", "ROLE_VIEWER");
        String run = SomeStream.publish(house.workspace);

        assertThat(show())
                .contains("stopped; begun 22 Nov 2026, ")
                .contains("The newest event told of happened 10 minutes ago, ")
                .contains(
                        "Records a second–Events1,000Counted950There before20Too late10Unreadable20Titles scored10Titles rejected2")
                .contains("Night Train13.098020.004.2531")
                .contains("<b>Bold</b>2.5080.0 %");
        assertThat(find(Chart.class).all()).hasSize(1);
        assertThat(find(Anchor.class).all().stream().map(Anchor::getHref))
                .containsExactly(
                        "runs/" + run,
                        "titles/s1",
                        "titles/s2",
                        "models/v1",
                        "titles/s1",
                        "models/v1");
    }

    @Test
    void says_how_to_begin_and_to_whom() {
        House.enter("eve", "ROLE_VIEWER");
        assertThat(show()).contains("An operator starts one under Runs");
        assertThat(find(Anchor.class).all()).isEmpty();

        House.enter("otto", "ROLE_VIEWER", "ROLE_OPERATOR");
        assertThat(show()).contains("Start one above, or:./marquee stream --events=");
        assertThat(find(Anchor.class).single().getHref()).isEqualTo("runs/new?command=stream");
    }

    @Test
    void says_what_cannot_be_read() throws IOException {
        House.enter("eve", "ROLE_VIEWER");
        String run = SomeStream.publish(house.workspace);
        Files.writeString(
                house.workspace.resolve("streams/" + run + "/windows/part-c.parquet"), "no");

        show();

        assertThat(find(Notice.class).single().getTitleAsText())
                .isEqualTo("What the stream tells cannot be read");
        assertThat(find(Notice.class).single().getElement().getTextRecursively())
                .contains("part-c.parquet");
    }

    /// None: each test puts the view on the page, over a workspace of its own.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes();
    }

    private String show() {
        LiveView view = Entering.at("live", new LiveView(live, watch, house.service, () -> NOW));
        return view.getElement().getTextRecursively();
    }
}
