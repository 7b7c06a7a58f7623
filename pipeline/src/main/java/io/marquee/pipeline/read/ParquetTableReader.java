package io.marquee.pipeline.read;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
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
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file as text cells, so that one set of cleaning rules serves every format.
/// Lists become text with `, ` between.
final class ParquetTableReader implements TableReader {

    private final String file;
    private final List<@Nullable String> names;
    private final CloseableIterator<Map<String, Object>> rows;
    private long row;

    /// Opens a Parquet file.
    ///
    /// @param channel closed with the reader
    /// @throws UserError if it is no Parquet file, or lacks a required column
    ParquetTableReader(SeekableByteChannel channel, String file, Columns columns) {
        this.file = file;
        ChannelInputFile input = new ChannelInputFile(channel);
        List<String> header = header(input, file);
        List<@Nullable String> wanted = new ArrayList<>();
        for (int place : columns.locate(header, file)) {
            wanted.add(place < 0 ? null : header.get(place));
        }
        this.names = wanted;
        this.rows = open(input);
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public TableRow next() {
        Map<String, Object> values = rows.next();
        List<String> cells = new ArrayList<>(names.size());
        for (String name : names) {
            cells.add(name == null ? "" : cell(values.get(name)));
        }
        row++;
        return new TableRow.Readable(new RowOrigin(file, row, row), cells, false);
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
            throw new UserError(
                    file
                            + " is no Parquet file, or is damaged. Fetch it again, or name it for what it is.",
                    e);
        }
    }

    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // the reader knows rows of any schema only as raw maps
    private static CloseableIterator<Map<String, Object>> open(ChannelInputFile input) {
        return (CloseableIterator) new CarpetReader<>(input, Map.class).iterator();
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Collection<?> list ->
                    String.join(", ", list.stream().map(ParquetTableReader::cell).toList());
            default -> value.toString();
        };
    }
}
