package io.marquee.pipeline.evidence;

import io.marquee.label.Evidence;
import io.marquee.table.RowOrigin;
import java.util.Locale;

/// What one source knows of one title's audience.
///
/// @param source where it comes from
/// @param titleId the catalog's id
/// @param rows how many rows of the source this is
/// @param origin the first of them
public record TitleEvidence(
        Source source, String titleId, Evidence evidence, long rows, RowOrigin origin) {

    /// What evidence can come from.
    public enum Source {
        LABELS("show_id"),
        EVENTS("title_id");

        private final String idColumn;

        Source(String idColumn) {
            this.idColumn = idColumn;
        }

        /// The column that names the title.
        public String idColumn() {
            return idColumn;
        }

        /// The name under which rows of this source are counted, with what became of them.
        public String count(String outcome) {
            return name().toLowerCase(Locale.ROOT) + "." + outcome;
        }
    }
}
