package io.marquee.dashboard.data;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A row of an answer, read by the names of its columns.
public final class Row {

    private final ResultSet row;

    Row(ResultSet row) {
        this.row = row;
    }

    /// A text that is always there.
    public String text(String column) {
        String text = textOrNull(column);
        if (text == null) {
            throw new IllegalStateException("null in " + column);
        }
        return text;
    }

    public @Nullable String textOrNull(String column) {
        return get(() -> row.getString(column));
    }

    /// A whole number that is always there.
    public long count(String column) {
        return get(() -> row.getLong(column));
    }

    public @Nullable Integer wholeOrNull(String column) {
        return get(() -> {
            int value = row.getInt(column);
            return row.wasNull() ? null : value;
        });
    }

    /// A number; NaN for null.
    public double number(String column) {
        return get(() -> {
            double value = row.getDouble(column);
            return row.wasNull() ? Double.NaN : value;
        });
    }

    public @Nullable Boolean flagOrNull(String column) {
        return get(() -> {
            boolean value = row.getBoolean(column);
            return row.wasNull() ? null : value;
        });
    }

    public @Nullable LocalDate dateOrNull(String column) {
        return get(() -> row.getObject(column, LocalDate.class));
    }

    /// A moment that is always there.
    public Instant instant(String column) {
        return get(() -> row.getObject(column, Timestamp.class)).toInstant();
    }

    /// The texts of a list; empty for null.
    public List<String> texts(String column) {
        return items(column, String::valueOf);
    }

    /// What a list of structs holds; empty for null.
    ///
    /// @param read makes a result of each struct's values, which are in the order of its fields
    public <T> List<T> structs(String column, Function<Object[], T> read) {
        return items(column, item -> read.apply(get(((Struct) item)::getAttributes)));
    }

    private <T> List<T> items(String column, Function<Object, T> read) {
        List<T> items = new ArrayList<>();
        Array array = get(() -> row.getArray(column));
        if (array != null) {
            for (Object item : (Object[]) get(array::getArray)) {
                items.add(read.apply(item));
            }
        }
        return items;
    }

    private interface Getter<T extends @Nullable Object> {
        T get() throws SQLException;
    }

    private static <T extends @Nullable Object> T get(Getter<T> getter) {
        try {
            return getter.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
