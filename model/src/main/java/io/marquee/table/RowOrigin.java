package io.marquee.table;

/// Where a row came from, so that a person can find it again.
///
/// @param file the file's path as given
/// @param row the row's number in its file, from 1, the header not counted
/// @param line the line of the file that the row begins on, from 1; rows of a Parquet file have
///   their number here too
public record RowOrigin(String file, long row, long line) implements Comparable<RowOrigin> {

    /// Order of files by name, then of rows: the order that a reader of the files would meet them
    /// in.
    @Override
    public int compareTo(RowOrigin other) {
        int byFile = file.compareTo(other.file);
        return byFile != 0 ? byFile : Long.compare(row, other.row);
    }

    @Override
    public String toString() {
        return file + " row " + row + " (line " + line + ")";
    }
}
