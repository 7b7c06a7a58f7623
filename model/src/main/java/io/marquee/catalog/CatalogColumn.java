package io.marquee.catalog;

import io.marquee.table.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The columns of a catalog: those of the public Netflix catalog, and two optional ones with the
/// audience's verdict.
public enum CatalogColumn {
    SHOW_ID(true),
    TYPE(true),
    TITLE(true),
    DIRECTOR(false),
    CAST(false),
    COUNTRY(false),
    DATE_ADDED(false),
    RELEASE_YEAR(true),
    RATING(false),
    DURATION(false),
    LISTED_IN(true),
    DESCRIPTION(false),
    USER_RATING(false),
    USER_LIKED(false);

    private final boolean required;

    CatalogColumn(boolean required) {
        this.required = required;
    }

    /// The column's name in a header: `show_id` for instance.
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The place of the column's cell in a row that was read with [#columns].
    @SuppressWarnings("EnumOrdinal") // the rows are read in the order of this enum
    int place() {
        return ordinal();
    }

    /// All columns for reading a catalog, in the order of this enum.
    ///
    /// @param renames our header to the catalog's own
    /// @throws io.marquee.UserError if a rename is of no column of ours
    public static Columns columns(Map<String, String> renames) {
        List<CatalogColumn> all = Arrays.asList(values());
        return new Columns(
                all.stream().map(CatalogColumn::header).toList(),
                all.stream().filter(c -> c.required).map(CatalogColumn::header).toList(),
                renames);
    }
}
