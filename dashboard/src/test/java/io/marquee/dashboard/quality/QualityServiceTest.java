package io.marquee.dashboard.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marquee.UserError;
import io.marquee.dashboard.data.Lake;
import io.marquee.dashboard.models.TwoModels;
import io.marquee.dashboard.quality.CatalogProfile.Bar;
import io.marquee.dashboard.quality.CatalogProfile.Distribution;
import io.marquee.dashboard.quality.CatalogProfile.Mended;
import io.marquee.dashboard.quality.CatalogProfile.MissingShare;
import io.marquee.dashboard.quality.QualityReport.RejectCount;
import io.marquee.dashboard.quality.QualityReport.RepairCount;
import io.marquee.registry.Run;
import io.marquee.registry.RunRequest;
import io.marquee.registry.Software;
import io.marquee.registry.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QualityServiceTest {

    @TempDir Path folder;
    TwoModels some;
    Lake lake;
    String run;

    @BeforeEach
    void open() {
        some = new TwoModels(folder);
        lake = new Lake(some.store());
        run = some.runs().getLast();
    }

    @AfterEach
    void close() {
        lake.close();
    }

    @Test
    void tells_what_a_run_found() {
        QualityService service = new QualityService(some.store());
        assertThat(service.newest())
                .contains(
                        new QualityReport(
                                run,
                                "score",
                                TwoModels.NOON.plusSeconds(60),
                                new RowCounts(8, 4, 0, 4),
                                List.of(
                                        new RejectCount("events", "UNREADABLE_TIME", 5),
                                        new RejectCount("rows", "WRONG_CELL_COUNT", 2),
                                        new RejectCount("rows", "IMPOSSIBLE_RELEASE_YEAR", 1),
                                        new RejectCount("rows", "MISSING_TITLE", 1)),
                                List.of(
                                        new RepairCount("TRIMMED", 2),
                                        new RepairCount("JOINED_LINES", 1))));
        assertThat(service.trend())
                .extracting(TrendPoint::runId)
                .containsExactly(run, some.runs().getFirst());
        assertThatThrownBy(() -> service.report("r7"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("There is no run r7 in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"monitor", "stream"})
    void leaves_out_what_is_no_catalog(String command) {
        Run monitor =
                Workspace.open(some.store())
                        .start(
                                new RunRequest(
                                        command,
                                        Map.of(),
                                        "DirectRunner",
                                        new Software("0.1.0", "Java 25", "Linux", Map.of())));
        monitor.counts(Map.of("rows.read", 8L));
        monitor.done();
        QualityService service = new QualityService(some.store());
        assertThat(service.trend())
                .extracting(TrendPoint::runId)
                .containsExactly(run, some.runs().getFirst());
        assertThatThrownBy(() -> service.report(monitor.id()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("that has read a catalog");
    }

    @Test
    void looks_through_the_titles() {
        CatalogProfile profile = new CatalogProfiles(lake).of(run);

        assertThat(profile.titles()).isEqualTo(3);
        assertThat(profile.missing())
                .containsExactly(
                        new MissingShare("director", 2),
                        new MissingShare("date_added", 2),
                        new MissingShare("cast", 1),
                        new MissingShare("country", 1),
                        new MissingShare("rating", 1),
                        new MissingShare("description", 1),
                        new MissingShare("duration", 0),
                        new MissingShare("listed_in", 0));
        assertThat(profile.mended())
                .containsExactly(
                        new Mended("TRIMMED", "title", 2),
                        new Mended("JOINED_LINES", "description", 1));
        assertThat(profile.distributions())
                .containsExactly(
                        new Distribution(
                                "Kind", List.of(new Bar("MOVIE", 2), new Bar("SERIES", 1))),
                        new Distribution(
                                "Release year",
                                List.of(new Bar("2015–2019", 2), new Bar("2020–2024", 1))),
                        new Distribution("Maturity", List.of(new Bar("PG-13", 1), new Bar("R", 1))),
                        new Distribution("Runtime in minutes", List.of(new Bar("90–104", 2))),
                        new Distribution("Seasons", List.of(new Bar("2", 1))),
                        new Distribution(
                                "Genres", List.of(new Bar("Dramas", 3), new Bar("Comedies", 1))),
                        new Distribution(
                                "Countries", List.of(new Bar("France", 2), new Bar("Spain", 1))));
    }

    @Test
    void finds_rejected_rows() {
        Rejects rejects = new Rejects(some.store(), lake);

        assertThat(rejects.count(run, RejectFilter.NONE)).isEqualTo(4);
        assertThat(rejects.read(run, RejectFilter.NONE, 1, 2))
                .extracting(RejectedRow::reason)
                .containsExactly("IMPOSSIBLE_RELEASE_YEAR", "WRONG_CELL_COUNT");
        assertThat(rejects.read(run, new RejectFilter("", "title", ""), 0, 9))
                .containsExactly(
                        new RejectedRow(
                                "/data/a.csv",
                                2,
                                3,
                                "MISSING_TITLE",
                                "title",
                                "",
                                "There is no title.",
                                "s7 | Movie |  | D | A | France |  | 2020 | PG | 90 min | Dramas | Text |  | "));
        assertThat(rejects.count(run, new RejectFilter("WRONG_CELL_COUNT", "", "S9,MOVIE")))
                .isEqualTo(1);
        assertThat(rejects.count(run, new RejectFilter("", "", "%"))).isZero();
        assertThat(rejects.count(run, new RejectFilter("' OR true --", "", ""))).isZero();
        assertThat(rejects.reasons(run))
                .containsExactly(
                        "IMPOSSIBLE_RELEASE_YEAR",
                        "MISSING_TITLE",
                        "UNREADABLE_TIME",
                        "WRONG_CELL_COUNT");
        assertThat(rejects.columns(run)).containsExactly("occurred_at", "release_year", "title");
    }

    @Test
    void writes_rows_of_the_catalog_to_be_mended() {
        assertThat(new Rejects(some.store(), lake).sheet(run, RejectFilter.NONE).split("\r\n"))
                .containsExactly(
                        "fault_file,fault_line,fault_reason,fault_detail,fault_payload,show_id,type,title,director,cast,country,date_added,release_year,rating,duration,genres,description,user_rating,user_liked",
                        "/data/a.csv,3,MISSING_TITLE,There is no title.,s7 | Movie |  | D | A | France |  | 2020 | PG | 90 min | Dramas | Text |  | ,s7,Movie,,D,A,France,,2020,PG,90 min,Dramas,Text,,",
                        "/data/a.csv,7,IMPOSSIBLE_RELEASE_YEAR,Year 3021 is to come.,\"s8 | Movie | =1+1 | D | A | \"\"Q\"\", R |  | 3021 | PG | 90 min | Dramas | Text |  | \",s8,Movie,'=1+1,D,A,\"\"\"Q\"\", R\",,3021,PG,90 min,Dramas,Text,,",
                        "/data/b.csv,2,WRONG_CELL_COUNT,3 cells instead of 12.,\"s9,Movie,Name\",,,,,,,,,,,,,,");
    }
}
