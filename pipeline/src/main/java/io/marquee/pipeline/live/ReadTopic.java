package io.marquee.pipeline.live;

import io.marquee.pipeline.coder.RecordCoder;
import io.marquee.table.Columns;
import io.marquee.table.JsonRow;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableRow;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.io.kafka.KafkaIO;
import org.apache.beam.sdk.io.kafka.KafkaRecord;
import org.apache.beam.sdk.io.kafka.TimestampPolicy;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/// The rows of a [Topic]: the value of each record is a JSON object. Where a row comes from is the
/// topic with its partition, and the record's offset.
///
/// How far each partition was read is in the checkpoints; what they hold is also told to the
/// brokers, for others to see the lag.
public final class ReadTopic extends PTransform<PBegin, PCollection<TableRow>> {

    private static final long serialVersionUID = 1;

    private final Topic topic;
    private final Columns columns;
    private final SerializableFunction<TableRow, java.time.@Nullable Instant> time;
    private final Duration disorder;
    private final Duration idle;

    /// Reads a topic.
    ///
    /// @param time when a row happened; null if it does not say
    /// @param disorder how much later than its successors in a partition a row may come
    /// @param idle after how long without rows time goes on by the clock
    public ReadTopic(
            Topic topic,
            Columns columns,
            SerializableFunction<TableRow, java.time.@Nullable Instant> time,
            Duration disorder,
            Duration idle) {
        this.topic = topic;
        this.columns = columns;
        this.time = time;
        this.disorder = disorder;
        this.idle = idle;
    }

    @Override
    public PCollection<TableRow> expand(PBegin begin) {
        return begin.apply(
                        "Poll",
                        KafkaIO.<byte[], byte[]>read()
                                .withBootstrapServers(topic.servers())
                                .withTopic(topic.name())
                                .withKeyDeserializer(ByteArrayDeserializer.class)
                                .withValueDeserializer(ByteArrayDeserializer.class)
                                .withConsumerConfigUpdates(
                                        Map.of(
                                                ConsumerConfig.GROUP_ID_CONFIG,
                                                topic.group(),
                                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                                topic.start().name().toLowerCase(Locale.ROOT),
                                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                                false))
                                .withConsumerFactoryFn(
                                        settings -> new KafkaConsumer<>(topic.client(settings)))
                                .withTimestampPolicyFactory((_, watermark) ->
                                        new RowTime(columns, time, disorder, idle, watermark))
                                .commitOffsetsInFinalize())
                .apply(
                        "Rows",
                        MapElements.into(TypeDescriptor.of(TableRow.class))
                                .via(record -> row(record, columns)))
                .setCoder(RecordCoder.of(TableRow.class));
    }

    private static TableRow row(KafkaRecord<byte[], byte[]> record, Columns columns) {
        byte[] value = record.getKV().getValue();
        return JsonRow.read(
                value == null ? "" : new String(value, StandardCharsets.UTF_8),
                new RowOrigin(
                        "kafka:%s/%d".formatted(record.getTopic(), record.getPartition()),
                        record.getOffset(),
                        record.getOffset()),
                columns);
    }

    /// The time of one partition.
    private static final class RowTime extends TimestampPolicy<byte[], byte[]> {

        private final Columns columns;
        private final SerializableFunction<TableRow, java.time.@Nullable Instant> time;
        private final EventClock clock;

        RowTime(
                Columns columns,
                SerializableFunction<TableRow, java.time.@Nullable Instant> time,
                Duration disorder,
                Duration idle,
                Optional<Instant> watermark) {
            this.columns = columns;
            this.time = time;
            this.clock =
                    new EventClock(
                            disorder,
                            idle,
                            watermark
                                    .map(before -> before.plus(disorder).getMillis())
                                    .orElse(EventClock.BEFORE_ALL));
        }

        @Override
        public Instant getTimestampForRecord(
                PartitionContext partition, KafkaRecord<byte[], byte[]> record) {
            return clock.take(time.apply(row(record, columns)));
        }

        @Override
        public Instant getWatermark(PartitionContext partition) {
            return clock.watermark(partition.getMessageBacklog() == 0);
        }
    }
}
