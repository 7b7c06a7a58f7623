package io.marquee.pipeline.cli;

import io.marquee.Json;
import io.marquee.infra.sagemaker.Change;
import io.marquee.infra.sagemaker.Endpoint;
import io.marquee.infra.sagemaker.Endpoints;
import io.marquee.infra.sagemaker.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Prints what a deployment came to.
///
/// @param json for programs rather than people
record DeployReport(PrintWriter out, boolean json) {

    void plan(List<Change> changes, List<String> facts) {
        if (json) {
            out.println(Json.line(Map.of("changes", changes, "facts", facts)));
            return;
        }
        if (changes.isEmpty()) {
            out.println("There is nothing.");
        }
        Table table = new Table();
        changes.forEach(change ->
                table.row(
                        words(change.kind().name()),
                        change.what(),
                        change.name(),
                        change.detail()));
        table.print(out);
        facts.forEach(out::println);
    }

    /// What was deleted; people have been told already.
    void deleted(List<Change> gone) {
        String fact = "Packages and captures stay in the bucket, and go on to cost.";
        if (json) {
            plan(gone, List.of(fact));
        } else {
            out.println(fact);
        }
    }

    void status(Endpoint endpoint, Endpoints.@Nullable Config config) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("endpoint", endpoint);
            all.put("config", config);
            out.println(Json.line(all));
            return;
        }
        Table table = new Table();
        table.row("endpoint", endpoint.name());
        table.row("status", words(endpoint.status().name()));
        if (endpoint.failure() != null) {
            table.row("failure", endpoint.failure());
        }
        table.row("configuration", endpoint.config());
        if (endpoint.pending() != null) {
            table.row("on its way to", endpoint.pending());
        }
        if (config != null) {
            table.row("model", config.modelVersion() == null ? "unknown" : config.modelVersion());
            if (config.shadowVersion() != null) {
                table.row("shadow", config.shadowVersion());
            }
            table.row("runs on", config.hosting());
            table.row("captured", config.capturePercent() + " %");
        }
        for (Endpoint.Variant variant : endpoint.variants()) {
            table.row(
                    "variant " + variant.name(),
                    "%d of %d instances".formatted(variant.instances(), variant.desired()));
        }
        table.row("made", endpoint.createdAt().toString());
        table.row("changed", endpoint.changedAt().toString());
        table.print(out);
    }

    void serving(Outcome.Serving serving, List<String> cost) {
        Endpoint endpoint = serving.endpoint();
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("endpoint", endpoint);
            all.put("changed", serving.changed());
            all.put("cost", cost);
            out.println(Json.line(all));
            return;
        }
        out.println(
                "The endpoint %s serves, on %s%s."
                        .formatted(
                                endpoint.name(),
                                endpoint.config(),
                                serving.changed() ? "" : ", as it did before"));
        cost.forEach(out::println);
        if (!cost.isEmpty()) {
            out.println(
                    "Delete it when it is no longer needed: ./marquee deploy --delete --endpoint=%s --yes"
                            .formatted(endpoint.name()));
        }
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
