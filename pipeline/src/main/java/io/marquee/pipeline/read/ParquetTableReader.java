package io.marquee.pipeline.read;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
import com.jerolba.carpet.RecordTypeConversionException;
import io.marquee.UserError;
import io.marquee.table.Columns;
import io.marquee.table.RowOrigin;
import io.marquee.table.TableReader;
import io.marquee.table.TableRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file as text cells, so that one set of cleaning rules serves every format.
/// Lists become text with `, ` between.
final class ParquetTableReader implements TableReader {

    private final String file;
    private final List<@Nullable String> names;
    private final List<String> ignored;
    private final CloseableIterator<Map<String, Object>> rows;
    private long row;

    private ParquetTableReader(
            String file,
            List<@Nullable String> names,
            List<String> ignored,
            CloseableIterator<Map<String, Object>> rows) {
        this.file = file;
        this.names = names;
        this.ignored = ignored;
        this.rows = rows;
    }

    /// Opens a Parquet file.
    ///
    /// @param channel closed with the reader, and if no reader can be made
    /// @throws UserError if it is no Parquet file, or lacks a required column
    static ParquetTableReader open(SeekableByteChannel channel, String file, Columns columns) {
        try {
            ChannelInputFile input = new ChannelInputFile(channel);
            List<String> header = header(input, file);
            List<@Nullable String> names = new ArrayList<>();
            for (int place : columns.locate(header, file)) {
                names.add(place < 0 ? null : header.get(place));
            }
            return new ParquetTableReader(
                    file, names, columns.ignored(header), sound(file, () -> rows(input)));
        } catch (RuntimeException e) {
            try {
                channel.close();
            } catch (IOException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        return sound(file, rows::hasNext);
    }

    @Override
    public TableRow next() {
        Map<String, Object> values = sound(file, rows::next);
        List<String> cells = new ArrayList<>(names.size());
        for (String name : names) {
            cells.add(name == null ? "" : cell(values.get(name)));
        }
        row++;
        return new TableRow.Readable(new RowOrigin(file, row, row), cells, false);
    }

    @Override
    public List<String> ignoredColumns() {
        return ignored;
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<String> header(ChannelInputFile input, String file) {
        try (ParquetFileReader reader = ParquetFileReader.open(input.withoutClosing())) {
            MessageType schema = reader.getFooter().getFileMetaData().getSchema();
            return schema.getFields().stream().map(field -> field.getName()).toList();
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    /// What else Parquet throws while it reads is of many kinds, and always the file's fault:
    /// damaged bytes may even be structures within structures without end.
    private static <T> T sound(String file, Supplier<T> read) {
        try {
            return read.get();
        } catch (RecordTypeConversionException e) {
            throw new UserError(
                    "%s has a column that cannot be read: %s. Leave the column out, or write it as text."
                            .formatted(file, e.getMessage()),
                    e);
        } catch (RuntimeException | StackOverflowError e) {
            throw damaged(file, e);
        }
    }

    private static UserError damaged(String file, Throwable e) {
        return new UserError(
                file
                        + " is no Parquet file, or is damaged. Fetch it again, or name it for what it is.",
                e);
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // the reader knows rows of any schema only as raw maps
    private static CloseableIterator<Map<String, Object>> rows(ChannelInputFile input) {
        return (CloseableIterator) new CarpetReader<>(input, Map.class).iterator();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            // Text of writers that do not say that it is text.
            case Binary text -> text.toStringUsingUTF8();
            case Collection<?> list ->
                    String.join(", ", list.stream().map(ParquetTableReader::cell).toList());
            default -> value.toString();
        };
    }
}
