package io.marquee.sample;

import java.util.List;
import java.util.Set;

/// A title as it stands in the catalog.
///
/// @param title what can be known of it from the row
/// @param cells twelve, or fewer if the row is cut short
/// @param dirt what is wrong with it; of a row to be rejected, only why
record Row(SampleTitle title, List<String> cells, Set<Dirt> dirt) {

    /// The columns of the catalog.
    static final List<String> COLUMNS =
            List.of(
                    "show_id",
                    "type",
                    "title",
                    "director",
                    "cast",
                    "country",
                    "date_added",
                    "release_year",
                    "rating",
                    "duration",
                    "listed_in",
                    "description");

    /// Whether a cleaner has to reject the row.
    boolean isRejected() {
        return dirt.stream().anyMatch(Dirt::rejects);
    }
}
