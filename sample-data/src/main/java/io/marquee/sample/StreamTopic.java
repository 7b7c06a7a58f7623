package io.marquee.sample;

import io.marquee.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A stream's lines as records of a Kafka topic, each there exactly once, in whatever partition.
final class StreamTopic implements EventStream.Sink, AutoCloseable {

    private final Producer<String, String> producer;
    private final String topic;
    private final boolean paced;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private StreamTopic(Producer<String, String> producer, String topic, boolean paced) {
        this.producer = producer;
        this.topic = topic;
        this.paced = paced;
    }

    /// Makes ready to write.
    ///
    /// @param properties a file of settings for the client; null for none
    /// @param paced whether each record comes only when its moment is there
    static StreamTopic open(
            String servers, String topic, @Nullable Path properties, boolean paced) {
        Properties settings = new Properties();
        if (properties != null) {
            try (InputStream in = Files.newInputStream(properties)) {
                settings.load(in);
            } catch (IOException | IllegalArgumentException e) {
                throw new UserError(
                        "--kafka-properties is %s, which cannot be read.".formatted(properties), e);
            }
        }
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        try {
            return new StreamTopic(
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer()),
                    topic,
                    paced);
        } catch (KafkaException e) {
            throw new UserError(
                    "--kafka is %s, which is no address of a broker: %s"
                            .formatted(servers, e.getMessage()),
                    e);
        }
    }

    @Override
    public void write(String line, Instant moment) throws IOException {
        if (paced) {
            Pace.waitFor(moment);
        }
        try {
            // How it ends is the callback's to say; nobody waits for each record.
            Future<RecordMetadata> _ =
                    producer.send(
                            new ProducerRecord<>(topic, line),
                            (_, e) -> {
                                if (e != null) {
                                    failure.compareAndSet(null, e);
                                }
                            });
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
        }
        throwFailure();
    }

    /// Waits until the brokers have all.
    void finish() throws IOException {
        producer.flush();
        throwFailure();
    }

    private void throwFailure() throws IOException {
        Exception e = failure.get();
        if (e != null) {
            throw new IOException(
                    "Kafka did not take the events for the topic %s: %s"
                            .formatted(topic, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
