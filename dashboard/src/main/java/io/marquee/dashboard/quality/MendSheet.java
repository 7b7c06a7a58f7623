package io.marquee.dashboard.quality;

import io.marquee.catalog.CatalogColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Rejected rows as a catalog of their own, in CSV: what is wrong stands before each row, in
/// columns that reading a catalog leaves out, so that the mended file can be read as it is.
///
/// A row that could be told apart into cells has them back. Of one that could not (too many cells,
/// an open quote), or whose cells hold what stands between cells, only the text is there, in the
/// column `payload`, to be copied from.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe.
public final class MendSheet {

    private static final String BETWEEN_CELLS = " | ";
    private static final Pattern BETWEEN = Pattern.compile(Pattern.quote(BETWEEN_CELLS));
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r]");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\\n\\r]");

    /// Faults of rows of labels and events, which are no rows of a catalog.
    private static final Set<String> OTHER_TABLES =
            Set.of(
                    "UNKNOWN_TITLE",
                    "UNREADABLE_VERDICT",
                    "MISSING_EVENT_ID",
                    "MISSING_USER_ID",
                    "UNKNOWN_EVENT_KIND",
                    "UNREADABLE_TIME");

    private static final List<String> FAULT =
            List.of("fault_file", "fault_line", "fault_reason", "fault_detail", "fault_payload");

    private final List<String> lines = new ArrayList<>();

    private MendSheet() {}

    /// @param rows rejected rows; those of labels and events are left out
    /// @param renames our names of columns to those that the run's catalogs have
    /// @return CSV with a header, lines ended by CR and LF
    public static String of(List<RejectedRow> rows, Map<String, String> renames) {
        MendSheet sheet = new MendSheet();
        List<String> header = new ArrayList<>(FAULT);
        for (CatalogColumn column : CatalogColumn.values()) {
            header.add(renames.getOrDefault(column.header(), column.header()));
        }
        sheet.add(header);
        rows.stream().filter(MendSheet::isOfCatalog).map(MendSheet::cells).forEach(sheet::add);
        return String.join("", sheet.lines);
    }

    /// Whether a row is one of a catalog, and not of labels or events.
    public static boolean isOfCatalog(RejectedRow row) {
        return !OTHER_TABLES.contains(row.reason());
    }

    private static List<String> cells(RejectedRow row) {
        List<String> cells =
                new ArrayList<>(
                        List.of(
                                row.file(),
                                Long.toString(row.line()),
                                row.reason(),
                                row.detail(),
                                row.payload()));
        List<String> own = Arrays.asList(BETWEEN.split(row.payload(), -1));
        int columns = CatalogColumn.values().length;
        for (int i = 0; i < columns; i++) {
            cells.add(own.size() == columns ? own.get(i) : "");
        }
        return cells;
    }

    private void add(List<String> cells) {
        lines.add(String.join(",", cells.stream().map(MendSheet::cell).toList()) + "\r\n");
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
