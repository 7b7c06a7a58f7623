package io.marquee.dashboard.monitoring;

import io.marquee.drift.DriftCheck;
import io.marquee.drift.DriftReport;
import io.marquee.drift.DriftStatus;
import io.marquee.drift.FeatureDrift;
import io.marquee.drift.QualityDrift;
import io.marquee.drift.Section;
import io.marquee.drift.Thresholds;
import io.marquee.drift.WindowDrift;
import io.marquee.registry.FolderStore;
import io.marquee.registry.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What monitoring runs might have found. One looked at what an endpoint had captured on two days:
/// nothing on the first; on the second longer films, a new genre, and ratings worse told. The
/// others looked at predictions, all at once.
public final class SomeDrift {

    /// Of the run that looked at captures.
    public static final String RUN = "20260103T000000000Z-drift1";

    /// Of those that looked at predictions.
    public static final String LATER_RUN = "20260104T000000000Z-drift2";

    public static final String LAST_RUN = "20260105T063000000Z-drift3";

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-01-02T00:00:00Z");
    private static final Instant THIRD = Instant.parse("2026-01-03T00:00:00Z");

    private SomeDrift() {}

    /// Publishes what was found in captures.
    public static void publish(Path folder) {
        publish(folder, RUN, "2026-01-03T00:00:00Z", report());
    }

    /// Publishes what was found in predictions of the day after: nothing.
    public static void publishNothing(Path folder) {
        publish(
                folder,
                LATER_RUN,
                "2026-01-04T00:00:00Z",
                predictions(DriftStatus.OK, List.of(runtime(0.05, false), genres(0.04, false))));
    }

    /// Publishes what was found in predictions yet a day later: longer films.
    public static void publishLast(Path folder) {
        publish(
                folder,
                LAST_RUN,
                "2026-01-05T06:30:00Z",
                predictions(
                        DriftStatus.DRIFTED, List.of(runtime(0.46, true), genres(0.04, false))));
    }

    private static void publish(Path folder, String run, String at, DriftReport report) {
        Workspace workspace =
                Workspace.open(new FolderStore(folder), () -> Instant.parse(at), new Random(1));
        workspace.monitoring().stage(run, DriftReport.FILE, report.toJson());
        var _ = workspace.monitoring().commit(run, 1_000, "v1");
    }

    private static DriftReport predictions(DriftStatus status, List<FeatureDrift> things) {
        return new DriftReport(
                DriftReport.FORMAT_VERSION,
                "v1",
                "predictions",
                Thresholds.DEFAULT,
                List.of(new WindowDrift(null, null, 500, status, Double.NaN, things, List.of())));
    }

    static DriftReport report() {
        return new DriftReport(
                DriftReport.FORMAT_VERSION,
                "v1",
                "capture",
                Thresholds.DEFAULT,
                List.of(
                        window(
                                FIRST,
                                SECOND,
                                DriftStatus.OK,
                                List.of(runtime(0.05, false), genres(0.04, false)),
                                List.of()),
                        window(
                                SECOND,
                                THIRD,
                                DriftStatus.DRIFTED,
                                List.of(few(), runtime(0.46, true), genres(0.15, true)),
                                List.of(
                                        new QualityDrift(
                                                "rmse",
                                                400,
                                                0.71,
                                                0.66,
                                                0.76,
                                                0.505,
                                                DriftStatus.DRIFTED)))));
    }

    /// The same, and a third day of which twelve titles are there so far.
    static DriftReport reportOfADayThatHasBegun() {
        List<WindowDrift> windows = new ArrayList<>(report().windows());
        windows.add(
                new WindowDrift(
                        THIRD,
                        THIRD.plus(Duration.ofDays(1)),
                        12,
                        DriftStatus.NOT_ENOUGH_DATA,
                        Double.NaN,
                        List.of(few()),
                        List.of()));
        return new DriftReport(
                DriftReport.FORMAT_VERSION, "v1", "capture", Thresholds.DEFAULT, windows);
    }

    private static WindowDrift window(
            Instant from,
            Instant to,
            DriftStatus status,
            List<FeatureDrift> features,
            List<QualityDrift> quality) {
        return new WindowDrift(from, to, 500, status, 0.98, features, quality);
    }

    private static FeatureDrift runtime(double drift, boolean drifted) {
        return feature(
                "runtime_minutes",
                drift,
                0.15,
                List.of(),
                new FeatureDrift.Numbers(
                        drifted ? 128 : 100, 99.6, 25, 28.3, drifted ? 128 : 100, 90, 126, 170),
                List.of(
                        check(DriftCheck.Kind.DISTRIBUTION, drifted ? 1.38 : 0.02, drifted),
                        check(DriftCheck.Kind.SHIFT, drifted ? 0.463 : 0.03, drifted),
                        check(DriftCheck.Kind.MISSING, 0.01, false)),
                List.of(
                        new FeatureDrift.Cell("up to 90", 0.5, drifted ? 0.1 : 0.48),
                        new FeatureDrift.Cell("beyond", 0.5, drifted ? 0.9 : 0.52)));
    }

    private static FeatureDrift genres(double drift, boolean drifted) {
        return feature(
                "genres",
                drift,
                0.3,
                drifted ? List.of("Vertical Shorts") : List.of(),
                null,
                List.of(check(DriftCheck.Kind.UNSEEN, drifted ? 0.2 : 0.0, drifted)),
                List.of(
                        new FeatureDrift.Cell("Dramas", 0.6, 0.5),
                        new FeatureDrift.Cell("unseen", 0, 0.2)));
    }

    private static FeatureDrift few() {
        return few(Section.LABEL, "user_rating", 1);
    }

    /// A feature of which there is not enough data.
    static FeatureDrift few(String name) {
        return few(Section.FEATURE, name, 0.3);
    }

    private static FeatureDrift few(Section section, String name, double importance) {
        return new FeatureDrift(
                section,
                name,
                DriftStatus.NOT_ENOUGH_DATA,
                importance,
                0.1,
                0.1 * importance,
                12,
                0,
                0,
                0,
                List.of(),
                null,
                List.of(),
                List.of(new FeatureDrift.Cell("up to 3", 0.5, 0.6)));
    }

    private static FeatureDrift feature(
            String name,
            double drift,
            double importance,
            List<String> unseen,
            FeatureDrift.@Nullable Numbers numbers,
            List<DriftCheck> checks,
            List<FeatureDrift.Cell> cells) {
        return new FeatureDrift(
                Section.FEATURE,
                name,
                checks.getFirst().drifted() ? DriftStatus.DRIFTED : DriftStatus.OK,
                importance,
                drift,
                drift * importance,
                500,
                0.02,
                0.01,
                unseen.isEmpty() ? 0 : 0.2,
                unseen,
                numbers,
                checks,
                cells);
    }

    private static DriftCheck check(DriftCheck.Kind kind, double effect, boolean drifted) {
        double chance = drifted ? 0.0001 : 0.5;
        return new DriftCheck(kind, effect, 0.1, chance, chance, drifted);
    }
}
