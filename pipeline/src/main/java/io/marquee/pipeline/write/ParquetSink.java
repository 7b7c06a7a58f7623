package io.marquee.pipeline.write;

import com.jerolba.carpet.CarpetWriter;
import com.jerolba.carpet.ColumnNamingStrategy;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.FileIO;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.jspecify.annotations.Nullable;

/// Writes blocks of records to a Parquet file: a column for each component, its name in snake case.
/// See docs/decisions/0011-carpet-for-parquet.md.
///
/// @param <T> the record
final class ParquetSink<T> implements FileIO.Sink<List<T>> {

    private static final long serialVersionUID = 1;

    private final Class<T> type;
    private transient @Nullable CarpetWriter<T> writer;

    ParquetSink(Class<T> type) {
        this.type = type;
    }

    @Override
    public void open(WritableByteChannel channel) throws IOException {
        writer =
                new CarpetWriter.Builder<>(Channels.newOutputStream(channel), type)
                        .withColumnNamingStrategy(ColumnNamingStrategy.SNAKE_CASE)
                        .withCompressionCodec(CompressionCodecName.SNAPPY)
                        .build();
    }

    @Override
    public void write(List<T> block) throws IOException {
        opened().write(block);
    }

    @Override
    public void flush() throws IOException {
        opened().close();
    }

    private CarpetWriter<T> opened() {
        CarpetWriter<T> current = writer;
        if (current == null) {
            throw new IllegalStateException("the file is not open");
        }
        return current;
    }
}
