package io.marquee.catalog;

import io.marquee.table.TableRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a title of a catalog's row, mending what a person could read and rejecting only what
/// nobody could.
///
/// A row is rejected if it has no id, name, kind or year of release that can be understood: without
/// them it is no title. Everything else may be missing.
public final class RowCleaner {

    /// The years of release that are believed: from the first films to the plans of a long-sighted
    /// studio.
    private static final int FIRST_YEAR = 1870;

    private static final int LAST_YEAR = 2100;

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    private final TableRow.Readable row;
    private final List<Repair> repairs = new ArrayList<>();

    private RowCleaner(TableRow.Readable row) {
        this.row = row;
    }

    /// Cleans one row of a table that was read with [CatalogColumn#columns].
    public static CleanRow clean(TableRow row) {
        return switch (row) {
            case TableRow.Readable readable -> new RowCleaner(readable).clean();
            case TableRow.Unreadable unreadable -> new CleanRow.Rejected(Reject.of(unreadable));
        };
    }

    private CleanRow clean() {
        if (row.decodedAsWindows1252()) {
            new CellText(CatalogColumn.TITLE, cell(CatalogColumn.TITLE), repairs)
                    .note(Repair.Rule.DECODED_AS_WINDOWS_1252);
        }
        String id = text(CatalogColumn.SHOW_ID).text();
        if (id.isEmpty()) {
            return reject(Reject.Reason.MISSING_ID, CatalogColumn.SHOW_ID, "it has no id");
        }
        String name = text(CatalogColumn.TITLE).text();
        if (name.isEmpty()) {
            return reject(Reject.Reason.MISSING_TITLE, CatalogColumn.TITLE, "it has no title");
        }
        String type = text(CatalogColumn.TYPE).code();
        Optional<Kind> kind = Kind.parse(type);
        if (kind.isEmpty()) {
            return type.isEmpty()
                    ? reject(Reject.Reason.MISSING_KIND, CatalogColumn.TYPE, "it has no type")
                    : reject(
                            Reject.Reason.UNKNOWN_KIND,
                            CatalogColumn.TYPE,
                            "the type is neither Movie nor TV Show");
        }
        String yearText = text(CatalogColumn.RELEASE_YEAR).code();
        if (yearText.isEmpty()) {
            return reject(
                    Reject.Reason.MISSING_RELEASE_YEAR,
                    CatalogColumn.RELEASE_YEAR,
                    "it has no year of release");
        }
        int year = year(yearText);
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            return reject(
                    Reject.Reason.IMPOSSIBLE_RELEASE_YEAR,
                    CatalogColumn.RELEASE_YEAR,
                    "the year of release is none between %d and %d"
                            .formatted(FIRST_YEAR, LAST_YEAR));
        }
        return new CleanRow.Accepted(title(id, kind.get(), name, year));
    }

    private Title title(String id, Kind kind, String name, int year) {
        List<String> directors = text(CatalogColumn.DIRECTOR).entries();
        List<String> cast = text(CatalogColumn.CAST).entries();
        List<String> countries = text(CatalogColumn.COUNTRY).entries();
        LocalDate added = added();
        CellText ratingCell = text(CatalogColumn.RATING);
        CellText durationCell = text(CatalogColumn.DURATION);
        String rating = ratingCell.code();
        String duration = durationCell.code();
        if (duration.isEmpty() && LengthReader.read(rating, kind).isPresent()) {
            ratingCell.note(Repair.Rule.MOVED_DURATION_FROM_RATING);
            duration = rating;
            rating = "";
        }
        Maturity maturity = Maturity.parse(rating).orElse(null);
        if (maturity == null && !rating.isEmpty()) {
            ratingCell.note(Repair.Rule.DROPPED_UNKNOWN_MATURITY);
        }
        Length length = LengthReader.read(duration, kind).orElse(null);
        if (length == null && !duration.isEmpty()) {
            durationCell.note(Repair.Rule.DROPPED_UNREADABLE_DURATION);
        }
        List<String> genres = text(CatalogColumn.LISTED_IN).entries();
        String description = text(CatalogColumn.DESCRIPTION).text();
        StatedVerdict stated = new StatedVerdict(userRating(), userLiked());
        return new Title(
                id,
                kind,
                name,
                directors,
                cast,
                countries,
                added,
                year,
                maturity,
                length,
                genres,
                description,
                stated,
                row.origin(),
                List.of(),
                repairs);
    }

    private @Nullable LocalDate added() {
        CellText cell = text(CatalogColumn.DATE_ADDED);
        String text = cell.code();
        if (text.isEmpty()) {
            return null;
        }
        Optional<DateReader.Day> day = DateReader.read(text);
        if (day.isEmpty()) {
            cell.note(Repair.Rule.DROPPED_UNREADABLE_DATE);
            return null;
        }
        if (!day.get().usual()) {
            cell.note(Repair.Rule.READ_OTHER_DATE_FORMAT);
        }
        return day.get().date();
    }

    private @Nullable Double userRating() {
        CellText cell = text(CatalogColumn.USER_RATING);
        String text = cell.code();
        Optional<Double> rating = VerdictReader.rating(text);
        if (rating.isEmpty() && !text.isEmpty()) {
            cell.note(Repair.Rule.DROPPED_UNREADABLE_VERDICT);
        }
        return rating.orElse(null);
    }

    private @Nullable Boolean userLiked() {
        CellText cell = text(CatalogColumn.USER_LIKED);
        String text = cell.code();
        Optional<Boolean> liked = VerdictReader.liked(text);
        if (liked.isEmpty() && !text.isEmpty()) {
            cell.note(Repair.Rule.DROPPED_UNREADABLE_VERDICT);
        }
        return liked.orElse(null);
    }

    private static int year(String text) {
        // Spreadsheets and data frames like to make 2019.0 of 2019.
        String digits = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        return YEAR.matcher(digits).matches() ? Integer.parseInt(digits) : -1;
    }

    private CellText text(CatalogColumn column) {
        return new CellText(column, cell(column), repairs);
    }

    private String cell(CatalogColumn column) {
        return row.cells().get(column.place());
    }

    private CleanRow reject(Reject.Reason reason, CatalogColumn column, String detail) {
        return new CleanRow.Rejected(Reject.of(row, reason, column.header(), cell(column), detail));
    }
}
