package io.marquee.dashboard.monitoring;

import io.marquee.dashboard.account.Roles;
import io.marquee.dashboard.api.Page;
import io.marquee.dashboard.api.Query;
import io.marquee.dashboard.api.Refusal;
import io.marquee.drift.Thresholds;
import io.marquee.drift.WindowDrift;
import io.marquee.registry.Manifest;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What has drifted, for programs.
@RestController
@RequestMapping("/api/v1/monitoring")
@RolesAllowed(Roles.VIEWER)
class MonitoringApi {

    private final MonitoringService monitoring;

    MonitoringApi(MonitoringService monitoring) {
        this.monitoring = monitoring;
    }

    @GetMapping
    Page<Run> list(@RequestParam MultiValueMap<String, String> parameters) {
        return Query.paged(parameters).paging().of(monitoring.runs(), Run::of);
    }

    @GetMapping("/{run}")
    Found one(@PathVariable("run") String run) {
        return monitoring
                .find(run)
                .map(Found::of)
                .orElseThrow(
                        () -> Refusal.notFound("There is no monitoring run %s.".formatted(run)));
    }

    /// A run that has looked for drift.
    record Run(String runId, @Nullable String modelVersion, Instant createdAt, long titles) {

        static Run of(Manifest manifest) {
            return new Run(
                    manifest.runId(),
                    manifest.modelVersion(),
                    manifest.createdAt(),
                    manifest.rows());
        }
    }

    /// What it found.
    record Found(
            String runId,
            String modelVersion,
            Instant createdAt,
            long titles,
            String source,
            Thresholds thresholds,
            List<WindowDrift> windows) {

        static Found of(MonitoringRun run) {
            return new Found(
                    run.id(),
                    run.report().modelVersion(),
                    run.manifest().createdAt(),
                    run.manifest().rows(),
                    run.report().source(),
                    run.report().thresholds(),
                    run.report().windows());
        }
    }
}
