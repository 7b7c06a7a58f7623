package io.marquee.serving;

import io.marquee.UserError;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// The HTTP server around [Routes], with all that keeps clients from holding it up.
final class ScoringServer implements AutoCloseable {

    private static final int HEAD_BYTES = 16 << 10;

    /// Speaking with clients takes little; computing has threads of its own.
    private static final int THREADS = 16;

    private static final long SWEEP_MILLIS = 250;

    /// What requests are answered with.
    ///
    /// @param meter that of the outlets
    record Parts(
            ModelSlot slot,
            Admission admission,
            Meter meter,
            IdleConnections connections,
            Outlets outlets,
            InstantSource clock) {}

    private final ServeConfig config;
    private final Parts parts;
    private final Routes routes;
    private final Server server;
    private final ServerConnector connector;
    private final ScheduledExecutorService chores =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("chores").daemon().factory());

    private ScoringServer(ServeConfig config, Parts parts) {
        this.config = config;
        this.parts = parts;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http(config)));
        connector.setHost(config.address());
        connector.setPort(config.port());
        connector.setIdleTimeout(config.patience().idle().toMillis());
        connector.setShutdownIdleTimeout(1_000);
        connector.addBean(parts.connections());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(config.limits().connections(), connector));
        routes = new Routes(config, parts);
        server.setHandler(new GracefulHandler(routes));
        server.setErrorHandler(new PlainErrors());
        server.setStopTimeout(config.patience().drain().toMillis());
        server.setStopAtShutdown(false);
    }

    private static HttpConfiguration http(ServeConfig config) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setResponseHeaderSize(HEAD_BYTES);
        http.setHttpCompliance(HttpCompliance.RFC9110);
        http.setIdleTimeout(config.patience().idle().toMillis());
        return http;
    }

    /// Starts to listen; until a model serves, pings are answered with 503.
    ///
    /// @param outlets closed with this
    /// @throws UserError if the port is taken or the address is none of this machine
    static ScoringServer start(
            ServeConfig config, ModelSource source, Outlets outlets, InstantSource clock) {
        Meter meter = outlets.meter();
        ServeConfig.Limits limits = config.limits();
        Parts parts =
                new Parts(
                        new ModelSlot(source, meter, clock),
                        new Admission(
                                limits.workers(),
                                limits.queue(),
                                Math.max(
                                        2L * limits.bodyBytes(),
                                        Runtime.getRuntime().maxMemory() / 8)),
                        meter,
                        new IdleConnections(config.patience().request()),
                        outlets,
                        clock);
        if (outlets.prometheus() != null) {
            show(outlets.prometheus(), parts);
        }
        ScoringServer server = new ScoringServer(config, parts);
        server.listen();
        return server;
    }

    private static void show(PrometheusMeter figures, Parts parts) {
        Admission admission = parts.admission();
        figures.gauge("marquee_computing", "Requests being computed", admission::computing);
        figures.gauge("marquee_queue", "Requests that wait for a worker", admission::waiting);
        figures.gauge("marquee_connections", "Open connections", parts.connections()::count);
        figures.counter(
                "marquee_turned_away_total",
                "Requests answered with 503 because the server was full",
                admission::refused);
        Capture capture = parts.outlets().capture();
        if (capture != null) {
            figures.counter(
                    "marquee_captured_total", "Invocations in capture files", capture::written);
            figures.counter(
                    "marquee_capture_dropped_total",
                    "Invocations that were to be captured and were not",
                    capture::dropped);
        }
        CloudWatchMeter cloudWatch = parts.outlets().cloudWatch();
        if (cloudWatch != null) {
            figures.counter(
                    "marquee_cloudwatch_sent_total",
                    "Measurements that CloudWatch has taken",
                    () -> cloudWatch.figures().sent());
            figures.gauge(
                    "marquee_cloudwatch_waiting",
                    "Measurements that wait to be sent",
                    () -> cloudWatch.figures().waiting());
            figures.gauge(
                    "marquee_cloudwatch_refused",
                    "Measurements that CloudWatch does not take, put aside",
                    () -> cloudWatch.figures().refused());
            figures.counter(
                    "marquee_cloudwatch_lost_total",
                    "Measurements that there was no room for",
                    () -> cloudWatch.figures().lost());
        }
    }

    private void listen() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UserError(
                    "Cannot listen at %s:%d: %s. Choose another --port or --address."
                            .formatted(config.address(), config.port(), e.getMessage()),
                    e);
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not start", e);
        }
        var _ =
                chores.scheduleWithFixedDelay(
                        parts.connections()::sweep,
                        SWEEP_MILLIS,
                        SWEEP_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /// Loads the model.
    ///
    /// @throws UserError if there is none, or it cannot serve
    void load() {
        parts.slot().refresh();
    }

    /// Loads the model, and from then on looks for another from time to time.
    void follow(Duration every) {
        parts.slot().refreshOrTell();
        Thread.ofPlatform().name("model-watch").daemon().start(() -> watch(every));
    }

    private void watch(Duration every) {
        while (!server.isStopping() && !server.isStopped()) {
            try {
                Thread.sleep(every);
            } catch (InterruptedException e) {
                return;
            }
            parts.slot().refreshOrTell();
        }
    }

    /// Where it listens, such as `http://127.0.0.1:8080`.
    URI address() {
        return URI.create(
                "http://%s:%d"
                        .formatted(
                                config.address().contains(":")
                                        ? "[" + config.address() + "]"
                                        : config.address(),
                                connector.getLocalPort()));
    }

    /// All paths that it answers.
    Routes routes() {
        return routes;
    }

    /// Takes no more requests, waits for those that are under way, and ends.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the HTTP server did not stop", e);
        } finally {
            chores.shutdownNow();
            parts.admission().close();
            parts.outlets().close();
        }
    }
}
