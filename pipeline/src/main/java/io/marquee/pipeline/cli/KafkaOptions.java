package io.marquee.pipeline.cli;

import io.marquee.UserError;
import io.marquee.pipeline.live.Topic;
import io.marquee.pipeline.run.Inputs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say which topics of Kafka a stream follows, and how it gets at them.
final class KafkaOptions {

    private static final int PATIENCE_SECONDS = 15;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Brokers of Kafka to follow topics of, parted by commas.")
    private @Nullable String servers;

    @Option(
            names = "--events-topic",
            paramLabel = "TOPIC",
            description =
                    "Engagement events to follow: each record's value is an event as a JSON object. May be given more than once.")
    private List<String> events = List.of();

    @Option(
            names = "--titles-topic",
            paramLabel = "TOPIC",
            description =
                    "New and changed titles to score: each record's value is a title as a JSON object. May be given more than once.")
    private List<String> titles = List.of();

    @Option(
            names = "--kafka-group",
            paramLabel = "GROUP",
            defaultValue = "marquee",
            description =
                    "The consumer group, which knows where to begin without --from-savepoint (default: ${DEFAULT-VALUE}).")
    private String group = "marquee";

    @Option(
            names = "--kafka-start",
            paramLabel = "earliest|latest",
            defaultValue = "earliest",
            description =
                    "Where to begin if the group has read nothing yet (default: ${DEFAULT-VALUE}).")
    private String start = "earliest";

    @Option(
            names = "--kafka-properties",
            paramLabel = "FILE",
            description =
                    "Settings of Kafka's client, for TLS and SASL. Every worker reads the file; its content is not put on record.")
    @TerminalOnly
    private @Nullable String properties;

    boolean isUsed() {
        return !events.isEmpty() || !titles.isEmpty();
    }

    List<Topic> events() {
        return topics(events);
    }

    List<Topic> titles() {
        return topics(titles);
    }

    private List<Topic> topics(List<String> names) {
        return names.stream()
                .map(name ->
                        new Topic(
                                servers == null ? "" : servers,
                                name,
                                group,
                                start(),
                                properties == null ? null : Inputs.absolute(properties)))
                .toList();
    }

    private Topic.Start start() {
        return switch (start) {
            case "earliest" -> Topic.Start.EARLIEST;
            case "latest" -> Topic.Start.LATEST;
            default ->
                    throw new UserError(
                            "--kafka-start is '%s'; it is earliest or latest.".formatted(start));
        };
    }

    /// Checks what no option can say of itself, and asks the brokers for the topics: a job that
    /// starts without them would wait for them in silence.
    ///
    /// @throws UserError if options do not go together, no broker answers, or a topic is missing
    void check() {
        if (!isUsed()) {
            if (servers != null) {
                throw new UserError("--kafka needs --events-topic, --titles-topic, or both.");
            }
            return;
        }
        if (servers == null) {
            throw new UserError(
                    "Topics need --kafka=HOST:PORT, one of the brokers that they are on.");
        }
        Set<String> missing = new TreeSet<>(events);
        missing.addAll(titles);
        Topic any = topics(List.copyOf(missing)).getFirst();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000 * PATIENCE_SECONDS);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000 * PATIENCE_SECONDS);
        try (Admin admin = Admin.create(any.client(settings))) {
            missing.removeAll(
                    admin.listTopics().names().get(2 * PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new UserError(
                    "No Kafka broker answers at --kafka=%s (%s). Look at the address, and at --kafka-properties if it wants TLS or a password."
                            .formatted(servers, reason(e)),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("It was interrupted.", e);
        }
        if (!missing.isEmpty()) {
            throw new UserError(
                    "Kafka at %s has no topic %s. Create it first, or look at the spelling."
                            .formatted(servers, String.join(", ", missing)));
        }
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }

    /// The options as given, for the record.
    Map<String, String> recorded() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("kafka", servers == null ? "" : servers);
        options.put("events-topic", String.join(" ", events));
        options.put("titles-topic", String.join(" ", titles));
        options.put("kafka-group", group);
        options.put("kafka-start", start.toLowerCase(Locale.ROOT));
        options.put("kafka-properties", properties == null ? "" : properties);
        return options;
    }
}
