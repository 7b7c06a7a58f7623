package io.marquee.catalog;

/// Something that was mended in a row.
///
/// @param rule which rule mended it
/// @param column the column it was found in, by its name in [CatalogColumn]
/// @param before the cell as it was, cut to [#BEFORE_LIMIT] characters
public record Repair(Rule rule, CatalogColumn column, String before) {

    /// How much of the old cell is kept, in characters.
    public static final int BEFORE_LIMIT = 200;

    public Repair {
        before = before.length() > BEFORE_LIMIT ? before.substring(0, BEFORE_LIMIT) : before;
    }

    /// The rules, each with what it does in words.
    public enum Rule {
        DECODED_AS_WINDOWS_1252("bytes that are no UTF-8 were read as Windows-1252"),
        REMOVED_INVISIBLE_CHARACTERS("zero-width and control characters were removed"),
        JOINED_LINES("line breaks inside the cell became blanks"),
        TRIMMED("blanks at the ends were removed"),
        DROPPED_EMPTY_ENTRIES("stray commas were removed from the list"),
        DROPPED_REPEATED_ENTRIES("entries that the list had twice are in it once"),
        MOVED_DURATION_FROM_RATING("a duration in the rating column was moved to its own"),
        READ_OTHER_DATE_FORMAT("a date in another format than the catalog's was understood"),
        DROPPED_UNREADABLE_DATE("the date could not be understood and is now missing"),
        DROPPED_UNKNOWN_MATURITY("the rating is on no known scale and is now missing"),
        DROPPED_UNREADABLE_DURATION("the duration could not be understood and is now missing"),
        DROPPED_UNREADABLE_VERDICT(
                "the user rating or verdict is outside its range and is now missing");

        private final String words;

        Rule(String words) {
            this.words = words;
        }

        /// What the rule does, for people.
        public String words() {
            return words;
        }
    }
}
