package io.marquee.serving;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.LongSupplier;

/// Counts for Prometheus.
final class PrometheusMeter implements Meter {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /// In seconds: a single title takes some tenths of a millisecond, a full request seconds.
    private static final double[] BUCKETS = {
        .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30
    };

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests =
            Counter.builder()
                    .name("marquee_requests_total")
                    .help("Requests answered, by route and status")
                    .labelNames("route", "status")
                    .register(registry);
    private final Histogram seconds =
            Histogram.builder()
                    .name("marquee_request_seconds")
                    .help("From the head of a request to the end of its answer")
                    .labelNames("route")
                    .classicOnly()
                    .classicUpperBounds(BUCKETS)
                    .register(registry);
    private final Counter titles =
            Counter.builder()
                    .name("marquee_titles_total")
                    .help("Titles answered, by what became of them")
                    .labelNames("outcome")
                    .register(registry);
    private final Info model =
            Info.builder()
                    .name("marquee_model_info")
                    .help("The model that serves")
                    .labelNames("version")
                    .register(registry);
    private final Counter swaps =
            Counter.builder()
                    .name("marquee_model_loads_total")
                    .help("How often a model began to serve")
                    .register(registry);
    private final Counter failures =
            Counter.builder()
                    .name("marquee_model_failures_total")
                    .help(
                            "Models refused: they could not be loaded, or answer otherwise than they did")
                    .labelNames("reason")
                    .register(registry);

    PrometheusMeter() {
        failures.labelValues("golden").inc(0);
        failures.labelValues("load").inc(0);
        titles.labelValues("predicted").inc(0);
        titles.labelValues("rejected").inc(0);
    }

    @Override
    public void request(String route, int status, double took) {
        requests.labelValues(route, String.valueOf(status)).inc();
        seconds.labelValues(route).observe(took);
    }

    @Override
    public void titles(int predicted, int rejected) {
        titles.labelValues("predicted").inc(predicted);
        titles.labelValues("rejected").inc(rejected);
    }

    @Override
    public void modelServes(String version) {
        model.setLabelValues(version);
        swaps.inc();
    }

    @Override
    public void modelFailed(String why) {
        failures.labelValues(why).inc();
    }

    /// Shows a figure that somebody else keeps, as it is when it is asked for.
    void gauge(String name, String help, LongSupplier figure) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) figure.getAsLong()))
                .register(registry);
    }

    /// As [#gauge], of a figure that only grows.
    void counter(String name, String help, LongSupplier figure) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call((double) figure.getAsLong()))
                .register(registry);
    }

    /// All figures in Prometheus' text format.
    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory has no faults", e);
        }
        return out.toByteArray();
    }
}
