package io.marquee.dashboard.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which files of a stream are in our tables, and how others get there. Files are only ever added
/// to a stream and never change, so each is read once.
final class StreamFiles {

    /// More at once would take more memory than there is.
    private static final int MOST_FILES = 200;

    private final String stream;
    private final Set<String> taken = new HashSet<>();

    /// @param stream the run that began it
    StreamFiles(String stream) {
        this.stream = stream;
    }

    /// What a stream tells of, with the columns that are kept: those that name a thing, the one
    /// that orders what was told of it, and the rest.
    enum Kind {
        WINDOWS(
                List.of("title_id VARCHAR", "window_start TIMESTAMPTZ", "window_minutes BIGINT"),
                "revision BIGINT",
                List.of(
                        "plays BIGINT",
                        "finishes BIGINT",
                        "ratings BIGINT",
                        "likes BIGINT",
                        "dislikes BIGINT")),
        STANDINGS(
                List.of("title_id VARCHAR"),
                "revision BIGINT",
                List.of(
                        "ratings BIGINT",
                        "mean_rating DOUBLE",
                        "rating DOUBLE",
                        "likes BIGINT",
                        "dislikes BIGINT",
                        "like_share DOUBLE",
                        "plays BIGINT",
                        "finishes BIGINT",
                        "latest TIMESTAMPTZ")),
        PREDICTIONS(
                List.of("title_id VARCHAR"),
                "scored_at TIMESTAMPTZ",
                List.of(
                        "title VARCHAR",
                        "predicted_rating DOUBLE",
                        "like_probability DOUBLE",
                        "predicted_liked BOOLEAN",
                        "model_version VARCHAR"));

        private final List<String> key;
        private final String order;
        private final List<String> rest;

        Kind(List<String> key, String order, List<String> rest) {
            this.key = key;
            this.order = order;
            this.rest = rest;
        }

        private String table() {
            return name().toLowerCase(Locale.ROOT);
        }

        private String definition() {
            return "CREATE TABLE %s (%s, %s, %s, PRIMARY KEY (%s))"
                    .formatted(
                            table(),
                            String.join(", ", key),
                            order,
                            String.join(", ", rest),
                            names(key.stream()));
        }

        /// Rows take the place of those that were told before them.
        private String insertion(String parquet) {
            String columns =
                    names(
                            Stream.concat(
                                    Stream.concat(key.stream(), Stream.of(order)), rest.stream()));
            return """
            INSERT INTO %1$s (%2$s)
            SELECT %2$s FROM %3$s
            QUALIFY row_number() OVER (PARTITION BY %4$s ORDER BY %5$s DESC) = 1
            ON CONFLICT (%4$s) DO UPDATE SET %6$s WHERE excluded.%5$s > %1$s.%5$s\
            """
                    .formatted(
                            table(),
                            columns,
                            parquet,
                            names(key.stream()),
                            name(order),
                            Stream.concat(Stream.of(order), rest.stream())
                                    .map(column -> "%1$s = excluded.%1$s".formatted(name(column)))
                                    .collect(Collectors.joining(", ")));
        }

        private static String names(Stream<String> columns) {
            return columns.map(Kind::name).collect(Collectors.joining(", "));
        }

        private static String name(String column) {
            return column.substring(0, column.indexOf(' '));
        }
    }

    String stream() {
        return stream;
    }

    String schema() {
        return "\"stream_%s\"".formatted(stream);
    }

    /// Where the files of a kind lie, as a key of the workspace's store.
    String folder(Kind kind) {
        return "streams/%s/%s".formatted(stream, kind.table());
    }

    /// What makes the tables, empty.
    List<String> create() {
        List<String> statements =
                new ArrayList<>(List.of("BEGIN", "CREATE SCHEMA " + schema(), "USE " + schema()));
        for (Kind kind : Kind.values()) {
            statements.add(kind.definition());
        }
        statements.add("COMMIT");
        return statements;
    }

    /// Those that are not in the tables, as many together as may be taken over at once.
    List<List<String>> fresh(List<String> keys) {
        List<String> all =
                keys.stream()
                        .filter(key -> key.endsWith(".parquet") && !taken.contains(key))
                        .toList();
        List<List<String>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST_FILES) {
            portions.add(all.subList(from, Math.min(from + MOST_FILES, all.size())));
        }
        return portions;
    }

    /// What takes the rows of files over.
    ///
    /// @param parquet a table expression that reads them
    List<String> take(Kind kind, String parquet) {
        List<String> statements = new ArrayList<>();
        statements.add("BEGIN");
        statements.add("USE " + schema());
        statements.add(kind.insertion(parquet));
        if (kind == Kind.WINDOWS) {
            statements.add(
                    "DELETE FROM windows WHERE window_start < (SELECT max(window_start) FROM windows) - INTERVAL 8 DAYS");
        }
        statements.add("COMMIT");
        return statements;
    }

    void taken(List<String> keys) {
        taken.addAll(keys);
    }
}
